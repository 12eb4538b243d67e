package io.github.countersign.delivery;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The sentences of texts and calls in one language ({@code messages.properties}). Portuguese is always Brazilian. */
final class Wording {

    private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");

    // nobody asked for the server's own language
    private static final Control ENGLISH_IF_NOT_TRANSLATED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle sentences;

    private Wording(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    static Wording in(Locale locale) {
        return new Wording(ResourceBundle.getBundle(
                Wording.class.getPackageName() + ".messages",
                locale.getLanguage().equals(BRAZIL.getLanguage()) ? BRAZIL : locale,
                Wording.class.getClassLoader(),
                ENGLISH_IF_NOT_TRANSLATED));
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(sentences.getString(key), Locale.ROOT).format(arguments);
    }

    /** A name as one line without control, format (such as right-to-left) and broken characters, which a line of text must not have. */
    static String oneLine(String name) {
        return name.replaceAll("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "")
                .replaceAll("[\\p{Cc}\\p{Z}]+", " ")
                .strip();
    }
}
