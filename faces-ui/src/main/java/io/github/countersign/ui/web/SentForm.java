package io.github.countersign.ui.web;

import jakarta.servlet.http.HttpServletRequest;

/** A form as it came over the network: anybody can send anything. */
public final class SentForm {

    private static final System.Logger LOG = System.getLogger(SentForm.class.getName());

    /** Our pages never name a way of rendering. Faces writes an error into the log for each one that it does not have. */
    private static final String RENDER_KIT = "jakarta.faces.RenderKitId";

    private SentForm() {}

    /**
     * Whether it can be read. The container cannot read wrong escapes, too many fields, or fields that are too large; Faces cannot use
     * another way of rendering than its own.
     */
    public static boolean isReadable(HttpServletRequest request) {
        try {
            return !request.getParameterMap().containsKey(RENDER_KIT);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A form that cannot be read", e);
            return false;
        }
    }
}
