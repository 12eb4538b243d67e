package io.github.countersign.ui.policy;

import io.github.countersign.policy.Policy;
import io.github.countersign.ui.text.Sentence;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which sentences speak of a policy. */
public final class PolicySentences {

    private PolicySentences() {}

    /** In addresses and forms. */
    static String name(Policy policy) {
        return policy.name().toLowerCase(Locale.ROOT);
    }

    static Optional<Policy> of(@Nullable String name) {
        return Arrays.stream(Policy.values())
                .filter(policy -> name(policy).equals(name))
                .findFirst();
    }

    public static Sentence label(Policy policy) {
        return Sentence.of(
                switch (policy) {
                    case NO -> "policy.no";
                    case STAFF -> "policy.staff";
                    case EVERYONE -> "policy.everyone";
                });
    }

    static Sentence meaning(Policy policy) {
        return Sentence.of(
                switch (policy) {
                    case NO -> "policy.no-meaning";
                    case STAFF -> "policy.staff-meaning";
                    case EVERYONE -> "policy.everyone-meaning";
                });
    }

    static Sentence question(Policy policy) {
        return Sentence.of(
                switch (policy) {
                    case NO -> "policy.no-question";
                    case STAFF -> "policy.staff-question";
                    case EVERYONE -> "policy.everyone-question";
                });
    }

    static Sentence done(Policy policy) {
        return Sentence.of(
                switch (policy) {
                    case NO -> "policy.no-done";
                    case STAFF -> "policy.staff-done";
                    case EVERYONE -> "policy.everyone-done";
                });
    }
}
