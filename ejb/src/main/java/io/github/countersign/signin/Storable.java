package io.github.countersign.signin;

import io.github.countersign.gate.Account;
import io.github.countersign.secret.Token;
import org.jspecify.annotations.Nullable;

/**
 * Values of an account that are longer than their columns, in a form that fits. Only the service needs it: a resolver compares them as they
 * are.
 */
final class Storable {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_LOCALE = 64;

    private Storable() {}

    static Account of(Account told) {
        boolean isLanguage = told.locale().length() <= LONGEST_LOCALE;
        if (isLanguage && !isLong(told.stableId()) && !isLong(told.credentialVersion())) {
            return told;
        }
        return Account.of(told.directory(), told.name())
                .role(told.role())
                .practice(told.practice())
                .stableId(hashedIfLong(told.stableId()))
                .credentialVersion(hashedIfLong(told.credentialVersion()))
                .displayName(told.displayName())
                .locale(isLanguage ? told.locale() : "")
                .build();
    }

    private static boolean isLong(@Nullable String value) {
        return value != null && value.length() > LONGEST_ID;
    }

    /** These are only ever compared. */
    private static @Nullable String hashedIfLong(@Nullable String value) {
        return value != null && isLong(value) ? Token.hash(value) : value;
    }
}
