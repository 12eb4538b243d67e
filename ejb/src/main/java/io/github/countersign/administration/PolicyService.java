package io.github.countersign.administration;

import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Notice;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.Policy;
import io.github.countersign.policy.PolicyChange;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What owners and managers do on the policy page. Throws an unchecked exception while the service is not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PolicyService {

    @Inject
    private Transactions transactions;

    @Inject
    private PracticeStore practices;

    @Inject
    private Rights rights;

    @Inject
    private VisitStore visits;

    @Inject
    private ConfirmationStore confirmations;

    @Inject
    private Owners owners;

    /**
     * The practice's policy.
     *
     * @param asks how many people each choice asks to set up at their next sign-in
     * @param changedAt when it was last changed, null if never
     * @param changedBy the display name of the person who last changed it, null if nobody has
     */
    public record View(
            Policy policy,
            Map<Policy, Long> asks,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    /** The result of trying to change it. */
    public enum Change {
        DONE,
        /** It was changed in the meantime, by somebody else or in another tab: look again. */
        NOT_AS_SEEN,
        /** The confirmation was used, has expired, or was for another change: confirm again. */
        CONFIRMATION_OVER,
        NOT_ALLOWED
    }

    /** Empty if the visitor may not set it. */
    public Optional<View> view(Managing actor) {
        if (!rights.setsPolicy(actor.role())) {
            return Optional.empty();
        }
        return Optional.of(transactions.read(work -> {
            Practice practice = practices.get(work, actor.practiceId());
            Map<Role, Long> without = notSetUp(work, practice.id());
            Map<Policy, Long> asks = new EnumMap<>(Policy.class);
            for (Policy policy : Policy.values()) {
                long sum = Arrays.stream(Role.values())
                        .filter(policy::covers)
                        .mapToLong(role -> without.getOrDefault(role, 0L))
                        .sum();
                asks.put(policy, sum);
            }
            return new View(practice.policy(), asks, practice.changedAt(), practice.changedBy());
        }));
    }

    private static Map<Role, Long> notSetUp(Work work, PracticeId practice) {
        Map<Role, Long> without = new EnumMap<>(Role.class);
        work.query(
                        "SELECT a.role, COUNT(a) FROM KnownAccount a WHERE a.practiceId = :practice" + " AND NOT "
                                + Authenticator.SET_UP + " GROUP BY a.role",
                        Object[].class)
                .setParameter("practice", practice.value())
                .getResultList()
                .forEach(row -> without.put((Role) row[0], (Long) row[1]));
        return without;
    }

    /** The change to confirm before that policy is set. */
    public static About about(Managing actor, Policy policy) {
        Action action = switch (policy) {
            case NO -> Action.REQUIRE_OF_NOBODY;
            case STAFF -> Action.REQUIRE_OF_STAFF;
            case EVERYONE -> Action.REQUIRE_OF_EVERYONE;
        };
        return new About(action, actor.accountId());
    }

    /**
     * Sets the policy, and has all owners told.
     *
     * @param seen the policy that the page showed when the person decided
     */
    public Change change(Managing actor, Policy seen, Policy policy, ConfirmationId confirmation) {
        return transactions.by(actor.acting(), work -> {
            if (!rights.setsPolicy(actor.role()) || !visits.goesOn(work, actor)) {
                String refused = PolicyChange.refused(policy).detail();
                work.audit(Kind.NOT_ALLOWED, Result.REFUSED, actor.practice(), refused);
                return Change.NOT_ALLOWED;
            }
            if (!confirmations.use(work, actor, confirmation, about(actor, policy))) {
                return Change.CONFIRMATION_OVER;
            }
            if (!practices.change(work, actor.practiceId(), seen, policy, actor.displayName())) {
                return work.rollBack(Change.NOT_AS_SEEN);
            }
            owners.tellAfterCommit(work, actor, Notice.Change.POLICY_CHANGED);
            String made = new PolicyChange(seen, policy).detail();
            work.audit(Kind.POLICY_CHANGED, Result.SUCCESS, actor.practice(), made);
            return Change.DONE;
        });
    }
}
