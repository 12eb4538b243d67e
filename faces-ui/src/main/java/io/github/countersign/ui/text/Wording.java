package io.github.countersign.ui.text;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts sentences into one language. */
public final class Wording {

    private static final String BUNDLE = "io.github.countersign.ui.messages";

    /** Stands for a moment while the sentence is formatted; U+FFFC is Unicode's own "object replacement character", and in no other argument. */
    private static final String STAND_IN = "\uFFFC";

    private static final Pattern MOMENT = Pattern.compile(STAND_IN + "(\\d)");

    /** Around a name or phone number in a sentence that runs from right to left, or its parts would change places. */
    private static final char FIRST_STRONG_ISOLATE = '\u2068';

    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

    private final ResourceBundle bundle;
    private final Locale locale;
    private final ZoneId zone;

    public Wording(Locale locale, ZoneId zone) {
        // Without a fallback to the server's own language, which an English page on a German server would get.
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, Wording.class.getClassLoader(), control);
        this.locale = locale;
        this.zone = zone;
    }

    /** A sentence without placeholders, as it stands in the bundle. */
    public String say(String key) {
        return bundle.getString(key);
    }

    public String plain(Sentence sentence, Instant now) {
        StringBuilder text = new StringBuilder();
        parts(sentence, now).forEach(part -> text.append(part.getText()));
        return text.toString();
    }

    public List<Part> parts(Sentence sentence, Instant now) {
        if (sentence.arguments().isEmpty()) {
            return List.of(new Part(say(sentence.key()), null, now));
        }
        Object[] arguments = sentence.arguments().toArray();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Moment) {
                arguments[i] = STAND_IN + i;
            } else if (arguments[i] instanceof String text) {
                arguments[i] = argument(text);
            } else if (arguments[i] instanceof Sentence within) {
                arguments[i] = plain(within, now);
            }
        }
        String text = new MessageFormat(say(sentence.key()), locale).format(arguments);
        List<Part> parts = new ArrayList<>();
        Matcher matcher = MOMENT.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(new Part(text.substring(end, matcher.start()), null, now));
            Moment moment = (Moment) sentence.arguments().get(Integer.parseInt(matcher.group(1)));
            parts.add(new Part(words(moment, now), moment, now));
            end = matcher.end();
        }
        parts.add(new Part(text.substring(end), null, now));
        return parts;
    }

    /** As somebody wrote it, who may have written anything. */
    private String argument(String text) {
        String plain = text.replace(STAND_IN, "");
        return Languages.isRightToLeft(locale) ? FIRST_STRONG_ISOLATE + plain + POP_DIRECTIONAL_ISOLATE : plain;
    }

    private String words(Moment moment, Instant now) {
        return switch (moment.kind()) {
            case AGO -> passed(Duration.between(moment.instant(), now));
            case UNTIL -> remaining(Duration.between(now, moment.instant()));
            case AT ->
                inZone(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale), moment.instant());
            case DATE ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(moment.instant().atZone(zone));
            case WHEN ->
                inZone(
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withLocale(locale),
                        moment.instant());
        };
    }

    private String passed(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds < 60) {
            return duration("duration.seconds", seconds);
        }
        return seconds < 3600 ? duration("duration.minutes", seconds / 60) : duration("duration.hours", seconds / 3600);
    }

    /** Rounded up: whoever waits that long does not come too early. */
    private String remaining(Duration time) {
        long seconds = Math.max(1, time.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return duration("duration.seconds", seconds);
        }
        long minutes = (seconds + 59) / 60;
        return minutes <= 90 ? duration("duration.minutes", minutes) : duration("duration.hours", (minutes + 59) / 60);
    }

    private String duration(String key, long amount) {
        return new MessageFormat(say(key), locale).format(new Object[] {amount});
    }

    /** The zone is the server's, so it is named; the script shows the browser's own instead. */
    private String inZone(DateTimeFormatter format, Instant instant) {
        return format.format(instant.atZone(zone))
                + " "
                + DateTimeFormatter.ofPattern("zzz", locale).format(instant.atZone(zone));
    }

    /** The country's name in this language. */
    public String country(String region) {
        return new Locale.Builder().setRegion(region).build().getDisplayCountry(locale);
    }

    public Locale locale() {
        return locale;
    }
}
