package io.github.countersign.challenge;

import io.github.countersign.fuzz.Fuzz;
import java.util.List;

/** What people type as a code. */
public final class TypedCodeTarget {

    public static final List<String> SEEDS =
            List.of("12345678", "1234 5678", "１２３４－５６７８", "١٢٣٤٥٦٧٨", "12345678.", "𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖");

    private TypedCodeTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        TypedCode typed = TypedCode.of(Fuzz.text(input));
        if (!typed.digits().matches("[0-9]{0,100}")) {
            throw new IllegalStateException("No digits: " + typed.digits());
        }
        typed.code();
    }
}
