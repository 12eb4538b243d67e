package io.github.countersign.ui.web;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Ends a form's request with a redirect, so that a reload of the page that follows repeats nothing. */
public final class Redirect {

    private Redirect() {}

    /** @param path on this origin, context path included */
    public static void to(String path) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
