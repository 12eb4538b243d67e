package io.github.countersign.administration;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.gate.Role;
import io.github.countersign.notice.Notices;
import io.github.countersign.visit.Managing;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The owners of a practice: they are told of changes that concern everybody, also of their own. */
@Singleton
class Owners {

    /** Somebody waits while they are told. */
    private static final int MOST = 10;

    private final PhoneStore phones;
    private final Notices notices;

    @Inject
    Owners(PhoneStore phones, Notices notices) {
        this.phones = phones;
        this.notices = notices;
    }

    /** Tells those who have a phone, once the change has committed. */
    void tellAfterCommit(Work work, Managing by, Change change) {
        work.query(
                        "SELECT a FROM KnownAccount a WHERE a.practiceId = :practice AND a.role = :owner AND "
                                + Authenticator.SET_UP + " ORDER BY a.lastSeenAt DESC",
                        KnownAccount.class)
                .setParameter("practice", by.practiceId().value())
                .setParameter("owner", Role.OWNER)
                .setMaxResults(MOST)
                .getResultList()
                .forEach(owner -> phones.find(work, owner.id())
                        .ifPresent(phone -> notices.tellAfterCommit(work, by, owner.id(), phone, change)));
    }
}
