package io.github.countersign.ui;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A bypass code on its way to the one page that shows it, once.
 *
 * @param person the id of whom it is for
 */
public record GivenBypass(long person, String code, Instant until) implements Serializable {

    /** As it is read out. */
    public List<String> getGroups() {
        return List.of(code.split("-"));
    }

    public Sentence getOver() {
        return Sentence.of("person.bypass-once", Moment.when(until));
    }

    /** Hides the code. */
    @Override
    public String toString() {
        return "GivenBypass[" + person + "]";
    }
}
