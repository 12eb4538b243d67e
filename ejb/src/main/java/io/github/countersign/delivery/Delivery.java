package io.github.countersign.delivery;

import org.jspecify.annotations.Nullable;

/** The outcome of handing a message to a provider. */
public sealed interface Delivery {

    /** The provider accepted it; {@code providerId} is its id for the message. */
    record Accepted(String providerId) implements Delivery {}

    /** The request went out, but no clear answer came back. The message counts as sent and is never sent again automatically. */
    record MaybeSent(Doubt doubt) implements Delivery {}

    /**
     * It was not sent.
     *
     * @param advice what the person can do next
     * @param providerCode the provider's error code, null if it gave none or was not reached
     * @param operatorMustAct whether only the operator can fix it (settings, contract, credit)
     */
    record Refused(Advice advice, @Nullable Integer providerCode, boolean operatorMustAct) implements Delivery {}

    /** Why it is not known whether a message went out. */
    enum Doubt {
        /** The provider did not answer in time. */
        NO_ANSWER_IN_TIME,
        /** The connection broke before the answer was complete. */
        CONNECTION_LOST,
        /** The answer is neither a yes nor a no. */
        UNREADABLE_ANSWER
    }
}
