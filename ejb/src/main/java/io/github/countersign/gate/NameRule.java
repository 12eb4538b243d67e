package io.github.countersign.gate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an application compares user names: two spellings that fold to the same name are one account. */
public enum NameRule {
    /** Every character counts. */
    EXACT {
        @Override
        public String fold(String spelling) {
            return spelling;
        }
    },
    /** Upper and lower case are the same; see {@link Account#fold}. The default. */
    CASE {
        @Override
        public String fold(String spelling) {
            return Account.fold(spelling);
        }
    },
    /** Like {@link #CASE}, and accents do not count either, nor do letters of another script that look the same. */
    ACCENTS {
        @Override
        public String fold(String spelling) {
            return Skeleton.of(spelling).replace("ß", "ss");
        }
    };

    /** The name by which an account is known. Folding a folded name changes nothing. */
    public abstract String fold(String spelling);

    /** As the setting has it: {@code exact}, {@code case} or {@code accents}. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule of a setting; null when it is not one. */
    public static @Nullable NameRule of(@Nullable String setting) {
        for (NameRule rule : values()) {
            if (rule.setting().equals(setting)) {
                return rule;
            }
        }
        return null;
    }
}
