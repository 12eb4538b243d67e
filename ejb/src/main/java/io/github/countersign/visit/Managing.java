package io.github.countersign.visit;

import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest.Confirmation;
import io.github.countersign.policy.PracticeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified person who manages their own account, or the people and policy of the practice. The visit ends with the host session, with a
 * change of role, and with everything else that ends the trust in the account.
 *
 * @param confirmation how a change is confirmed
 * @param signedInAt when the person signed in; {@link Instant#EPOCH} if it is not known
 * @param browserId the public id of the remembered browser that the host session relies on, null if there is none
 */
public record Managing(
        OpenVisit visit,
        Confirmation confirmation,
        Instant signedInAt,
        @Nullable String browserId) implements Visitor {

    @Override
    public Purpose purpose() {
        return Purpose.MANAGE;
    }

    /** The account's folded user name. */
    public String name() {
        return acting().name();
    }

    public Role role() {
        return visit.person().role();
    }

    public String directory() {
        return acting().directory();
    }

    /** The current practice of the account. */
    public PracticeId practiceId() {
        return visit.person().practice();
    }

    /** The practice's identifier in the directory. */
    public String practice() {
        return acting().practice();
    }

    /** The path on this origin by which the guarded application leads to these pages, for example as {@code entryPath + "account"}. */
    public String entryPath() {
        return visit.application().entryPath();
    }

    /** Where the form with the password posts to. */
    public String confirmPasswordPath() {
        return visit.application().confirmPasswordPath();
    }
}
