package io.github.countersign.ui.web;

import io.github.countersign.ui.fuzz.Fuzz;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parameters and headers that anybody can send. */
public final class SentTarget {

    public static final List<String> SEEDS = List.of(
            "sam",
            "123",
            "999999999999999999",
            "٣",
            "null",
            "https://portal.example.org",
            "same-origin",
            "a\u0000b\r\nc");

    private static final Set<String> OWN = Set.of("https://portal.example.org");

    private SentTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        Map<String, String> sent = Map.of("a", text);
        String read = Typed.text(sent, "a");
        if (read.length() > 255 || read.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new IllegalStateException("Not harmless: " + read);
        }
        Typed.number(text).ifPresent(number -> {
            if (number < 0) {
                throw new IllegalStateException("No number of ours: " + number);
            }
        });
        String query = AddressQuery.NONE.with("a", read).toString();
        boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(read);
        if (whole
                && !read.isEmpty()
                && !URLDecoder.decode(query.substring(3), StandardCharsets.UTF_8)
                        .equals(read)) {
            throw new IllegalStateException("Another address: " + query);
        }
        if (new RequestOrigin(Optional.of(text), Optional.of(text)).isOneOf(OWN)
                || (new RequestOrigin(Optional.empty(), Optional.of(text)).isOneOf(OWN)
                        && !OWN.contains(text)
                        && !text.equals("null"))) {
            throw new IllegalStateException("A form from elsewhere");
        }
    }
}
