package io.github.countersign.installation;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.store.Database;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Fills in the skeletons of names that have none: of accounts from before they were kept, and of those that a node of the release before has
 * seen. No SQL of both databases takes accents away. A release with another rule sets them to null, and they are filled in here.
 */
final class MissingSkeletons {

    private static final int BATCH = 500;

    private MissingSkeletons() {}

    /** In small batches, each in its own transaction. The first start waits for it: until then, another spelling would not be noticed. */
    static void fill(Database database) {
        boolean more = true;
        while (more) {
            more = database.transactionRepeated(MissingSkeletons::fillBatch);
        }
    }

    private static boolean fillBatch(EntityManager entities) {
        List<KnownAccount> batch = entities.createQuery(
                        "SELECT a FROM KnownAccount a WHERE a.skeleton IS NULL ORDER BY a.id", KnownAccount.class)
                .setMaxResults(BATCH)
                .getResultList();
        batch.forEach(KnownAccount::fillIn);
        return batch.size() == BATCH;
    }
}
