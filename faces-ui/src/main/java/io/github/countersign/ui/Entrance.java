package io.github.countersign.ui;

import io.github.countersign.handoff.PendingSignIn;
import io.github.countersign.signin.VerificationService;
import java.util.Optional;

/** Decides who comes to a page: with a ticket once, and then on every request with the sign-in as it stands now. */
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
        Optional<PendingSignIn> redeemed = handoffCookie.flatMap(cookie -> verification.redeem(ticket, cookie));
        return redeemed.isPresent() ? new Admission.Entered(redeemed.get()) : new Admission.Over();
    }

    Admission check(Optional<Visit> visit, Optional<String> handoffCookie, Optional<PageAddress> wanted) {
        if (!verification.isReady()) {
            return new Admission.NotReady();
        }
        Optional<PendingSignIn> found =
                visit.flatMap(known -> handoffCookie.flatMap(cookie -> verification.find(known.signIn(), cookie)));
        if (found.isEmpty()) {
            return new Admission.Over();
        }
        PendingSignIn signIn = found.get();
        if (signIn.completed()) {
            return new Admission.Elsewhere(signIn.returnPath());
        }
        PageAddress right = PageAddress.of(signIn.purpose());
        return wanted.equals(Optional.of(right))
                ? new Admission.Admitted(signIn)
                : new Admission.Elsewhere(contextPath + right.path());
    }
}
