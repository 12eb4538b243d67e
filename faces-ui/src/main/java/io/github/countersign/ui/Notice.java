package io.github.countersign.ui;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * News for the next page, carried over a redirect.
 *
 * @param field the id of the field that has to be corrected, null when it is about none
 */
public record Notice(Tone tone, @Nullable String field, Sentence sentence) implements Serializable {

    enum Tone {
        GOOD,
        BAD
    }

    static Notice good(Sentence sentence) {
        return new Notice(Tone.GOOD, null, sentence);
    }

    static Notice bad(Sentence sentence) {
        return new Notice(Tone.BAD, null, sentence);
    }

    static Notice correct(String field, Sentence sentence) {
        return new Notice(Tone.BAD, field, sentence);
    }

    public boolean isGood() {
        return tone == Tone.GOOD;
    }

    public Sentence getSentence() {
        return sentence;
    }
}
