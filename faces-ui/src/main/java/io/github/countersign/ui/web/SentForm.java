package io.github.countersign.ui.web;

import jakarta.servlet.http.HttpServletRequest;

/** A form as it came over the network: anybody can send anything. */
public final class SentForm {

    private static final System.Logger LOG = System.getLogger(SentForm.class.getName());

    private SentForm() {}

    /** Whether the container can read the request's parameters: wrong escapes and too many or too large fields it cannot. */
    public static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A form that cannot be read", e);
            return false;
        }
    }
}
