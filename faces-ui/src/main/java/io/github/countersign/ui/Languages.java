package io.github.countersign.ui;

import java.util.List;
import java.util.Locale;

/** The languages that the pages speak: those with a message bundle. */
final class Languages {

    /** The first is spoken to those whose language is not here. */
    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH);

    private Languages() {}

    /** The language for somebody who prefers these, best first; {@code und} and empty tags are no preference. */
    static Locale best(List<Locale> preferred) {
        List<Locale.LanguageRange> ranges = preferred.stream()
                .filter(locale -> !locale.getLanguage().isEmpty())
                .map(locale -> new Locale.LanguageRange(locale.toLanguageTag()))
                .toList();
        Locale found = ranges.isEmpty() ? null : Locale.lookup(ranges, SPOKEN);
        return found == null ? SPOKEN.get(0) : found;
    }
}
