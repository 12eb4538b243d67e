package io.github.countersign.limit;

import io.github.countersign.account.AccountId;
import io.github.countersign.policy.PracticeId;
import java.util.List;

/**
 * Whom and what a code is sent for.
 *
 * @param numberHash a keyed hash of the phone number
 * @param network where the request comes from
 * @param confirmed whether the account has confirmed the number: it is set up, and this is its phone
 */
public record Subject(
        AccountId accountId, PracticeId practiceId, String numberHash, String network, boolean confirmed) {

    String account() {
        return MeterKind.ACCOUNT.id(accountId.toString());
    }

    String number() {
        return (confirmed ? MeterKind.NUMBER : MeterKind.NEW_NUMBER).id(numberHash);
    }

    /** The meters that belong to the person who asks, or to a number that nobody has confirmed. */
    List<String> own() {
        return List.of(account(), number());
    }

    String ofNetwork() {
        return MeterKind.NETWORK.id(network);
    }

    String practice() {
        return MeterKind.PRACTICE.id(practiceId.toString());
    }

    static String installation() {
        return MeterKind.INSTALLATION.id("");
    }

    /** The meters that many share. */
    List<String> shared() {
        return List.of(ofNetwork(), practice(), installation());
    }
}
