package io.github.countersign.handoff;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Handoff;
import io.github.countersign.gate.Handoff.Purpose;
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
public class HandoffStore {

    private final AccountStore accounts;
    private final PracticeStore practices;
    private final BrowserStore browsers;
    private final Clock clock;
    private final Settings settings;

    @Inject
    public HandoffStore(
            AccountStore accounts, PracticeStore practices, BrowserStore browsers, Settings settings, Clock clock) {
        this.accounts = accounts;
        this.practices = practices;
        this.browsers = browsers;
        this.clock = clock;
        this.settings = settings;
    }

    /** What was completed on the pages. */
    public record Completed(
            KnownAccount account, Purpose purpose, boolean remember, String userAgent, String clientAddress) {}

    /**
     * Opens a handoff, or finds the one that is open for the same host session and purpose, and issues a ticket for it.
     *
     * @throws jakarta.persistence.PersistenceException when somebody else opens it at this moment: try again
     */
    public String open(EntityManager entities, Handoff handoff, KnownAccount account) {
        Instant now = clock.instant();
        String openKey = HandoffRow.openKey(handoff);
        List<HandoffRow> found = entities.createQuery(
                        "SELECT h FROM HandoffRow h WHERE h.openKey = :openKey", HandoffRow.class)
                .setParameter("openKey", openKey)
                .getResultList();
        for (HandoffRow row : found) {
            boolean same = row.accountId() == account.id()
                    && Token.same(row.cookieHash(), Token.hash(handoff.handoffCookie()));
            if (same && isLive(entities, row, account, now)) {
                extend(entities, row, now);
                return issue(entities, Ticket.Kind.HANDOFF, row.id());
            }
            close(entities, row.id());
        }
        HandoffRow row = new HandoffRow(handoff, account, now, now.plus(lifetime(handoff.purpose())));
        entities.persist(row);
        entities.flush();
        return issue(entities, Ticket.Kind.HANDOFF, row.id());
    }

    private Duration lifetime(Purpose purpose) {
        return purpose == Purpose.MANAGE ? settings.visit() : settings.pendingSignIn();
    }

    /** Who comes again from a verified session stays; a sign-in that waits does not wait longer for that. */
    private void extend(EntityManager entities, HandoffRow row, Instant now) {
        if (row.purpose() == Purpose.MANAGE) {
            entities.createQuery("UPDATE HandoffRow h SET h.expiresAt = :until WHERE h.id = :id")
                    .setParameter("until", now.plus(settings.visit()))
                    .setParameter("id", row.id())
                    .executeUpdate();
        }
    }

