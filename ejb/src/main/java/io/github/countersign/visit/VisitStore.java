package io.github.countersign.visit;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.Standing;
import io.github.countersign.account.VerifiedRoles;
import io.github.countersign.audit.Acting;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The visits of the module's pages. */
@Singleton
public class VisitStore {

    private final TicketStore tickets;
    private final AccountStore accounts;
    private final VerifiedRoles roles;
    private final PracticeStore practices;
    private final BrowserStore browsers;
    private final Settings settings;

    @Inject
    VisitStore(
            TicketStore tickets,
            AccountStore accounts,
            VerifiedRoles roles,
            PracticeStore practices,
            BrowserStore browsers,
            Settings settings) {
        this.tickets = tickets;
        this.accounts = accounts;
        this.roles = roles;
        this.practices = practices;
        this.browsers = browsers;
        this.settings = settings;
    }

    /**
     * A visit that was completed on the pages, and the person who did it.
     *
     * @param standing what the application says that the person is
     * @param locale a BCP 47 language tag, empty if unknown
     */
    public record Returned(
            VerifiedRoles.Found person,
            Standing standing,
            Acting acting,
            Purpose purpose,
            boolean remember,
            String locale,
            String userAgent) {

        public KnownAccount account() {
            return person.account();
        }
    }

    /**
     * Opens a visit, or finds the open one for the same host session and purpose, and issues a ticket for it.
     *
     * @throws jakarta.persistence.PersistenceException if somebody else opens it at this moment: try again
     */
    public String open(Work work, Opening opening, KnownAccount account) {
        List<Visit> found = work.query("SELECT v FROM Visit v WHERE v.openKey = :openKey", Visit.class)
                .setParameter("openKey", Visit.openKey(opening))
                .getResultList();
        for (Visit row : found) {
            boolean same = row.accountId().equals(account.id())
                    && row.isOf(opening.standing())
                    && row.rights() == opening.rights()
                    && row.held() == opening.held()
                    && Token.same(row.cookieHash(), Token.hash(opening.request().visitCookie()));
            if (same && isLive(work, row, account)) {
                extend(work, row);
                return tickets.issueInAgain(work, row.id(), opening.request());
            }
            close(work, row.id());
        }
        Visit row = new Visit(opening, account, work.now(), work.now().plus(lifetime(opening.purpose())));
        work.persist(row);
        work.flush(); // fails here if somebody else has opened a visit at this moment
        return tickets.issueIn(work, row.id(), opening.request());
    }

    private Duration lifetime(Purpose purpose) {
        return purpose == Purpose.MANAGE ? settings.visit() : settings.signingIn();
    }

    /** A person who comes again from a verified session may stay longer. A pending sign-in does not wait longer. */
    private void extend(Work work, Visit row) {
        if (row.purpose() == Purpose.MANAGE) {
            work.change("UPDATE Visit v SET v.expiresAt = :until WHERE v.id = :id")
                    .setParameter("until", work.now().plus(settings.visit()))
                    .setParameter("id", row.id().value())
                    .executeUpdate();
        }
    }

