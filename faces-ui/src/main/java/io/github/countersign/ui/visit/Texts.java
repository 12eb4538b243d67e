package io.github.countersign.ui.visit;

import io.github.countersign.ui.text.Part;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.text.Wording;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages say, in the language of the person in front of them. */
@Named
@RequestScoped
public class Texts {

    @Inject
    CurrentVisitor visit;

    @Inject
    Clock clock;

    /** A sentence without placeholders. */
    public String say(String key) {
        return wording().say(key);
    }

    public List<Part> parts(@Nullable Sentence sentence) {
        return sentence == null ? List.of() : wording().parts(sentence, clock.instant());
    }

    public String plain(Sentence sentence) {
        return wording().plain(sentence, clock.instant());
    }

    /** A sentence about one thing. */
    public String about(String key, String what) {
        return plain(Sentence.of(key, what));
    }

    /** What a page is called in tabs and by screen readers. */
    public String title(String heading, boolean problem) {
        String practice = visit.getPracticeName();
        String title = practice.isEmpty() ? heading : plain(Sentence.of("layout.title", heading, practice));
        return problem ? about("layout.title-problem", title) : title;
    }

    public Wording wording() {
        return new Wording(visit.getLocale(), ZoneId.systemDefault());
    }
}
