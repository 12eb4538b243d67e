package io.github.countersign.ui;

import io.github.countersign.signin.VerificationService;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.Visitor;
import java.util.Optional;

/** Decides who comes to a page: with a ticket once, and then on every request with the visit as it stands now. */
final class Entrance {

    private final VerificationService verification;
    private final String contextPath;

    Entrance(VerificationService verification, String contextPath) {
        this.verification = verification;
        this.contextPath = contextPath;
    }

    Admission enter(String ticket, Optional<String> visitCookie) {
        if (!verification.isReady()) {
            return new Admission.NotReady();
        }
        Optional<Visitor> redeemed = visitCookie.flatMap(cookie -> verification.redeem(ticket, cookie));
        return redeemed.isPresent() ? new Admission.Entered(redeemed.get()) : new Admission.Over();
    }

    Admission check(Optional<KeptVisit> kept, Optional<String> visitCookie, Optional<PageAddress> wanted) {
        if (!verification.isReady()) {
            return new Admission.NotReady();
        }
        Optional<Visitor> found =
                kept.flatMap(known -> visitCookie.flatMap(cookie -> verification.find(known.id(), cookie)));
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
}
