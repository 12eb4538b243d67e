package io.github.countersign.filter;

import io.github.countersign.filter.request.RequestPath;
import io.github.countersign.filter.service.GateConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** The filter's own addresses in the guarded application, all below one prefix. The application never sees a request for them. */
final class OwnPages {

    static final String RETURN = "return";
    static final String SIGN_OUT = "sign-out";

    static final String CONFIRM_PASSWORD = "confirm-password";
    static final String STATUS = "status";

    private final String prefix;
    private final ReturnPage returnPage;
    private final SignOutPage signOutPage;
    private final EntryPage entryPage;
    private final ConfirmPasswordPage confirmPasswordPage;
    private final StatusPage statusPage;
    private final FormPage formPage;

    OwnPages(
            FilterSettings settings,
            GateConnection gate,
            HostSessions sessions,
            Lookout lookout,
            Judge judge,
            SignOut signOut,
            Visits visits,
            HeldBackReply heldBackReply,
            KeptForms forms,
            Clock clock) {
        this.prefix = settings.prefix();
        this.returnPage = new ReturnPage(settings, gate, sessions, lookout, judge, heldBackReply, clock);
        this.signOutPage = new SignOutPage(settings, signOut);
        this.entryPage = new EntryPage(settings, judge, heldBackReply, visits);
        this.confirmPasswordPage = new ConfirmPasswordPage(settings, gate, lookout, judge, heldBackReply);
        this.formPage = new FormPage(settings, judge, heldBackReply, forms);
        this.statusPage = new StatusPage(settings, gate, judge);
    }

    boolean has(HttpServletRequest request) {
        return RequestPath.startsWith(request, prefix);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String page = RequestPath.of(request).substring(prefix.length());
        switch (page) {
            case RETURN:
                returnPage.answer(request, response);
                break;
            case SIGN_OUT:
                signOutPage.answer(request, response);
                break;
            case EntryPage.ACCOUNT:
            case EntryPage.PEOPLE:
            case EntryPage.POLICY:
            case EntryPage.AUDIT:
                entryPage.answer(request, response, page);
                break;
            case CONFIRM_PASSWORD:
                confirmPasswordPage.answer(request, response);
                break;
            case FormPage.FORM:
                formPage.answer(request, response);
                break;
            case STATUS:
                statusPage.answer(request, response);
                break;
            default:
                PageReply.notFound(request, response);
        }
    }
}
