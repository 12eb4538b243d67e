package io.github.countersign.account;

import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Fills in the skeletons of names that have none: of accounts from before they were kept, and of those that a node of the release before has
 * seen. No SQL of both databases takes accents away. A release with another rule sets them to null, and they are filled in here.
 */
@Singleton
public class MissingSkeletons {

    private static final int BATCH = 200;

    private final Transactions transactions;

    @Inject
    MissingSkeletons(Transactions transactions) {
        this.transactions = transactions;
    }

    /** In small batches, each in its own transaction. */
    public void fill() {
        boolean more = true;
        while (more) {
            more = transactions.run(MissingSkeletons::fillBatch);
        }
    }

    private static boolean fillBatch(Work work) {
        List<KnownAccount> batch = work.query(
                        "SELECT a FROM KnownAccount a WHERE a.skeleton IS NULL ORDER BY a.id", KnownAccount.class)
                .setMaxResults(BATCH)
                .getResultList();
        batch.forEach(KnownAccount::fillIn);
        return batch.size() == BATCH;
    }
}
