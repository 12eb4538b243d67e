package io.github.countersign.handoff;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Handoff;
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

/** The sign-ins on their way through the module's pages, and their tickets. */
@Singleton
public class HandoffStore {

    private final AccountStore accounts;
    private final Clock clock;
    private final Duration pendingSignIn;
    private final Duration ticketLifetime;
    private final String practiceName;

    @Inject
    public HandoffStore(AccountStore accounts, Settings settings, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        this.pendingSignIn = settings.pendingSignIn();
        this.ticketLifetime = settings.ticketLifetime();
        this.practiceName = settings.practiceName();
    }

    /** What was completed on the pages. */
    public record Completed(KnownAccount account, boolean remember, String userAgent, String clientAddress) {}

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
            if (same && isLive(row, account, now)) {
                return issue(entities, Ticket.Kind.HANDOFF, row.id());
            }
            close(entities, row.id());
        }
        HandoffRow row = new HandoffRow(handoff, account, now, now.plus(pendingSignIn));
        entities.persist(row);
        entities.flush();
        return issue(entities, Ticket.Kind.HANDOFF, row.id());
    }

    private static void close(EntityManager entities, long id) {
        entities.createQuery("UPDATE HandoffRow h SET h.openKey = NULL WHERE h.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private String issue(EntityManager entities, Ticket.Kind kind, long handoffId) {
        String ticket = Token.random();
        entities.persist(
                new Ticket(Token.hash(ticket), kind, handoffId, clock.instant().plus(ticketLifetime)));
        return ticket;
    }

    /** Redeems a handoff ticket of this browser. The ticket is used up also when it turns out to be somebody else's. */
    public Optional<PendingSignIn> redeem(EntityManager entities, String ticket, String handoffCookie) {
        return use(entities, Ticket.Kind.HANDOFF, ticket).flatMap(id -> find(entities, id, handoffCookie));
    }

    /** The pending sign-in of this browser; empty when it is over. */
    public Optional<PendingSignIn> find(EntityManager entities, long id, String handoffCookie) {
        HandoffRow row = entities.find(HandoffRow.class, id);
        if (row == null || !Token.same(row.cookieHash(), Token.hash(handoffCookie))) {
            return Optional.empty();
        }
        KnownAccount account = accounts.get(entities, row.accountId());
        return isLive(row, account, clock.instant()) ? Optional.of(view(row, account)) : Optional.empty();
    }

    private PendingSignIn view(HandoffRow row, KnownAccount account) {
        String below = row.applicationPath() + row.prefix();
        return new PendingSignIn(
                row.id(),
                row.accountId(),
                row.purpose(),
                account.displayName(),
                practiceName,
                row.locale(),
                below + "return",
                below + "sign-out",
                row.applicationPath() + "/",
                row.rememberOffered(),
                row.expiresAt(),
                row.completedAt() != null);
    }

    /** A handoff lives for its time, and not beyond its host session, nor a change of the account's security or role. */
    private static boolean isLive(HandoffRow row, KnownAccount account, Instant now) {
        return row.endedAt() == null
                && row.expiresAt().isAfter(now)
                && row.securityVersion() == account.securityVersion()
                && row.role() == account.role();
    }

    /**
     * Completes a pending sign-in, once. The caller holds the account's lock, so that no trust in it ends meanwhile.
     *
     * @return the address to go back to, with the completion ticket; empty when it was completed already, or is over
     */
    public Optional<String> complete(EntityManager entities, PendingSignIn signIn, boolean remember) {
        HandoffRow row = entities.find(HandoffRow.class, signIn.id());
        if (row == null || !isLive(row, accounts.get(entities, row.accountId()), clock.instant())) {
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
                && accounts.find(entities, account.directory(), account.name(), account.stableId())
                        .filter(found -> found.id() == row.accountId())
                        .isPresent()
                && account.role() == row.role();
        if (!bound || row.completedAt() == null || !isLive(row, known, clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Completed(known, row.remember(), row.userAgent(), row.clientAddress()));
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
