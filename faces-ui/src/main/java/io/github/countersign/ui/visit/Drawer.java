package io.github.countersign.ui.visit;

import java.io.Serializable;

/**
 * A place in the pages' session that one feature has for itself. What lies in it is small, a value, and needs nothing of a server, so
 * that it can be kept anywhere.
 */
public record Drawer<T extends Serializable>(String name, Class<T> kind) {

    /** One for each thing that the feature is about, whatever else is open in other tabs. */
    public Drawer<T> about(String what) {
        return new Drawer<>(name + "." + what, kind);
    }
}
