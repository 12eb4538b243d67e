package io.github.countersign.account;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.Practice;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the people with a second factor are, as far as it was proved. Whoever knows somebody's password can have any application of the
 * directory say anything about that person; until the second factor is proved, nothing of it is taken over.
 *
 * <p>An account belongs to the practice of its highest proved role; of several, to that of the last proved sign-in. A role is replaced by what the same
 * application says of the same practice at a later proved sign-in, and by nothing else.
 */
@Singleton
public class VerifiedRoles {

    /** The application of a role from before anybody kept it; no context path looks like this. */
    private static final String UNKNOWN = "?";

    private final AccountStore accounts;

    @Inject
    VerifiedRoles(AccountStore accounts) {
        this.accounts = accounts;
    }

    /** An account with its proved roles, in the practice that an application says now. */
    public record Found(Practice practice, KnownAccount account, List<VerifiedRole> roles) {}

    /** Finds all of it in one query, unless the account is known by its name alone; empty if the practice or the account is not known. */
    public Optional<Found> find(Work work, Account account) {
        String stableId = account.stableId();
        List<Object[]> rows = work.query(
                        "SELECT p, a, r FROM Practice p LEFT JOIN KnownAccount a ON a.directory = p.directory AND "
                                + (stableId == null ? "a.name = :key" : "a.stableId = :key")
                                + " LEFT JOIN VerifiedRole r ON r.accountId = a.id"
                                + " WHERE p.directory = :directory AND p.name = :practice",
                        Object[].class)
                .setParameter("key", stableId == null ? account.name() : stableId)
                .setParameter("directory", account.directory())
                .setParameter("practice", account.practice())
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Practice practice = (Practice) rows.get(0)[0];
        if (rows.get(0)[1] instanceof KnownAccount known) {
            List<VerifiedRole> roles = rows.stream()
                    .map(row -> (@Nullable VerifiedRole) row[2])
                    .filter(Objects::nonNull)
                    .toList();
            return Optional.of(known.isAlias() ? asTwin(work, practice, known) : new Found(practice, known, roles));
        }
        return stableId == null
                ? Optional.empty()
                : accounts.find(work, account.directory(), account.name(), stableId)
                        .map(known -> new Found(practice, known, of(work, known.id())));
    }

    private Found asTwin(Work work, Practice practice, KnownAccount alias) {
        KnownAccount twin = accounts.twinOfAlias(work, alias);
        return new Found(practice, twin, of(work, twin.id()));
    }

    private static List<VerifiedRole> of(Work work, AccountId id) {
        return work.query("SELECT r FROM VerifiedRole r WHERE r.accountId = :id", VerifiedRole.class)
                .setParameter("id", id.value())
                .getResultList();
    }

    /** Takes over what an application says about somebody whose second factor was just proved, or whose browser is remembered. */
    public boolean takeOver(Work work, KnownAccount known, Account account, Standing standing) {
        return takeOver(work, known, of(work, known.id()), account, standing);
    }

    /**
     * The same, with the roles that were found in this transaction.
     *
     * @return whether the person was something else there until now
     */
    public boolean takeOver(
            Work work, KnownAccount known, List<VerifiedRole> found, Account account, Standing standing) {
        Optional<VerifiedRole> there = at(found, standing.practice(), standing.application());
        boolean isOtherwise = there.map(VerifiedRole::role).orElse(known.role()) != standing.role()
                && (there.isPresent() || known.practiceId().equals(standing.practice()));
        VerifiedRole highest = highest(proved(work, known, found, standing), known, standing);
        accounts.takeOver(work, known, account, highest.practiceId(), highest.role());
        return isOtherwise;
    }

    /** Begins with the role of a verified session in which somebody has just set up a second factor. */
    public void begin(Work work, AccountId id, Standing standing) {
        KnownAccount known = accounts.get(work, id);
        VerifiedRole highest = highest(proved(work, known, of(work, id), standing), known, standing);
        accounts.belongTo(work, known, highest.practiceId(), highest.role());
    }

    private static List<VerifiedRole> proved(
            Work work, KnownAccount known, List<VerifiedRole> found, Standing standing) {
        List<VerifiedRole> roles = new ArrayList<>(found);
        keepWhatWasThereBefore(work, known, standing, roles);
        Optional<VerifiedRole> there = at(roles, standing.practice(), standing.application());
        if (there.isEmpty()) {
            roles.add(written(work, known, standing));
        } else if (there.get().role() != standing.role()) {
            there.get().become(standing.role(), work.now());
        }
        return roles;
    }

    /**
     * An account that was set up before roles were kept has one in its own row; nobody knows which application said so. It stays as long
     * as no application of that practice says at least as much.
     */
    private static void keepWhatWasThereBefore(
            Work work, KnownAccount known, Standing standing, List<VerifiedRole> roles) {
        boolean outdone =
                known.practiceId().equals(standing.practice()) && !Standing.isHigher(known.role(), standing.role());
        if (!outdone && roles.stream().noneMatch(role -> role.practiceId().equals(known.practiceId()))) {
            roles.add(written(work, known, new Standing(known.practiceId(), UNKNOWN, known.role())));
        }
        at(roles, standing.practice(), UNKNOWN)
                .filter(before -> !Standing.isHigher(before.role(), standing.role()))
                .ifPresent(before -> {
                    roles.remove(before);
                    work.remove(before);
                });
    }

    private static VerifiedRole written(Work work, KnownAccount known, Standing standing) {
        Instant at = standing.application().equals(UNKNOWN) ? Instant.EPOCH : work.now();
        VerifiedRole role = new VerifiedRole(known.id(), standing, at);
        work.persist(role);
        return role;
    }

    private static Optional<VerifiedRole> at(List<VerifiedRole> roles, PracticeId practice, String application) {
        return roles.stream()
                .filter(role ->
                        role.practiceId().equals(practice) && role.application().equals(application))
                .findFirst();
    }

    /** The highest role; of several, one in the practice of the sign-in now, then one where the account belongs already. */
    private static VerifiedRole highest(List<VerifiedRole> roles, KnownAccount known, Standing now) {
        return roles.stream()
                .min(Comparator.comparingInt((VerifiedRole role) -> Standing.rank(role.role()))
                        .thenComparing(role -> !role.practiceId().equals(now.practice()))
                        .thenComparing(role -> !role.practiceId().equals(known.practiceId()))
                        .thenComparing(VerifiedRole::verifiedAt, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /**
     * The role by which a verified person's rights go: what the application says, but no more than was proved there last. A session that
     * began earlier may not know yet that somebody is a manager no longer.
     */
    public Role rights(Work work, KnownAccount known, Standing standing) {
        VerifiedRole.Key key =
                new VerifiedRole.Key(known.id().value(), standing.practice().value(), standing.application());
        VerifiedRole proved = work.find(VerifiedRole.class, key);
        return proved == null ? standing.role() : Standing.lower(standing.role(), proved.role());
    }

    /** Forgets what was proved by a second factor that is gone. */
    public void forget(Work work, AccountId id) {
        work.change("DELETE FROM VerifiedRole r WHERE r.accountId = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }
}
