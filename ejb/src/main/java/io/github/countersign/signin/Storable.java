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
        String stableId = hashedIfLong(told.stableId());
        String credentialVersion = hashedIfLong(told.credentialVersion());
        boolean isLanguage = told.locale().length() <= LONGEST_LOCALE;
        boolean fits = isLanguage && stableId == told.stableId() && credentialVersion == told.credentialVersion();
        return fits
                ? told
                : Account.of(told.directory(), told.name())
                        .role(told.role())
                        .practice(told.practice())
                        .stableId(stableId)
                        .credentialVersion(credentialVersion)
                        .displayName(told.displayName())
                        .locale(isLanguage ? told.locale() : "")
                        .build();
    }

    /** These are only ever compared. */
    private static @Nullable String hashedIfLong(@Nullable String value) {
        return value == null || value.length() <= LONGEST_ID ? value : Token.hash(value);
    }
}
