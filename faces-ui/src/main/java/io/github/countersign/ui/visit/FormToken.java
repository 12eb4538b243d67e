package io.github.countersign.ui.visit;

import io.github.countersign.secret.Token;
import io.github.countersign.visit.VisitId;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What shows that a form was made by a page of this visit, for this browser. It is derived from the cookie that binds the visit to the
 * browser, so that every node knows it and none has to keep it. There is no view state: each view is built again from what was sent.
 */
final class FormToken {

    static final String FIELD = "csrf-token";

    /** What Faces itself writes into the forms of views that it does not keep. */
    private static final String VIEW_STATE = "jakarta.faces.ViewState";

    private static final String NO_STATE = "stateless";

    private final String value;

    FormToken(String visitCookie, VisitId visit) {
        this.value = Token.derived(visitCookie, "form " + visit);
    }

    String value() {
        return value;
    }

    /** Whether a form that was sent has it. Faces takes a form with another view state than ours for none, or fails at it. */
    boolean isIn(HttpServletRequest form) {
        String sent = form.getParameter(FIELD);
        return sent != null && Token.same(sent, value) && NO_STATE.equals(form.getParameter(VIEW_STATE));
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "FormToken";
    }
}
