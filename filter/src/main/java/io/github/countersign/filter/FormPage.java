package io.github.countersign.filter;

import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * Shows, after the second factor, the form that was sent before it. The person sends it again; it never sends itself. It stays when the
 * page is loaded again, and goes when it is sent or declined.
 */
final class FormPage {

    static final String FORM = "form";

    private final FilterSettings settings;
    private final Judge judge;
    private final HeldBackReply heldBackReply;
    private final KeptForms forms;

    FormPage(FilterSettings settings, Judge judge, HeldBackReply heldBackReply, KeptForms forms) {
        this.settings = settings;
        this.judge = judge;
        this.heldBackReply = heldBackReply;
        this.forms = forms;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestKind kind = RequestKind.of(request);
        boolean declined = request.getMethod().equals("POST");
        if (!declined && !request.getMethod().equals("GET")) {
            Reply.notAllowed(response, "GET, POST");
        } else if (declined && !FormOrigin.isProvedOurs(request)) {
            PageReply.notFound(request, response);
        } else if (!kind.startsVisit()) {
            BackgroundReply.secondFactorPending(request, response, kind, settings.formAt(request));
        } else {
            judge.judge(request, response)
                    .act(
                            () -> Reply.seeOther(response, settings.homeOf(request)),
                            account -> show(request, response, account, declined),
                            heldBack ->
                                    heldBackReply.answerEntry(request, response, heldBack, settings.formAt(request)));
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Account account, boolean declined)
            throws IOException {
        HttpSession session = request.getSession(false);
        KeptForm form = forms.waiting(session, account);
        if (session == null || form == null) {
            Reply.seeOther(response, settings.homeOf(request));
            return;
        }
        String back = form.cameFrom();
        String backTo = back == null ? settings.homeOf(request) : back;
        if (declined) {
            KeptForm.remove(session);
            Reply.seeOther(response, backTo);
        } else {
            PageReply.form(request, response, form, settings.formAt(request), backTo);
        }
    }
}
