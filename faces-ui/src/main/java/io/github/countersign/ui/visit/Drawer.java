package io.github.countersign.ui.visit;

import java.io.Serializable;

/**
 * A place that one feature has for itself among what the pages keep for a visit. What lies in it is small, a value, and needs nothing of a
 * server.
 */
public record Drawer<T extends Serializable>(String name, Class<T> kind) {

    /** One for each thing that the feature is about, whatever else is open in other tabs. */
    public Drawer<T> about(String what) {
        return new Drawer<>(name + "." + what, kind);
    }
}
