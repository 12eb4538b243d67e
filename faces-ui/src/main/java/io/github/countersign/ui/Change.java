package io.github.countersign.ui;

import io.github.countersign.confirmation.Action;
import java.io.Serializable;

/**
 * A change that somebody is about to make, and has to confirm.
 *
 * @param target the account that it is about
 * @param page where it is made: a path below the context path, with its query
 */
record Change(Action action, long target, String page) implements Serializable {

    /** One confirmation for each, whatever else is open in other tabs. */
    String key() {
        return action + "-" + target;
    }
}
