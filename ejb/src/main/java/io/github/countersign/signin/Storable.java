package io.github.countersign.signin;

import io.github.countersign.gate.Account;
import io.github.countersign.secret.Token;
import org.jspecify.annotations.Nullable;

/**
 * An account as the service keeps it: values that are longer than their columns in a form that fits, and the name as this release folds it.
 * Only the service needs it: a resolver compares them as they are.
 */
final class Storable {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_LOCALE = 64;

    private Storable() {}

    static Account of(Account told) {
        Account named = named(told);
        boolean isLanguage = told.locale().length() <= LONGEST_LOCALE;
        if (isLanguage && !isLong(told.stableId()) && !isLong(told.credentialVersion())) {
            return named;
        }
        return named.copy()
                .stableId(hashedIfLong(told.stableId()))
                .credentialVersion(hashedIfLong(told.credentialVersion()))
                .locale(isLanguage ? told.locale() : "")
                .build();
    }

    /** A jar of another release may fold names otherwise. */
    private static Account named(Account told) {
        return told.names().fold(told.spelling()).equals(told.name())
                ? told
                : told.copy().build();
    }

    private static boolean isLong(@Nullable String value) {
        return value != null && value.length() > LONGEST_ID;
    }

    /** These are only ever compared. */
    private static @Nullable String hashedIfLong(@Nullable String value) {
        return value != null && isLong(value) ? Token.hash(value) : value;
    }
}
