package io.github.countersign.work;

import java.util.ArrayList;
import java.util.List;

/** The actions that wait for a transaction's commit. */
final class AfterCommit {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    void add(Runnable action) {
        actions.add(action);
    }

    void cancel() {
        cancelled = true;
    }

    /** Forgets the actions of a failed try, before another one. */
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
