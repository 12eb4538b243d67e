package io.github.countersign.administration;

import io.github.countersign.administration.AuditTrail.Query;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.gate.Account;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.work.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What owners can read in their practice's audit trail. Throws an unchecked exception while the service is not ready or cannot answer. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditService {

    private static final int ON_A_PAGE = 50;
    private static final int IN_A_BATCH = 500;

    @Inject
    private Transactions transactions;

    @Inject
    private AuditTrail audit;

    @Inject
    private Rights rights;

    @Inject
    private VisitStore visits;

    /**
     * One page of the trail, newest first.
     *
     * @param olderThan the id to go on from for older events, null if there are none
     */
    public record Page(List<AuditEvent> events, @Nullable Long olderThan) {}

    /**
     * Empty if the visitor may not read it.
     *
     * @param kinds the kinds of events; empty for all
     * @param person a user name in any spelling, as actor or target; empty for everybody
     * @param olderThan {@link Long#MAX_VALUE} for the newest
     */
    public Optional<Page> page(Managing actor, Set<Kind> kinds, String person, long olderThan) {
        if (!mayRead(actor)) {
            return Optional.empty();
        }
        List<AuditEvent> found = find(actor, kinds, person, olderThan, ON_A_PAGE + 1);
        boolean more = found.size() > ON_A_PAGE;
        List<AuditEvent> shown = more ? found.subList(0, ON_A_PAGE) : found;
        return Optional.of(new Page(shown, more ? shown.get(ON_A_PAGE - 1).id() : null));
    }

    /**
     * Gives the reader every event of that kind and person, newest first, without holding them all at once. The download is itself an event
     * in the trail.
     *
     * @return false if the visitor may not read it
     */
    public boolean readAll(Managing actor, Set<Kind> kinds, String person, Consumer<AuditEvent> reader) {
        if (!mayRead(actor)) {
            return false;
        }
        transactions.by(actor.acting(), work -> {
            work.audit(Kind.AUDIT_READ, "download");
            return true;
        });
        long before = Long.MAX_VALUE;
        List<AuditEvent> batch;
        do {
            batch = find(actor, kinds, person, before, IN_A_BATCH);
            batch.forEach(reader);
            before = batch.isEmpty() ? before : batch.get(batch.size() - 1).id();
        } while (batch.size() == IN_A_BATCH);
        return true;
    }

    private boolean mayRead(Managing actor) {
        return rights.readsAudit(actor.role()) && transactions.read(work -> visits.goesOn(work, actor));
    }

    /** Where names compare exactly, a name is found as it is written; elsewhere in any spelling. */
    private static Set<String> spellings(String person) {
        String folded = Account.fold(person);
        return folded.isEmpty() ? Set.of() : new HashSet<>(List.of(person.strip(), folded));
    }

    private List<AuditEvent> find(Managing actor, Set<Kind> kinds, String person, long before, int most) {
        Query query = new Query(kinds, spellings(person));
        return transactions.read(work -> audit.find(work, actor.directory(), actor.practice(), query, before, most));
    }
}
