package io.github.countersign.delivery;

import org.jspecify.annotations.Nullable;

/** What became of a message that a provider has accepted. To accept a message is not to deliver it. */
public sealed interface Fate {

    /** It reached the phone. */
    record Delivered() implements Fate {}

    /** Nothing is known yet, or the provider does not tell. */
    record Open() implements Fate {}

    /**
     * It did not reach the phone, and never will.
     *
     * @param advice what the person can do next
     * @param providerCode the provider's error code, null if it gave none
     * @param operatorMustAct whether only the operator can fix it (registration, contract, credit)
     */
    record Undelivered(Advice advice, @Nullable Integer providerCode, boolean operatorMustAct) implements Fate {}
}
