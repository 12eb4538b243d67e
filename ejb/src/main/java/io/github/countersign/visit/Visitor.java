package io.github.countersign.visit;

import io.github.countersign.account.AccountId;
import io.github.countersign.audit.Acting;
import java.time.Instant;

/** Somebody on the module's pages, by a visit of a guarded application: for a sign-in, or to manage. Found again for every request. */
public sealed interface Visitor permits SigningIn, Managing {

    OpenVisit visit();

    Purpose purpose();

    default VisitId id() {
        return visit().id();
    }

    default AccountId accountId() {
        return visit().person().id();
    }

    /** Who it is for the audit trail, and from where this request comes. */
    default Acting acting() {
        return visit().acting();
    }

    /** How to address the person. */
    default String displayName() {
        return visit().person().displayName();
    }

    /** The practice's name, as people know it. */
    default String practiceName() {
        return visit().person().practiceName();
    }

    /** A BCP 47 language tag from the host application, empty when it said none. */
    default String locale() {
        return visit().locale();
    }

    /** Where the browser goes back to: a path on this origin below the guarded application. */
    default String returnPath() {
        return visit().application().returnPath();
    }

    /** Where signing out posts to: a path on this origin below the guarded application. */
    default String signOutPath() {
        return visit().application().signOutPath();
    }

    /** The guarded application's root path. */
    default String homePath() {
        return visit().application().homePath();
    }

    /** When the pages give up waiting. */
    default Instant endsAt() {
        return visit().endsAt();
    }
}
