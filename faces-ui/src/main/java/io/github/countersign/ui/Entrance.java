package io.github.countersign.ui;

import io.github.countersign.handoff.PendingSignIn;
import io.github.countersign.handoff.Visit;
import io.github.countersign.signin.VerificationService;
import java.util.Optional;

/** Decides who comes to a page: with a ticket once, and then on every request with the visit as it stands now. */
final class Entrance {

    private final VerificationService verification;
    private final String contextPath;

    Entrance(VerificationService verification, String contextPath) {
        this.verification = verification;
        this.contextPath = contextPath;
    }

    Admission enter(String ticket, Optional<String> handoffCookie) {
        if (!verification.isReady()) {
            return new Admission.NotReady();
        }
        Optional<Visit> redeemed = handoffCookie.flatMap(cookie -> verification.redeem(ticket, cookie));
        return redeemed.isPresent() ? new Admission.Entered(redeemed.get()) : new Admission.Over();
    }

    Admission check(Optional<KeptVisit> kept, Optional<String> handoffCookie, Optional<PageAddress> wanted) {
        if (!verification.isReady()) {
            return new Admission.NotReady();
        }
        Optional<Visit> found =
                kept.flatMap(known -> handoffCookie.flatMap(cookie -> verification.find(known.id(), cookie)));
        if (found.isEmpty()) {
            return new Admission.Over();
        }
        Visit visit = found.get();
        if (visit instanceof PendingSignIn signIn && signIn.completed()) {
            return new Admission.Elsewhere(signIn.returnPath());
        }
        return wanted.filter(page -> page.isFor(visit)).isPresent()
                ? new Admission.Admitted(visit)
                : new Admission.Elsewhere(contextPath + PageAddress.of(visit).path());
    }
}
