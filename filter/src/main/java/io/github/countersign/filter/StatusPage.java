package io.github.countersign.filter;

import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.filter.service.GateUnavailableException;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.SecondFactor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells the application's scripts, as JSON, what they may know about the second factor of the person signed in. Only for the same site. */
final class StatusPage {

    private final FilterSettings settings;
    private final GateConnection gate;
    private final Judge judge;

    StatusPage(FilterSettings settings, GateConnection gate, Judge judge) {
        this.settings = settings;
        this.gate = gate;
        this.judge = judge;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!request.getMethod().equals("GET")) {
            Reply.notAllowed(response, "GET");
        } else if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            Reply.empty(response, HttpServletResponse.SC_FORBIDDEN);
        } else {
            tell(request, response);
        }
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        judge.judgeOnly(request, response)
                .act(
                        () -> notVerified(request, response),
                        account -> tell(response, account),
                        heldBack -> heldBack.answer(
                                pending -> notVerified(request, response),
                                () -> notVerified(request, response),
                                () -> BackgroundReply.notAvailable(response, RequestKind.FETCH)));
    }

    private void notVerified(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BackgroundReply.secondFactorPending(request, response, RequestKind.FETCH, settings.goOnAt(request));
    }

    private void tell(HttpServletResponse response, Account account) throws IOException {
        try {
            SecondFactor facts = gate.secondFactor(account);
            Reply.text(response, HttpServletResponse.SC_OK, "application/json", json(facts));
        } catch (GateUnavailableException e) {
            BackgroundReply.notAvailable(response, RequestKind.FETCH);
        }
    }

    private static String json(SecondFactor facts) {
        return "{\"enrolled\":" + facts.enrolled()
                + ",\"required\":" + facts.required()
                + ",\"phone\":" + quoted(SecondFactorStatus.phone(facts))
                + ",\"method\":" + quoted(SecondFactorStatus.method(facts)) + "}";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
