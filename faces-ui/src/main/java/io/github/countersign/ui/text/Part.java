package io.github.countersign.ui.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A piece of a sentence in the person's language: text, or a time that the page marks up as one. */
public final class Part {

    private final String text;
    private final @Nullable Moment moment;
    private final Instant now;

    Part(String text, @Nullable Moment moment, Instant now) {
        this.text = text;
        this.moment = moment;
        this.now = now;
    }

    public String getText() {
        return text;
    }

    public boolean isTime() {
        return moment != null;
    }

    /** How the script keeps it up to date: {@code until}, {@code at}, {@code date}, {@code when} or {@code ago}. */
    public String getKind() {
        return moment == null ? "" : moment.kind().name().toLowerCase(Locale.ROOT);
    }

    /** ISO 8601, for the {@code datetime} attribute. */
    public String getDateTime() {
        return moment == null
                ? ""
                : moment.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Seconds from now, so that a wrong clock of the browser does no harm; begun ones count, so that nobody comes too early. */
    public long getSeconds() {
        return moment == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(now, moment.instant()).plusMillis(999).toSeconds());
    }
}
