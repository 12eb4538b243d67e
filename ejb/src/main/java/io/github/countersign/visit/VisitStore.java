package io.github.countersign.visit;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The visits of the module's pages, and their tickets. */
@Singleton
public class VisitStore {

    private final AccountStore accounts;
    private final PracticeStore practices;
    private final BrowserStore browsers;
    private final Clock clock;
    private final Settings settings;

    @Inject
    public VisitStore(
            AccountStore accounts, PracticeStore practices, BrowserStore browsers, Settings settings, Clock clock) {
        this.accounts = accounts;
        this.practices = practices;
        this.browsers = browsers;
        this.clock = clock;
        this.settings = settings;
    }

    /** What was completed on the pages. */
    public record Returned(
            KnownAccount account, Purpose purpose, boolean remember, String userAgent, String clientAddress) {}

    /**
     * Opens a visit, or finds the one that is open for the same host session and purpose, and issues a ticket for it.
     *
     * @param locale a BCP 47 language tag, empty when unknown
     *
     * @throws jakarta.persistence.PersistenceException when somebody else opens it at this moment: try again
     */
    public String open(
            EntityManager entities,
            VisitRequest visit,
            Purpose purpose,
            String locale,
            Circumstances circumstances,
            KnownAccount account) {
        Instant now = clock.instant();
        String openKey = Visit.openKey(visit, purpose);
        List<Visit> found = entities.createQuery("SELECT v FROM Visit v WHERE v.openKey = :openKey", Visit.class)
                .setParameter("openKey", openKey)
                .getResultList();
        for (Visit row : found) {
            boolean same =
                    row.accountId() == account.id() && Token.same(row.cookieHash(), Token.hash(visit.visitCookie()));
            if (same && isLive(entities, row, account, now)) {
                extend(entities, row, now);
                return issue(entities, Ticket.Kind.IN, row.id());
            }
            close(entities, row.id());
        }
        Visit row = new Visit(visit, purpose, locale, circumstances, account, now, now.plus(lifetime(purpose)));
        entities.persist(row);
        entities.flush();
        return issue(entities, Ticket.Kind.IN, row.id());
    }

    private Duration lifetime(Purpose purpose) {
        return purpose == Purpose.MANAGE ? settings.visit() : settings.signingIn();
    }

    /** Who comes again from a verified session stays; a sign-in that waits does not wait longer for that. */
    private void extend(EntityManager entities, Visit row, Instant now) {
        if (row.purpose() == Purpose.MANAGE) {
            entities.createQuery("UPDATE Visit v SET v.expiresAt = :until WHERE v.id = :id")
                    .setParameter("until", now.plus(settings.visit()))
                    .setParameter("id", row.id())
                    .executeUpdate();
        }
    }