    private static void close(Work work, VisitId id) {
        work.change("UPDATE Visit v SET v.openKey = NULL WHERE v.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Redeems the ticket that this browser brings. The ticket is used up even if it turns out to be somebody else's. */
    public Optional<Visitor> redeem(Work work, String ticket, String visitCookie, Circumstances from) {
        return tickets.use(work, Ticket.Kind.IN, ticket).flatMap(id -> find(work, id, visitCookie, from));
    }

    /**
     * The visit of this browser; empty if it is over.
     *
     * @param from where that request comes from
     */
    public Optional<Visitor> find(Work work, VisitId id, String visitCookie, Circumstances from) {
        return work.query(
                        "SELECT v, a, p FROM Visit v, KnownAccount a, Practice p"
                                + " WHERE v.id = :id AND a.id = v.accountId AND p.id = v.practiceId",
                        Object[].class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .flatMap(found -> visitor(
                        work, (Visit) found[0], (KnownAccount) found[1], (Practice) found[2], visitCookie, from));
    }

    /** The visitor, if this is the visit's browser and the visit goes on. */
    Optional<Visitor> visitor(
            Work work, Visit row, KnownAccount account, Practice practice, String visitCookie, Circumstances from) {
        return Token.same(row.cookieHash(), Token.hash(visitCookie)) && isLive(work, row, account)
                ? Optional.of(visitor(row, account, practice, from))
                : Optional.empty();
    }

    /** What is left of a visit, whether it is over or not. */
    PastVisit past(Visit row, Practice practice) {
        return new PastVisit(
                row.purpose(),
                settings.practiceName(practice.name()),
                Application.at(row.applicationPath(), row.prefix()),
                row.locale(),
                row.purpose() != Purpose.MANAGE && row.completedAt() != null);
    }

    /**
     * The visit of a person who manages, for the host session that opened it; empty if it is over or bound to something else. Its requests
     * come to the guarded application, so the client address is the one that opened the visit.
     */
    public Optional<Managing> findManaging(Work work, VisitId id, HostSession session) {
        Visit row = work.find(Visit.class, id.value());
        if (row == null || !session.isOf(row) || !isOf(work, row, session.account())) {
            return Optional.empty();
        }
        return find(work, id, session.visitCookie(), new Circumstances(row.clientAddress(), ""))
                .filter(Managing.class::isInstance)
                .map(Managing.class::cast);
    }

    private Visitor visitor(Visit row, KnownAccount account, Practice practice, Circumstances from) {
        OpenVisit visit = new OpenVisit(
                row.id(),
                new Acting(account.directory(), practice.name(), account.name(), from.clientAddress()),
                new Person(
                        account.id(),
                        account.displayName(),
                        row.rights(),
                        practice.id(),
                        settings.practiceName(practice.name())),
                Application.at(row.applicationPath(), row.prefix()),
                row.locale(),
                row.expiresAt());
        return row.purpose() == Purpose.MANAGE
                ? new Managing(visit, row.confirmation(), row.signedInAt(), row.browserId())
                : new SigningIn(
                        visit, row.purpose(), row.rememberOffered(), row.completedAt() != null, hold(row, account));
    }

    private static @Nullable Hold hold(Visit row, KnownAccount account) {
        if (account.isHeld()) {
            return new Hold(account.twin());
        }
        return row.held() ? new Hold(null) : null;
    }

    /**
     * A visit lasts for its time. It ends earlier with its host session (also when that session's role or practice changes), with the
     * remembered browser that the session relies on, or with a change of the account's security version. What another session says about
     * the person does not end it.
     */
    private boolean isLive(Work work, Visit row, KnownAccount account) {
        return row.expiresAt().isAfter(work.now()) && isTrusted(work, row, account);
    }

    private boolean isTrusted(Work work, Visit row, KnownAccount account) {
        String browserId = row.browserId();
        return row.endedAt() == null
                && row.securityVersion() == account.securityVersion()
                && (browserId == null || browsers.isRemembered(work, browserId, account.id()));
    }

    /**
     * Whether a visit that was found goes on, as that person with those rights. Ask this in the transaction of every change, after locking
     * the account: since the visit was found, a helper or another session of the same person may have ended it.
     */
    public boolean goesOn(Work work, Managing managing) {
        Visit row = work.find(Visit.class, managing.id().value());
        return row != null
                && row.accountId().equals(managing.accountId())
                && row.rights() == managing.role()
                && row.practiceId().equals(managing.practiceId())
                && isLive(work, row, accounts.get(work, row.accountId()));
    }

    /**
     * Completes a pending sign-in, once. The caller holds the account's lock, so that no trust in it ends in the meantime.
     *
     * @return the address to return to, with the ticket back; empty if it was already completed, or is over
     */
    public Optional<String> complete(Work work, SigningIn signIn, boolean remember) {
        Visit row = work.find(Visit.class, signIn.id().value());
        if (row == null || !isLive(work, row, accounts.get(work, row.accountId()))) {
            return Optional.empty();
        }
        int changed = work.change("UPDATE Visit v SET v.completedAt = :now, v.openKey = NULL, v.remember = :remember"
                        + " WHERE v.id = :id AND v.completedAt IS NULL AND v.endedAt IS NULL AND v.expiresAt > :now")
                .setParameter("now", work.now())
                .setParameter("remember", remember && signIn.rememberOffered())
                .setParameter("id", signIn.id().value())
                .executeUpdate();
        return changed == 1 ? Optional.of(wayBack(work, signIn)) : Optional.empty();
    }

    /** Makes the visit of a name that was proved to be another spelling the visit of the account itself. */
    public void handOver(Work work, SigningIn signIn, AccountId twin) {
        work.change("UPDATE Visit v SET v.accountId = :twin WHERE v.id = :id")
                .setParameter("twin", twin.value())
                .setParameter("id", signIn.id().value())
                .executeUpdate();
        keep(work, signIn.id(), twin);
    }

    private String wayBack(Work work, Visitor visitor) {
        return visitor.returnPath() + "?ticket=" + tickets.issueBack(work, visitor.id());
    }

    /**
     * Keeps the visit of a change that ended every trust in the account, or the trust in this browser. The visit's host session goes on
     * too: the ticket is for that session. Before the change, the caller has asked whether the visit {@linkplain #goesOn goes on}.
     *
     * @return the address to return to, with the ticket back
     */
    public String renew(Work work, Managing managing) {
        keep(work, managing);
        work.change("UPDATE Visit v SET v.completedAt = :now WHERE v.id = :id")
                .setParameter("now", work.now())
                .setParameter("id", managing.id().value())
                .executeUpdate();
        return wayBack(work, managing);
    }

    /** Keeps the visit of a change that ended every trust in the account. */
    public void keep(Work work, Visitor visitor) {
        keep(work, visitor.id(), visitor.accountId());
    }

    private static void keep(Work work, VisitId visit, AccountId account) {
        long version = work.query("SELECT a.securityVersion FROM KnownAccount a WHERE a.id = :id", Long.class)
                .setParameter("id", account.value())
                .getSingleResult();
        work.change("UPDATE Visit v SET v.securityVersion = :version, v.browserId = NULL WHERE v.id = :id")
                .setParameter("version", version)
                .setParameter("id", visit.value())
                .executeUpdate();
    }

    /** Redeems a ticket back, for the host session, browser and account that ask. */
    public Optional<Returned> redeemBack(Work work, String ticket, HostSession session) {
        Optional<VisitId> id = tickets.use(work, Ticket.Kind.BACK, ticket);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Visit row = work.find(Visit.class, id.get().value());
        if (row == null || !session.isOf(row) || !isBackInTime(work, row)) {
            return Optional.empty();
        }
        return roles.find(work, session.account())
                .filter(person -> person.practice().id().equals(row.practiceId())
                        && person.account().id().equals(row.accountId())
                        && isTrusted(work, row, person.account()))
                .map(person -> returned(row, person));
    }

    /** A visit that was completed at its last moment waits for its ticket back. */
    private boolean isBackInTime(Work work, Visit row) {
        Instant completedAt = row.completedAt();
        return completedAt != null
                && (row.expiresAt().isAfter(work.now())
                        || completedAt.plus(settings.ticketLifetime()).isAfter(work.now()));
    }

    private static Returned returned(Visit row, VerifiedRoles.Found person) {
        KnownAccount account = person.account();
        return new Returned(
                person,
                row.standing(),
                new Acting(account.directory(), person.practice().name(), account.name(), row.clientAddress()),
                row.purpose(),
                row.remember(),
                row.locale(),
                row.userAgent());
    }

    private boolean isOf(Work work, Visit row, Account account) {
        return practices
                        .find(work, account.directory(), account.practice())
                        .filter(practice -> practice.id().equals(row.practiceId()))
                        .isPresent()
                && accounts.find(work, account.directory(), account.name(), account.stableId())
                        .filter(found -> found.id().equals(row.accountId()))
                        .isPresent();
    }

    /** Notes what somebody is who has just set up a second factor while managing. */
    public void proved(Work work, Managing managing) {
        Visit row = Objects.requireNonNull(work.find(Visit.class, managing.id().value()), "visit");
        roles.begin(work, row.accountId(), row.standing());
    }

    /** Ends the visits in which somebody manages as something that the person is no longer. */
    public void endManaging(Work work, AccountId account, Standing standing) {
        work.change("UPDATE Visit v SET v.endedAt = :now, v.openKey = NULL WHERE v.accountId = :account"
                        + " AND v.practiceId = :practice AND v.applicationPath = :application AND v.role <> :role"
                        + " AND v.purpose = :managing AND v.endedAt IS NULL")
                .setParameter("now", work.now())
                .setParameter("account", account.value())
                .setParameter("practice", standing.practice().value())
                .setParameter("application", standing.application())
                .setParameter("role", standing.role())
                .setParameter("managing", Purpose.MANAGE)
                .executeUpdate();
    }

    /** Ends all visits of a host session. */
    public void end(Work work, String state) {
        work.change("UPDATE Visit v SET v.endedAt = :now, v.openKey = NULL"
                        + " WHERE v.stateHash = :state AND v.endedAt IS NULL")
                .setParameter("now", work.now())
                .setParameter("state", Token.hash(state))
                .executeUpdate();
    }
}
