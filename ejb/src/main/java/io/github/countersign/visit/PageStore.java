package io.github.countersign.visit;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.policy.Practice;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.Token;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How the pages find the visit of a browser again, and what they keep for it. All of it is in the database, so that any node can answer any
 * request.
 */
@Singleton
class PageStore {

    private static final Logger LOG = Logger.getLogger(PageStore.class.getName());

    private final VisitStore visits;
    private final PageCookieStore cookies;
    private final KeyRing keys;

    @Inject
    PageStore(VisitStore visits, PageCookieStore cookies, KeyRing keys) {
        this.visits = visits;
        this.cookies = cookies;
        this.keys = keys;
    }

    /** Redeems a ticket, and gives the browser a new cookie. The earlier cookies of the visit are worth nothing from then on. */
    Optional<Entered> enter(Work work, String ticket, String visitCookie, Circumstances from) {
        return visits.redeem(work, ticket, visitCookie, from)
                .map(visitor -> new Entered(visitor, cookies.issue(work, visitor.id())));
    }

    /**
     * The visit that a cookie of the pages stands for, and what they kept for it. Every request of the pages asks for it, by one query.
     *
     * @param visitCookie the cookie of the filter that binds the visit to the browser, null if it is gone
     * @param from where that request comes from
     */
    FoundVisit find(Work work, String pageCookie, @Nullable String visitCookie, Circumstances from) {
        List<Object[]> found = work.query(
                        "SELECT v, a, p, d FROM PageCookie c, Visit v LEFT JOIN Drawer d ON d.visitId = v.id,"
                                + " KnownAccount a, Practice p WHERE c.hash = :hash AND v.id = c.visitId"
                                + " AND a.id = v.accountId AND p.id = v.practiceId ORDER BY d.keptAt",
                        Object[].class)
                .setParameter("hash", Token.hash(pageCookie))
                .getResultList();
        if (found.isEmpty()) {
            return new FoundVisit.Unknown();
        }
        Visit row = (Visit) found.get(0)[0];
        Practice practice = (Practice) found.get(0)[2];
        Optional<Visitor> visitor = visitCookie == null
                ? Optional.empty()
                : visits.visitor(work, row, (KnownAccount) found.get(0)[1], practice, visitCookie, from);
        return visitor.<FoundVisit>map(open -> new FoundVisit.Open(open, drawers(open.id(), found)))
                .orElseGet(() -> new FoundVisit.Over(visits.past(row, practice)));
    }

    private Map<String, String> drawers(VisitId visit, List<Object[]> found) {
        Map<String, String> drawers = new LinkedHashMap<>();
        for (Object[] row : found) {
            if (row[3] instanceof Drawer drawer) {
                open(visit, drawer).ifPresent(content -> drawers.put(drawer.name(), content));
            }
        }
        return drawers;
    }

    /** What that drawer holds now, whatever an earlier look at the visit has seen. */
    Optional<String> look(Work work, VisitId visit, String name) {
        return Optional.ofNullable(work.find(Drawer.class, new Drawer.Key(visit.value(), name)))
                .flatMap(drawer -> open(visit, drawer));
    }

    /** Nothing, if it was locked with a key that is gone: what lies there is for minutes, and no reason to stop. */
    private Optional<String> open(VisitId visit, Drawer drawer) {
        try {
            return Optional.of(keys.decrypt(drawer.content(), owner(visit, drawer.name())));
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "A drawer of the pages cannot be opened", e);
            return Optional.empty();
        }
    }

    void keep(Work work, VisitId visit, String name, String content) {
        String sealed = keys.encrypt(content, owner(visit, name));
        int changed = work.change(
                        "UPDATE Drawer d SET d.content = :content, d.keptAt = :now WHERE d.visitId = :visit AND d.name = :name")
                .setParameter("content", sealed)
                .setParameter("now", work.now())
                .setParameter("visit", visit.value())
                .setParameter("name", name)
                .executeUpdate();
        if (changed == 0) {
            work.persist(new Drawer(visit, name, sealed, work.now()));
            work.flush(); // fails here if another request has filled that drawer at this moment
        }
    }

    /** Empties a drawer. Of two requests, only the one that deletes the row has taken what was in it. */
    boolean empty(Work work, VisitId visit, String name) {
        return work.change("DELETE FROM Drawer d WHERE d.visitId = :visit AND d.name = :name")
                        .setParameter("visit", visit.value())
                        .setParameter("name", name)
                        .executeUpdate()
                == 1;
    }

    /** So that nobody can exchange the contents of two rows. */
    private static String owner(VisitId visit, String name) {
        return "drawer " + visit + " " + name;
    }
}
