package io.github.countersign.filter;

import io.github.countersign.filter.output.Withdrawal;
import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.filter.request.SameOrigin;
import io.github.countersign.filter.request.WantedPage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Acts on a verdict that keeps a request from the application: the one place that answers instead of it. */
final class HeldBackReply {

    private final FilterSettings settings;
    private final Visits visits;
    private final SignOut signOut;
    private final KeptForms forms;
    private final SurvivingCookies cookies;

    HeldBackReply(FilterSettings settings, Visits visits, SignOut signOut, KeptForms forms) {
        this.settings = settings;
        this.visits = visits;
        this.signOut = signOut;
        this.forms = forms;
        this.cookies = new SurvivingCookies(settings.signInCookies());
    }

    /** Answers a request that the application has not seen. */
    void answer(HttpServletRequest request, HttpServletResponse response, Verdict.HeldBack verdict) throws IOException {
        RequestKind kind = RequestKind.of(request);
        boolean wanted = kind == RequestKind.NAVIGATION && request.getDispatcherType() == DispatcherType.REQUEST;
        String page = wanted ? wantedBy(request) : null;
        answer(request, response, verdict, kind, forms.keep(request, verdict) ? settings.formAt(request) : page);
    }

    /** Whether that cookie goes out with an answer of ours. */
    boolean survives(HttpServletRequest request, String cookie) {
        return cookies.have(request, cookie);
    }

    /**
     * Answers the request in which somebody signed in where the application sends the browser to another of its pages: that page is held
     * back in its turn. Of the address only its path goes out.
     */
    void sendOn(HttpServletRequest request, HttpServletResponse response, String location) throws IOException {
        if (!response.isCommitted()) {
            cookies.takeBack(request, response);
            Reply.seeOther(response, SameOrigin.pathOf(request, location));
            Withdrawal.shut(response);
        }
    }

    /**
     * Answers the request in which somebody signed in, instead of the application: that request is never repeated, so the answer leads
     * home.
     */
    void answerSignIn(HttpServletRequest request, HttpServletResponse response, Verdict.HeldBack verdict)
            throws IOException {
        cookies.takeBack(request, response);
        answer(request, response, verdict, RequestKind.of(request), settings.homeOf(request));
    }

    /**
     * Answers the request in which somebody signed in, while the application may be writing to the same response: shuts the response before
     * anybody is asked for anything. The answer leads home; home is held back in its turn, and leads on.
     */
    void answerAtOnce(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!response.isCommitted()) {
                cookies.takeBack(request, response);
                Reply.seeOther(response, settings.homeOf(request));
            }
        } finally {
            Withdrawal.shut(response); // even if the application has committed it in between
        }
    }

    /**
     * Answers a request during which somebody else, who is not verified, has signed in in its session. It may not see who that is. The
     * answer leads home; home is held back in its turn, and leads on.
     */
    void answerOvertaken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        cookies.takeBack(request, response);
        RequestKind kind = RequestKind.of(request);
        if (kind.startsVisit()) {
            Reply.seeOther(response, settings.homeOf(request));
        } else {
            BackgroundReply.secondFactorPending(request, response, kind, settings.goOnAt(request));
        }
    }

    /** Answers a request for one of the filter's own pages that leads on to the module: that page is where to go afterwards. */
    void answerEntry(HttpServletRequest request, HttpServletResponse response, Verdict.HeldBack verdict, String entry)
            throws IOException {
        answer(request, response, verdict, RequestKind.of(request), entry);
    }

    /** Answers a request for the filter's own pages: the page wanted before stays wanted. */
    void answerOwnPage(HttpServletRequest request, HttpServletResponse response, Verdict.HeldBack verdict)
            throws IOException {
        answer(request, response, verdict, RequestKind.of(request), null);
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            Verdict.HeldBack verdict,
            RequestKind kind,
            @Nullable String wantedPage)
            throws IOException {
        verdict.answer(
                pending -> {
                    if (kind.startsVisit()) {
                        visits.send(request, response, pending, wantedPage);
                    } else {
                        BackgroundReply.secondFactorPending(request, response, kind, settings.goOnAt(request));
                    }
                },
                () -> signOut.now(request, response),
                () -> {
                    if (kind.isPage()) {
                        PageReply.notAvailable(request, response);
                    } else {
                        BackgroundReply.notAvailable(response, kind);
                    }
                });
    }

    /** A waiting form comes before the pages that another tab asks for meanwhile. */
    private String wantedBy(HttpServletRequest request) {
        if (KeptForm.in(request.getSession(false)) != null) {
            return settings.formAt(request);
        }
        String wanted = WantedPage.of(request);
        return wanted == null ? settings.homeOf(request) : wanted;
    }
}