    private static void close(EntityManager entities, long id) {
        entities.createQuery("UPDATE HandoffRow h SET h.openKey = NULL WHERE h.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private String issue(EntityManager entities, Ticket.Kind kind, long handoffId) {
        String ticket = Token.random();
        entities.persist(
                new Ticket(Token.hash(ticket), kind, handoffId, clock.instant().plus(settings.ticketLifetime())));
        return ticket;
    }

    /** Redeems a handoff ticket of this browser. The ticket is used up also when it turns out to be somebody else's. */
    public Optional<Visit> redeem(EntityManager entities, String ticket, String handoffCookie) {
        return use(entities, Ticket.Kind.HANDOFF, ticket).flatMap(id -> find(entities, id, handoffCookie));
    }

    /** The visit of this browser; empty when it is over. Every request of the pages asks for it: it is one query. */
    public Optional<Visit> find(EntityManager entities, long id, String handoffCookie) {
        return entities.createQuery(
                        "SELECT h, a, p FROM HandoffRow h, KnownAccount a, Practice p"
                                + " WHERE h.id = :id AND a.id = h.accountId AND p.id = a.practiceId",
                        Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .flatMap(found -> {
                    HandoffRow row = (HandoffRow) found[0];
                    KnownAccount account = (KnownAccount) found[1];
                    return Token.same(row.cookieHash(), Token.hash(handoffCookie))
                                    && isLive(entities, row, account, clock.instant())
                            ? Optional.of(view(row, account, (Practice) found[2]))
                            : Optional.empty();
                });
    }

    /**
     * The visit of somebody who manages, for the host session that it was opened by; empty when it is over or bound to something
     * else.
     */
    public Optional<Member> findMember(
            EntityManager entities, long id, String state, String handoffCookie, Account account) {
        HandoffRow row = entities.find(HandoffRow.class, id);
        if (row == null || !Token.same(row.stateHash(), Token.hash(state)) || !isOf(entities, row, account)) {
            return Optional.empty();
        }
        return find(entities, id, handoffCookie)
                .filter(Member.class::isInstance)
                .map(Member.class::cast);
    }

    private Visit view(HandoffRow row, KnownAccount account, Practice practice) {
        String below = row.applicationPath() + row.prefix();
        String home = row.applicationPath() + "/";
        String practiceName = settings.practiceName(practice.name());
        if (row.purpose() == Purpose.MANAGE) {
            return new Member(
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
        return new PendingSignIn(
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
     * A handoff lives for its time, and not beyond its host session, nor the remembered browser that this rests on, nor a change of the
     * account's security, role or practice.
     */
    private boolean isLive(EntityManager entities, HandoffRow row, KnownAccount account, Instant now) {
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
    public boolean goesOn(EntityManager entities, Member member) {
        HandoffRow row = entities.find(HandoffRow.class, member.id());
        return row != null
                && row.accountId() == member.accountId()
                && row.role() == member.role()
                && row.practiceId() == member.practiceId()
                && isLive(entities, row, accounts.get(entities, row.accountId()), clock.instant());
    }

    /**
     * Completes a pending sign-in, once. The caller holds the account's lock, so that no trust in it ends meanwhile.
     *
     * @return the address to go back to, with the completion ticket; empty when it was completed already, or is over
     */
    public Optional<String> complete(EntityManager entities, PendingSignIn signIn, boolean remember) {
        HandoffRow row = entities.find(HandoffRow.class, signIn.id());
        if (row == null || !isLive(entities, row, accounts.get(entities, row.accountId()), clock.instant())) {
            return Optional.empty();
        }
        int changed = entities.createQuery("UPDATE HandoffRow h SET h.completedAt = :now, h.openKey = NULL,"
                        + " h.remember = :remember"
                        + " WHERE h.id = :id AND h.completedAt IS NULL AND h.endedAt IS NULL AND h.expiresAt > :now")
                .setParameter("now", clock.instant())
                .setParameter("remember", remember && signIn.rememberOffered())
                .setParameter("id", signIn.id())
                .executeUpdate();
        if (changed != 1) {
            return Optional.empty();
        }
        return Optional.of(signIn.returnPath() + "?ticket=" + issue(entities, Ticket.Kind.COMPLETION, signIn.id()));
    }

    /**
     * After a change that ended every trust in the account, or the one in this browser: the visit in which it was made goes on, and so
     * does its host session, for which the ticket is. The caller has asked whether it {@linkplain #goesOn goes on} before that change.
     *
     * @return the address to go back to, with the completion ticket
     */
    public String renew(EntityManager entities, Member member) {
        keep(entities, member);
        entities.createQuery("UPDATE HandoffRow h SET h.completedAt = :now WHERE h.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", member.id())
                .executeUpdate();
        return member.returnPath() + "?ticket=" + issue(entities, Ticket.Kind.COMPLETION, member.id());
    }

    /** After a change that ended every trust in the account: the visit in which it was made goes on. */
    public void keep(EntityManager entities, Visit visit) {
        long version = entities.createQuery("SELECT a.securityVersion FROM KnownAccount a WHERE a.id = :id", Long.class)
                .setParameter("id", visit.accountId())
                .getSingleResult();
        entities.createQuery(
                        "UPDATE HandoffRow h SET h.securityVersion = :version, h.browserId = NULL WHERE h.id = :id")
                .setParameter("version", version)
                .setParameter("id", visit.id())
                .executeUpdate();
    }

    /** Redeems a completion ticket for the host session, the browser and the account that asked. */
    public Optional<Completed> redeemCompletion(
            EntityManager entities, String ticket, String state, String handoffCookie, Account account) {
        Optional<Long> id = use(entities, Ticket.Kind.COMPLETION, ticket);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        HandoffRow row = entities.find(HandoffRow.class, id.get());
        KnownAccount known = accounts.get(entities, row.accountId());
        boolean bound = Token.same(row.stateHash(), Token.hash(state))
                && Token.same(row.cookieHash(), Token.hash(handoffCookie))
                && isOf(entities, row, account);
        if (!bound || row.completedAt() == null || !isLive(entities, row, known, clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Completed(known, row.purpose(), row.remember(), row.userAgent(), row.clientAddress()));
    }

    private boolean isOf(EntityManager entities, HandoffRow row, Account account) {
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
        List<Long> handoff = entities.createQuery(
                        "SELECT t.handoffId FROM Ticket t WHERE t.hash = :hash AND t.kind = :kind", Long.class)
                .setParameter("hash", hash)
                .setParameter("kind", kind)
                .getResultList();
        int deleted = entities.createQuery(
                        "DELETE FROM Ticket t WHERE t.hash = :hash AND t.kind = :kind AND t.expiresAt > :now")
                .setParameter("hash", hash)
                .setParameter("kind", kind)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return deleted == 1 ? handoff.stream().findFirst() : Optional.empty();
    }

    /** Ends whatever a host session had pending. */
    public void end(EntityManager entities, String state) {
        entities.createQuery("UPDATE HandoffRow h SET h.endedAt = :now, h.openKey = NULL"
                        + " WHERE h.stateHash = :state AND h.endedAt IS NULL")
                .setParameter("now", clock.instant())
                .setParameter("state", Token.hash(state))
                .executeUpdate();
    }
}
