package io.github.countersign.ui.visit;

import io.github.countersign.gate.Circumstances;
import io.github.countersign.visit.FoundVisit;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitService;
import io.github.countersign.visit.Visitor;
import java.util.Optional;

/** Decides who comes to a page: with a ticket once, and then on every request with the visit as it stands now. */
final class Entrance {

    private final VisitService visits;
    private final String contextPath;
    private final Circumstances from;

    Entrance(VisitService visits, String contextPath, Circumstances from) {
        this.visits = visits;
        this.contextPath = contextPath;
        this.from = from;
    }

    Admission enter(String ticket, Optional<String> visitCookie) {
        if (visitCookie.isEmpty()) {
            return over();
        }
        return visits.enter(ticket, visitCookie.get(), from)
                .<Admission>map(Admission.In::new)
                .orElseGet(() -> new Admission.Over(Optional.empty()));
    }

    Admission check(Optional<String> pageCookie, Optional<String> visitCookie, Optional<PageAddress> wanted) {
        if (pageCookie.isEmpty()) {
            return over();
        }
        FoundVisit found = visits.find(pageCookie.get(), visitCookie.orElse(null), from);
        if (found instanceof FoundVisit.Open open) {
            return check(open, wanted);
        }
        return new Admission.Over(
                found instanceof FoundVisit.Over over ? Optional.of(Host.of(over.visit())) : Optional.empty());
    }

    private Admission check(FoundVisit.Open open, Optional<PageAddress> wanted) {
        Visitor visitor = open.visitor();
        if (visitor instanceof SigningIn signIn && signIn.completed()) {
            return new Admission.Elsewhere(signIn.returnPath());
        }
        return wanted.filter(page -> page.isFor(visitor)).isPresent()
                ? new Admission.Admitted(open)
                : new Admission.Elsewhere(contextPath + PageAddress.of(visitor).path());
    }

    /** Nothing was asked of the service, so it is asked whether it works: while it does not, nothing can be said of anybody. */
    private Admission over() {
        visits.checkReady();
        return new Admission.Over(Optional.empty());
    }
}
