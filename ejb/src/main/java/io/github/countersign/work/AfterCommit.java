package io.github.countersign.work;

import java.util.ArrayList;
import java.util.List;

/** What waits for a transaction's commit. */
final class AfterCommit {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    void add(Runnable action) {
        actions.add(action);
    }

    void cancel() {
        cancelled = true;
    }

    /** For another try: what the one that failed wanted to tell is forgotten. */
    AfterCommit startOver() {
        actions.clear();
        cancelled = false;
        return this;
    }

    void run() {
        if (!cancelled) {
            actions.forEach(Runnable::run);
        }
    }
}
