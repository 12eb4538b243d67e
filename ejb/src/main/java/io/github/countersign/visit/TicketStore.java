package io.github.countersign.visit;

import io.github.countersign.gate.VisitRequest;
import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tickets that bring a browser to the module's pages and back. A ticket in is derived from a stored nonce and from what only the filter
 * knows of the host session and the browser: the same ticket can be given again, and the database alone is worth no ticket.
 */
@Singleton
class TicketStore {

    /** More tabs than a browser opens at once. Whoever asks for more gets the newest ticket again, and no more rows are written. */
    private static final int MOST_OPEN = 10;

    private final PageCookieStore cookies;
    private final Duration lifetime;

    @Inject
    TicketStore(PageCookieStore cookies, Settings settings) {
        this.cookies = cookies;
        this.lifetime = settings.ticketLifetime();
    }

    /** A ticket to the pages, for a visit that has just been opened. */
    String issueIn(Work work, VisitId visit, VisitRequest session) {
        String nonce = Token.random();
        String ticket = derived(nonce, session);
        work.persist(
                new Ticket(Token.hash(ticket), Ticket.Kind.IN, visit, work.now().plus(lifetime), nonce));
        return ticket;
    }

    /** A ticket to the pages, for a visit that is open. Reads and writes a bounded number of rows, however often it is asked for. */
    String issueInAgain(Work work, VisitId visit, VisitRequest session) {
        cookies.endSurplus(work, visit);
        List<String> young = work.query(
                        "SELECT t.nonce FROM Ticket t WHERE t.visitId = :visit AND t.kind = :kind"
                                + " AND t.expiresAt > :halfOver AND t.nonce IS NOT NULL ORDER BY t.expiresAt DESC",
                        String.class)
                .setParameter("visit", visit.value())
                .setParameter("kind", Ticket.Kind.IN)
                .setParameter("halfOver", work.now().plus(lifetime.dividedBy(2)))
                .setMaxResults(MOST_OPEN)
                .getResultList();
        return young.size() < MOST_OPEN ? issueIn(work, visit, session) : derived(young.get(0), session);
    }

    private static String derived(String nonce, VisitRequest session) {
        return Token.derived(session.state() + " " + session.visitCookie(), "ticket in " + nonce);
    }

    /** A ticket back to the application. */
    String issueBack(Work work, VisitId visit) {
        String ticket = Token.random();
        work.persist(new Ticket(
                Token.hash(ticket), Ticket.Kind.BACK, visit, work.now().plus(lifetime), null));
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
