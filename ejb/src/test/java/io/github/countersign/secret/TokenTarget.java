package io.github.countersign.secret;

import io.github.countersign.fuzz.Fuzz;
import java.util.List;

/** Tickets, cookies and tokens of forms as a browser sends them; encrypted texts as a database gives them back. */
public final class TokenTarget {

    private static final KeyRing KEYS = new KeyRing(new ServerKey("k".repeat(42) + "A"), List.of());

    public static final List<String> SEEDS = List.of(
            "k".repeat(43),
            "",
            ".",
            KEYS.encrypt("+12025550143", "context"),
            KEYS.current().id() + ".",
            KEYS.current().id() + ".AAAA",
            KEYS.current().id() + "." + "v".repeat(25),
            KEYS.current().id() + ".=");

    private TokenTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        if (Token.hash(text).length() != 43 || Token.derived("key", text).length() != 43 || !Token.same(text, text)) {
            throw new IllegalStateException("No token");
        }
        KEYS.knows(text);
        try {
            KEYS.decrypt(text, "context");
        } catch (IllegalStateException e) {
            // said in its contract
        }
    }
}
