package io.github.countersign.delivery;

import org.jspecify.annotations.Nullable;

/** What became of a message that was given to a provider. */
public sealed interface Delivery {

    /** The provider took it; {@code providerId} is its name for the message. */
    record Accepted(String providerId) implements Delivery {}

    /** The request went out and no clear answer came back: it counts as sent, and is never sent again by itself. */
    record MaybeSent(Doubt doubt) implements Delivery {}

    /**
     * It was not sent.
     *
     * @param advice what the person can do next
     * @param providerCode the provider's error code, null when it gave none or was not reached
     * @param operatorMustAct whether only the operator can mend it (settings, contract, credit)
     */
    record Refused(Advice advice, @Nullable Integer providerCode, boolean operatorMustAct) implements Delivery {}

    /** Why it is not known whether a message went out. */
    enum Doubt {
        /** The provider did not answer in time. */
        NO_ANSWER_IN_TIME,
        /** The connection broke before the answer was complete. */
        CONNECTION_LOST,
        /** The answer says neither yes nor no. */
        UNREADABLE_ANSWER
    }
}
