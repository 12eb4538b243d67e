package io.github.countersign.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The links that an application puts in its menus: each opens the module's page of the same name for somebody verified. */
final class EntryPage {

    static final String ACCOUNT = "account";
    static final String PEOPLE = "people";
    static final String POLICY = "policy";
    static final String AUDIT = "audit";

    private final GuardSettings settings;
    private final Sentry sentry;
    private final Refusal refusal;
    private final Visits visits;

    EntryPage(GuardSettings settings, Sentry sentry, Refusal refusal, Visits visits) {
        this.settings = settings;
        this.sentry = sentry;
        this.refusal = refusal;
        this.visits = visits;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
        RequestKind kind = RequestKind.of(request);
        if (!request.getMethod().equals("GET")) {
            Reply.notAllowed(response, "GET");
        } else if (kind != RequestKind.NAVIGATION) {
            BackgroundReply.secondFactorPending(request, response, kind, addressOf(request, page));
        } else if (!opened(request, response, sentry.judge(request, response), page)
                // the trust was revoked since the last look: whoever may still come in starts a new visit
                && !opened(request, response, sentry.judgeAnew(request, response), page)) {
            Pages.notAvailable(request, response);
        }
    }

    /** @return false when the session turned out not to be verified any more */
    private boolean opened(HttpServletRequest request, HttpServletResponse response, Verdict verdict, String page)
            throws IOException {
        if (verdict instanceof Verdict.Verified verified) {
            try {
                return visits.open(request, response, verified.account(), page);
            } catch (GateUnavailableException e) {
                Pages.notAvailable(request, response);
            }
        } else if (verdict instanceof Verdict.Nobody) {
            Reply.seeOther(response, settings.homeOf(request));
        } else {
            refusal.answerEntry(request, response, verdict, addressOf(request, page));
        }
        return true;
    }

    private String addressOf(HttpServletRequest request, String page) {
        return request.getContextPath() + settings.prefix() + page;
    }
}
