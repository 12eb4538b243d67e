package io.github.countersign.visit;

import io.github.countersign.secret.Token;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The cookies with which browsers come back to their visits. */
@Singleton
class PageCookieStore {

    /** Tabs that a browser opens together, as at its start, enter one visit at the same moment: the cookie of each is good. */
    private static final Duration AT_THE_SAME_MOMENT = Duration.ofMinutes(1);

    /** More tabs than a browser opens at once. */
    private static final int MOST = 20;

    private static final int BATCH = 100;

    @Inject
    PageCookieStore() {}

    /** A new cookie. The earlier cookies of the visit are worth nothing from then on. */
    String issue(Work work, VisitId visit) {
        endEarlier(work, visit);
        String cookie = Token.random();
        work.persist(new PageCookie(Token.hash(cookie), visit, work.now()));
        return cookie;
    }

    private static void endEarlier(Work work, VisitId visit) {
        Instant before = work.now().minus(AT_THE_SAME_MOMENT);
        Visit row = work.find(Visit.class, visit.value()); // just read, and asked for no more
        if (row != null && row.createdAt().isBefore(before)) {
            work.change("DELETE FROM PageCookie c WHERE c.visitId = :visit AND c.issuedAt < :before")
                    .setParameter("visit", visit.value())
                    .setParameter("before", before)
                    .executeUpdate();
        }
    }

    /** Ends all but the newest: whoever enters again and again leaves few rows. */
    void endSurplus(Work work, VisitId visit) {
        List<String> surplus = work.query(
                        "SELECT c.hash FROM PageCookie c WHERE c.visitId = :visit ORDER BY c.issuedAt DESC, c.hash",
                        String.class)
                .setParameter("visit", visit.value())
                .setFirstResult(MOST)
                .setMaxResults(BATCH)
                .getResultList();
        if (!surplus.isEmpty()) {
            work.change("DELETE FROM PageCookie c WHERE c.hash IN :surplus")
                    .setParameter("surplus", surplus)
                    .executeUpdate();
        }
    }
}
