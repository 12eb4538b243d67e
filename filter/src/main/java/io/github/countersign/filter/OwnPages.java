package io.github.countersign.filter;

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
            GuardSettings settings,
            GateConnection gate,
            HostSessions sessions,
            Sentry sentry,
            SignOut signOut,
            Visits visits,
            Refusal refusal,
            KeptForms forms,
            Clock clock) {
        this.prefix = settings.prefix();
        this.returnPage = new ReturnPage(settings, gate, sessions, sentry, refusal, clock);
        this.signOutPage = new SignOutPage(settings, signOut);
        this.entryPage = new EntryPage(settings, sentry, refusal, visits);
        this.confirmPasswordPage = new ConfirmPasswordPage(settings, gate, sentry, refusal);
        this.formPage = new FormPage(settings, sentry, refusal, forms);
        this.statusPage = new StatusPage(settings, gate, sentry);
    }

    boolean has(HttpServletRequest request) {
        return RequestPath.startsWith(request, prefix);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String page = RequestPath.of(request).substring(prefix.length());
        switch (page) {
            case RETURN -> returnPage.answer(request, response);
            case SIGN_OUT -> signOutPage.answer(request, response);
            case EntryPage.ACCOUNT, EntryPage.PEOPLE, EntryPage.POLICY, EntryPage.AUDIT ->
                entryPage.answer(request, response, page);
            case CONFIRM_PASSWORD -> confirmPasswordPage.answer(request, response);
            case FormPage.FORM -> formPage.answer(request, response);
            case STATUS -> statusPage.answer(request, response);
            default -> Pages.notFound(request, response);
        }
    }
}
