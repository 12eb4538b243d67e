package io.github.countersign.demo.telephone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One action of the voice in a call. */
sealed interface Line {

    /** @param language a language tag such as {@code es-MX}, as the caller asked for it */
    record Said(String words, @Nullable String language) implements Line {}

    record Silence(int seconds) implements Line {}

    /** All the words, with an ellipsis where the voice pauses. */
    static String join(List<Line> script) {
        StringBuilder all = new StringBuilder();
        for (Line line : script) {
            if (line instanceof Said said) {
                append(all, said.words());
            } else {
                append(all, "…");
            }
        }
        return all.toString();
    }

    private static void append(StringBuilder all, String words) {
        if (!all.isEmpty() && !words.isEmpty()) {
            all.append(' ');
        }
        all.append(words);
    }
}
