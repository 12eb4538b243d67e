package io.github.countersign.administration;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.Skeletons;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds names of a practice that look like another. Names that are alike but for their domain ({@code CLINIC\\sam}, {@code sam@example.org})
 * may well be those of two people; so they are only shown.
 */
@Singleton
class LookAlikes {

    private static final int MOST = 5;

    @Inject
    LookAlikes() {}

    List<String> of(Work work, KnownAccount account) {
        Set<String> skeletons = new HashSet<>(Skeletons.alike(account.spelling()));
        skeletons.addAll(Skeletons.alike(withoutDomain(account.spelling())));
        return work.query(
                        "SELECT a.name FROM KnownAccount a WHERE a.directory = :directory AND a.practiceId = :practice"
                                + " AND a.skeleton IN :skeletons AND a.id <> :id ORDER BY a.name",
                        String.class)
                .setParameter("directory", account.directory())
                .setParameter("practice", account.practiceId().value())
                .setParameter("skeletons", skeletons)
                .setParameter("id", account.id().value())
                .setMaxResults(MOST)
                .getResultList();
    }

    static String withoutDomain(String name) {
        String local = name.substring(name.lastIndexOf('\\') + 1);
        int at = local.indexOf('@');
        return at <= 0 ? local : local.substring(0, at);
    }
}
