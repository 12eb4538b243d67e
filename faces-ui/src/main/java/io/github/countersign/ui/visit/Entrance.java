package io.github.countersign.ui.visit;

import io.github.countersign.gate.Circumstances;
import io.github.countersign.signin.VerificationService;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.Visitor;
import java.util.Optional;

/** Decides who comes to a page: with a ticket once, and then on every request with the visit as it stands now. */
final class Entrance {

    private final VerificationService verification;
    private final String contextPath;
    private final Circumstances from;

    Entrance(VerificationService verification, String contextPath, Circumstances from) {
        this.verification = verification;
        this.contextPath = contextPath;
        this.from = from;
    }

    Admission enter(String ticket, Optional<String> visitCookie) {
        if (visitCookie.isEmpty()) {
            return over();
        }
        return verification
                .redeem(ticket, visitCookie.get(), from)
                .<Admission>map(Admission.Entered::new)
                .orElseGet(Admission.Over::new);
    }

    Admission check(Optional<KeptVisit> kept, Optional<String> visitCookie, Optional<PageAddress> wanted) {
        if (kept.isEmpty() || visitCookie.isEmpty()) {
            return over();
        }
        Optional<Visitor> found = verification.find(kept.get().id(), visitCookie.get(), from);
        if (found.isEmpty()) {
            return new Admission.Over();
        }
        Visitor visitor = found.get();
        if (visitor instanceof SigningIn signIn && signIn.completed()) {
            return new Admission.Elsewhere(signIn.returnPath());
        }
        return wanted.filter(page -> page.isFor(visitor)).isPresent()
                ? new Admission.Admitted(visitor)
                : new Admission.Elsewhere(contextPath + PageAddress.of(visitor).path());
    }

    /** Nothing was asked of the service, so it is asked whether it works: while it does not, nothing can be said of anybody. */
    private Admission over() {
        verification.checkReady();
        return new Admission.Over();
    }
}
