package io.github.countersign.bypass;

import io.github.countersign.fuzz.Fuzz;
import java.util.List;

/** What people type as a bypass code. */
public final class TypedBypassTarget {

    public static final List<String> SEEDS = List.of("0123456789", "abcde-fghjk", "ｏILOO OOOOO", "", "0".repeat(101));

    private TypedBypassTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        TypedBypass typed = TypedBypass.of(Fuzz.text(input));
        if (typed.isOne() && !typed.characters().matches("[0-9A-HJKMNP-TV-Z]{10}")) {
            throw new IllegalStateException("No bypass code: " + typed.characters());
        }
    }
}
