package io.github.countersign.ui.text;

import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * News for the next page, carried over a redirect.
 *
 * @param field the id of the field that has to be corrected, null when it is about none
 */
public record Notice(Tone tone, @Nullable String field, Sentence sentence) implements Serializable {

    public enum Tone {
        GOOD,
        /** Neither good nor bad: what was asked for is not needed. */
        PLAIN,
        BAD
    }

    public static Notice good(Sentence sentence) {
        return new Notice(Tone.GOOD, null, sentence);
    }

    public static Notice plain(Sentence sentence) {
        return new Notice(Tone.PLAIN, null, sentence);
    }

    public static Notice bad(Sentence sentence) {
        return new Notice(Tone.BAD, null, sentence);
    }

    public static Notice correct(String field, Sentence sentence) {
        return new Notice(Tone.BAD, field, sentence);
    }

    public boolean isBad() {
        return tone == Tone.BAD;
    }

    /** The class in the style sheet. */
    public String getLook() {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    public Sentence getSentence() {
        return sentence;
    }
}
