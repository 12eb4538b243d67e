package io.github.countersign.filter;

import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.filter.request.WantedPage;
import io.github.countersign.gate.Account;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Keeps a form while a second factor is asked for in the middle of a session, so that the person can send it again. */
final class KeptForms {

    private final FilterSettings settings;
    private final Clock clock;

    KeptForms(FilterSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Keeps the form in a request that the application has not seen and will not see, if the session was verified for the same account
     * before: then it is not the request in which somebody signed in.
     *
     * @return whether there is something to tell about the form after the second factor
     */
    boolean keep(HttpServletRequest request, Verdict.HeldBack verdict) {
        HttpSession session = request.getSession(false);
        Verdict.Pending pending = verdict.pending();
        if (session == null
                || pending == null
                || !pending.verifiedBefore()
                || request.getDispatcherType() != DispatcherType.REQUEST
                || RequestKind.of(request) != RequestKind.FORM_POST
                || !request.getMethod().equals("POST")
                || !FormOrigin.isProvedOurs(request)) {
            return false;
        }
        String address = WantedPage.of(request);
        if (address == null) {
            return false;
        }
        session.setAttribute(
                KeptForm.ATTRIBUTE,
                new KeptForm(
                        pending.account(),
                        address,
                        cameFrom(request),
                        Moment.ofMillis(clock.millis()),
                        FormReading.of(request)));
        return true;
    }

    /** The form that waits for that account. A form that waits for another account, or has waited too long, is removed. */
    @Nullable
    KeptForm waiting(@Nullable HttpSession session, Account account) {
        KeptForm form = KeptForm.in(session);
        if (session == null || form == null) {
            return null;
        }
        if (!form.isFor(account, clock.millis(), settings.pendingLifetime())) {
            KeptForm.remove(session);
            return null;
        }
        return form;
    }

    /** The application gets a request. A form that is sent to the kept address waits no longer, and none waits once nobody is signed in. */
    void noticePassed(HttpServletRequest request, Verdict verdict) {
        boolean signedOut = verdict.isNobody();
        HttpSession session = signedOut || request.getMethod().equals("POST") ? request.getSession(false) : null;
        KeptForm form = KeptForm.in(session);
        if (session != null && form != null && (signedOut || form.address().equals(WantedPage.of(request)))) {
            KeptForm.remove(session);
        }
    }

    private @Nullable String cameFrom(HttpServletRequest request) {
        String referrer = request.getHeader("Referer");
        String page = referrer == null ? null : WantedPage.at(request, referrer);
        return page == null || page.startsWith(request.getContextPath() + settings.prefix()) ? null : page;
    }
}
