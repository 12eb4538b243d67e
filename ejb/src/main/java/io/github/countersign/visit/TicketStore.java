package io.github.countersign.visit;

import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The tickets that bring a browser to the module's pages and back. */
@Singleton
class TicketStore {

    private final Duration lifetime;

    @Inject
    TicketStore(Settings settings) {
        this.lifetime = settings.ticketLifetime();
    }

    String issue(Work work, Ticket.Kind kind, VisitId visit) {
        String ticket = Token.random();
        work.persist(new Ticket(Token.hash(ticket), kind, visit, work.now().plus(lifetime)));
        return ticket;
    }

    /** Uses up a ticket: only the request that deletes the row has it. */
    Optional<VisitId> use(Work work, Ticket.Kind kind, String ticket) {
        String hash = Token.hash(ticket);
        List<Long> visit = work.query(
                        "SELECT t.visitId FROM Ticket t WHERE t.hash = :hash AND t.kind = :kind", Long.class)
                .setParameter("hash", hash)
                .setParameter("kind", kind)
                .getResultList();
        int deleted = work.change("DELETE FROM Ticket t WHERE t.hash = :hash AND t.kind = :kind AND t.expiresAt > :now")
                .setParameter("hash", hash)
                .setParameter("kind", kind)
                .setParameter("now", work.now())
                .executeUpdate();
        return deleted == 1 ? visit.stream().findFirst().map(VisitId::new) : Optional.empty();
    }
}
