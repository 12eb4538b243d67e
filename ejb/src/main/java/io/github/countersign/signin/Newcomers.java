package io.github.countersign.signin;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.Skeletons;
import io.github.countersign.account.Standing;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.browser.BrowserStore;
import io.github.countersign.gate.Account;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who somebody is whose name has no account yet (SECURITY.md, rule 25). The name may be that of a known account by another rule; it
 * may look like the name of somebody who is set up, and is held then; otherwise it is somebody new.
 *
 * <p>An account that exists is never held because of a newcomer: whoever may choose their own name could lock out others.
 */
@Singleton
class Newcomers {

    /** How long it is remembered what an application said of the spelling that was set up. */
    private static final Duration TOGETHER = Duration.ofDays(1);

    private final AccountStore accounts;
    private final BrowserStore browsers;

    @Inject
    Newcomers(AccountStore accounts, BrowserStore browsers) {
        this.accounts = accounts;
        this.browsers = browsers;
    }

    /**
     * An account, and whether it may be somebody else's.
     *
     * @param isNew whether nobody has seen it before
     */
    record Met(KnownAccount account, boolean isSetUp, boolean isNew, Doubt doubt) {

        static Met before(KnownAccount account, boolean isSetUp) {
            return new Met(account, isSetUp, false, Doubt.NONE);
        }
    }

    /**
     * Finds or creates the account of a name that has none.
     *
     * @param standing what an application says that the person is; null if that is not known
     * @throws IllegalStateException if the name is known with another stable id, and nobody can tell these people apart by their spelling:
     *     the administrator decides, by a break-glass file for the name
     */
    Met meet(Work work, Account account, PracticeId practiceId, @Nullable Standing standing) {
        if (account.stableId() != null) {
            Optional<KnownAccount> named = accounts.findAsNamed(work, account.directory(), account.name(), null);
            if (named.isPresent()) {
                return withAnotherId(named.get(), account);
            }
        }
        List<Met> alike = alike(work, account);
        Optional<Met> same = same(alike, account);
        if (same.isPresent()) {
            accounts.rename(work, same.get().account(), account.name());
            return same.get();
        }
        return alike.stream()
                .filter(Met::isSetUp)
                .filter(twin -> twin.account().mayBe(account.stableId())) // two stable ids are two people
                .findFirst()
                .map(twin -> new Met(
                        accounts.createHeld(
                                work, account, practiceId, twin.account().id()),
                        false,
                        true,
                        Doubt.HELD_NOW))
                .orElseGet(
                        () -> new Met(accounts.create(work, account, practiceId, standing), false, true, Doubt.NONE));
    }

    private static Met withAnotherId(KnownAccount named, Account account) {
        if (named.spelling().equals(account.spelling())) {
            throw new IllegalStateException("The user name of " + account + " was known with another stable id. If it"
                    + " now belongs to somebody else, reset it by a break-glass file");
        }
        return new Met(named, true, false, Doubt.OTHER_ID);
    }

    /** The accounts of the directory whose names a user store may take for that one, the oldest first. */
    private static List<Met> alike(Work work, Account account) {
        return work.query(
                        "SELECT a, CASE WHEN " + Authenticator.SET_UP + " THEN 1 ELSE 0 END FROM KnownAccount a"
                                + " WHERE a.directory = :directory AND a.skeleton IN :skeletons ORDER BY a.id",
                        Object[].class)
                .setParameter("directory", account.directory())
                .setParameter("skeletons", Skeletons.alike(account.spelling()))
                .getResultStream()
                .map(row -> Met.before((KnownAccount) row[0], ((Number) row[1]).intValue() == 1))
                .toList();
    }

    /** The account that has this name by the application's rule, if that can only be one. */
    private static Optional<Met> same(List<Met> alike, Account account) {
        List<Met> called = alike.stream()
                .filter(met -> met.account().isCalled(account) && met.account().mayBe(account.stableId()))
                .toList();
        if (called.size() < 2) {
            return called.stream().findFirst();
        }
        return called.stream()
                .filter(met -> met.account().spelling().equals(account.spelling()))
                .findFirst();
    }

    /**
     * Whether two people share the name of an account: lately the same application said something else of the spelling that was set up. A
     * promotion alone is none: it is heard of that spelling, too.
     */
    boolean isOtherwiseAsSpelled(Work work, KnownAccount known, Account account, Standing standing) {
        if (!account.isSpellingTold() || known.spelling().equals(account.spelling())) {
            return false;
        }
        Instant since = work.now().minus(TOGETHER);
        return known.isOtherwiseAsSpelled(standing, since)
                || (known.isOtherwiseAsSpelled(standing, Instant.EPOCH)
                        && browsers.wasOneUsed(work, known.id(), since));
    }
}
