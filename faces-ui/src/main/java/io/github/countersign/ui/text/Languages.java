package io.github.countersign.ui.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The languages that the pages speak: those with a message bundle. */
public final class Languages {

    /** The first is spoken to those whose language is not here. */
    public static final List<Locale> SPOKEN = List.of(
            Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.FRENCH, Locale.GERMAN, Locale.forLanguageTag("pt-BR"));

    /** Names one language more, for tests alone: in English where it has no bundle, such as {@code ar-XB} to see the pages from right to left. */
    static final String TEST_LANGUAGE = "countersign.test-language";

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi");
    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of("Arab", "Hebr", "Nkoo", "Syrc", "Thaa");

    private Languages() {}

    /** The language for somebody who prefers these, best first; {@code und} and empty tags are no preference. */
    public static Locale best(List<Locale> preferred) {
        List<Locale> spoken = spoken();
        return preferred.stream()
                .filter(locale -> !locale.getLanguage().isEmpty())
                .flatMap(locale -> closest(locale, spoken).stream())
                .findFirst()
                .orElse(SPOKEN.get(0));
    }

    /** The same or a more general one (es for es-MX), else the one for another country (pt-BR for pt). */
    private static Optional<Locale> closest(Locale wish, List<Locale> spoken) {
        Locale found = Locale.lookup(List.of(new Locale.LanguageRange(wish.toLanguageTag())), spoken);
        return found != null
                ? Optional.of(found)
                : spoken.stream()
                        .filter(locale -> locale.getLanguage().equals(wish.getLanguage()))
                        .findFirst();
    }

    private static List<Locale> spoken() {
        String more = System.getProperty(TEST_LANGUAGE);
        return more == null
                ? SPOKEN
                : Stream.concat(SPOKEN.stream(), Stream.of(Locale.forLanguageTag(more)))
                        .toList();
    }

    public static boolean isRightToLeft(Locale locale) {
        return locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript());
    }
}
