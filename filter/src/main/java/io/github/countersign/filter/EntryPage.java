package io.github.countersign.filter;

import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.filter.service.GateUnavailableException;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The links that an application puts in its menus: each opens the module's page of the same name for a verified person. */
final class EntryPage {

    static final String ACCOUNT = "account";
    static final String PEOPLE = "people";
    static final String POLICY = "policy";
    static final String AUDIT = "audit";

    private final FilterSettings settings;
    private final Judge judge;
    private final HeldBackReply heldBackReply;
    private final Visits visits;

    EntryPage(FilterSettings settings, Judge judge, HeldBackReply heldBackReply, Visits visits) {
        this.settings = settings;
        this.judge = judge;
        this.heldBackReply = heldBackReply;
        this.visits = visits;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
        RequestKind kind = RequestKind.of(request);
        if (!request.getMethod().equals("GET")) {
            Reply.notAllowed(response, "GET");
        } else if (kind != RequestKind.NAVIGATION) {
            BackgroundReply.secondFactorPending(request, response, kind, addressOf(request, page));
        } else if (!opened(request, response, judge.judge(request, response), page)
                // the trust was revoked since the last look: anyone who may still come in starts a new visit
                && !opened(request, response, judge.judgeAnew(request, response), page)) {
            PageReply.notAvailable(request, response);
        }
    }

    /** @return false when the session turned out to be no longer verified */
    private boolean opened(HttpServletRequest request, HttpServletResponse response, Verdict verdict, String page)
            throws IOException {
        Account account = verdict.letIn();
        if (account != null) {
            try {
                return visits.open(request, response, account, page);
            } catch (GateUnavailableException e) {
                PageReply.notAvailable(request, response);
                return true;
            }
        }
        Verdict.HeldBack heldBack = verdict.heldBack();
        if (heldBack == null) {
            Reply.seeOther(response, settings.homeOf(request));
        } else {
            heldBackReply.answerEntry(request, response, heldBack, addressOf(request, page));
        }
        return true;
    }

    private String addressOf(HttpServletRequest request, String page) {
        return request.getContextPath() + settings.prefix() + page;
    }
}
