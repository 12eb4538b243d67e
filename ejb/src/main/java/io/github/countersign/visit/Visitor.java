package io.github.countersign.visit;

import io.github.countersign.account.AccountId;
import io.github.countersign.audit.Acting;
import java.time.Instant;

/**
 * A person on the module's pages, on a visit from a guarded application: for a sign-in, or to manage. Every request finds the visitor
 * again.
 */
public sealed interface Visitor permits SigningIn, Managing {

    OpenVisit visit();

    Purpose purpose();

    default VisitId id() {
        return visit().id();
    }

    default AccountId accountId() {
        return visit().person().id();
    }

    /** The visitor for the audit trail, and where this request comes from. */
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

    /** A BCP 47 language tag from the host application, empty if it gave none. */
    default String locale() {
        return visit().locale();
    }

    /** Where the browser returns to: a path on this origin below the guarded application. */
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

    /** When the pages stop waiting. */
    default Instant endsAt() {
        return visit().endsAt();
    }
}