    private static void close(EntityManager entities, long id) {
        entities.createQuery("UPDATE Visit v SET v.openKey = NULL WHERE v.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private String issue(EntityManager entities, Ticket.Kind kind, long visitId) {
        String ticket = Token.random();
        entities.persist(
                new Ticket(Token.hash(ticket), kind, visitId, clock.instant().plus(settings.ticketLifetime())));
        return ticket;
    }

    /** Redeems a ticket in of this browser. The ticket is used up also when it turns out to be somebody else's. */
    public Optional<Visitor> redeem(EntityManager entities, String ticket, String visitCookie) {
        return use(entities, Ticket.Kind.IN, ticket).flatMap(id -> find(entities, id, visitCookie));
    }

    /** The visit of this browser; empty when it is over. Every request of the pages asks for it: it is one query. */
    public Optional<Visitor> find(EntityManager entities, long id, String visitCookie) {
        return entities.createQuery(
                        "SELECT v, a, p FROM Visit v, KnownAccount a, Practice p"
                                + " WHERE v.id = :id AND a.id = v.accountId AND p.id = a.practiceId",
                        Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .flatMap(found -> {
                    Visit row = (Visit) found[0];
                    KnownAccount account = (KnownAccount) found[1];
                    return Token.same(row.cookieHash(), Token.hash(visitCookie))
                                    && isLive(entities, row, account, clock.instant())
                            ? Optional.of(view(row, account, (Practice) found[2]))
                            : Optional.empty();
                });
    }

    /**
     * The visit of somebody who manages, for the host session that it was opened by; empty when it is over or bound to something
     * else.
     */
    public Optional<Managing> findManaging(
            EntityManager entities, long id, String state, String visitCookie, Account account) {
        Visit row = entities.find(Visit.class, id);
        if (row == null || !Token.same(row.stateHash(), Token.hash(state)) || !isOf(entities, row, account)) {
            return Optional.empty();
        }
        return find(entities, id, visitCookie)
                .filter(Managing.class::isInstance)
                .map(Managing.class::cast);
    }

    private Visitor view(Visit row, KnownAccount account, Practice practice) {
        String below = row.applicationPath() + row.prefix();
        String home = row.applicationPath() + "/";
        String practiceName = settings.practiceName(practice.name());
        if (row.purpose() == Purpose.MANAGE) {
            return new Managing(
                    row.id(),
                    row.accountId(),
                    account.name(),
                    account.role(),
                    account.directory(),
                    practice.id(),
                    practice.name(),
                    account.displayName(),
                    practiceName,
                    row.locale(),
                    below,
                    home,
                    row.confirmation(),
                    row.signedInAt(),
                    row.browserId(),
                    row.clientAddress(),
                    row.expiresAt());
        }
        return new SigningIn(
                row.id(),
                row.accountId(),
                row.purpose(),
                account.displayName(),
                practiceName,
                row.locale(),
                below + "return",
                below + "sign-out",
                home,
                row.rememberOffered(),
                row.expiresAt(),
                row.completedAt() != null);
    }

    /**
     * A visit lives for its time, and not beyond its host session, nor the remembered browser that this rests on, nor a change of the
     * account's security, role or practice.
     */
    private boolean isLive(EntityManager entities, Visit row, KnownAccount account, Instant now) {
        String browserId = row.browserId();
        return row.endedAt() == null
                && row.expiresAt().isAfter(now)
                && row.securityVersion() == account.securityVersion()
                && row.role() == account.role()
                && row.practiceId() == account.practiceId()
                && (browserId == null || browsers.isRemembered(entities, browserId, account.id()));
    }

    /**
     * Whether a visit that was found goes on, as that person with those rights. To be asked in the transaction of every change, after
     * the account's lock: the visit may have ended since it was found, by somebody who helped, or another session of its own.
     */
    public boolean goesOn(EntityManager entities, Managing managing) {
        Visit row = entities.find(Visit.class, managing.id());
        return row != null
                && row.accountId() == managing.accountId()
                && row.role() == managing.role()
                && row.practiceId() == managing.practiceId()
                && isLive(entities, row, accounts.get(entities, row.accountId()), clock.instant());
    }

    /**
     * Completes a pending sign-in, once. The caller holds the account's lock, so that no trust in it ends meanwhile.
     *
     * @return the address to go back to, with the ticket back; empty when it was completed already, or is over
     */
    public Optional<String> complete(EntityManager entities, SigningIn signIn, boolean remember) {
        Visit row = entities.find(Visit.class, signIn.id());
        if (row == null || !isLive(entities, row, accounts.get(entities, row.accountId()), clock.instant())) {
            return Optional.empty();
        }
        int changed = entities.createQuery("UPDATE Visit v SET v.completedAt = :now, v.openKey = NULL,"
                        + " v.remember = :remember"
                        + " WHERE v.id = :id AND v.completedAt IS NULL AND v.endedAt IS NULL AND v.expiresAt > :now")
                .setParameter("now", clock.instant())
                .setParameter("remember", remember && signIn.rememberOffered())
                .setParameter("id", signIn.id())
                .executeUpdate();
        if (changed != 1) {
            return Optional.empty();
        }
        return Optional.of(signIn.returnPath() + "?ticket=" + issue(entities, Ticket.Kind.BACK, signIn.id()));
    }

    /**
     * After a change that ended every trust in the account, or the one in this browser: the visit in which it was made goes on, and so
     * does its host session, for which the ticket is. The caller has asked whether it {@linkplain #goesOn goes on} before that change.
     *
     * @return the address to go back to, with the ticket back
     */
    public String renew(EntityManager entities, Managing managing) {
        keep(entities, managing);
        entities.createQuery("UPDATE Visit v SET v.completedAt = :now WHERE v.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", managing.id())
                .executeUpdate();
        return managing.returnPath() + "?ticket=" + issue(entities, Ticket.Kind.BACK, managing.id());
    }

    /** After a change that ended every trust in the account: the visit in which it was made goes on. */
    public void keep(EntityManager entities, Visitor visitor) {
        long version = entities.createQuery("SELECT a.securityVersion FROM KnownAccount a WHERE a.id = :id", Long.class)
                .setParameter("id", visitor.accountId())
                .getSingleResult();
        entities.createQuery("UPDATE Visit v SET v.securityVersion = :version, v.browserId = NULL WHERE v.id = :id")
                .setParameter("version", version)
                .setParameter("id", visitor.id())
                .executeUpdate();
    }

    /** Redeems a ticket back for the host session, the browser and the account that asked. */
    public Optional<Returned> redeemBack(
            EntityManager entities, String ticket, String state, String visitCookie, Account account) {
        Optional<Long> id = use(entities, Ticket.Kind.BACK, ticket);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Visit row = entities.find(Visit.class, id.get());
        KnownAccount known = accounts.get(entities, row.accountId());
        boolean bound = Token.same(row.stateHash(), Token.hash(state))
                && Token.same(row.cookieHash(), Token.hash(visitCookie))
                && isOf(entities, row, account);
        if (!bound || row.completedAt() == null || !isLive(entities, row, known, clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Returned(known, row.purpose(), row.remember(), row.userAgent(), row.clientAddress()));
    }

    private boolean isOf(EntityManager entities, Visit row, Account account) {
        return account.role() == row.role()
                && practices
                        .find(entities, account.directory(), account.practice())
                        .filter(practice -> practice.id() == row.practiceId())
                        .isPresent()
                && accounts.find(entities, account.directory(), account.name(), account.stableId())
                        .filter(found -> found.id() == row.accountId())
                        .isPresent();
    }

    /** Uses a ticket up: whoever deletes the row has it. */
    private Optional<Long> use(EntityManager entities, Ticket.Kind kind, String ticket) {
        String hash = Token.hash(ticket);
        List<Long> visit = entities.createQuery(
                        "SELECT t.visitId FROM Ticket t WHERE t.hash = :hash AND t.kind = :kind", Long.class)
                .setParameter("hash", hash)
                .setParameter("kind", kind)
                .getResultList();
        int deleted = entities.createQuery(
                        "DELETE FROM Ticket t WHERE t.hash = :hash AND t.kind = :kind AND t.expiresAt > :now")
                .setParameter("hash", hash)
                .setParameter("kind", kind)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return deleted == 1 ? visit.stream().findFirst() : Optional.empty();
    }

    /** Ends whatever a host session had pending. */
    public void end(EntityManager entities, String state) {
        entities.createQuery("UPDATE Visit v SET v.endedAt = :now, v.openKey = NULL"
                        + " WHERE v.stateHash = :state AND v.endedAt IS NULL")
                .setParameter("now", clock.instant())
                .setParameter("state", Token.hash(state))
                .executeUpdate();
    }
}
