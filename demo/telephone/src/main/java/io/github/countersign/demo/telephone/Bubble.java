package io.github.countersign.demo.telephone;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One message on the page. A bean for the page's expressions. */
public final class Bubble {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Message message;

    Bubble(Message message) {
        this.message = message;
    }

    public String getId() {
        return message.sid();
    }

    public boolean isCall() {
        return message.channel() == Channel.VOICE;
    }

    public String getText() {
        return message.text();
    }

    /** The digits of the code; empty if there is none. */
    public String getCode() {
        return message.code().orElse("");
    }

    public List<SpokenLine> getLines() {
        return message.script().stream().map(SpokenLine::new).toList();
    }

    /** The time for machines, in UTC. */
    public String getInstant() {
        return message.at().atOffset(ZoneOffset.UTC).toString();
    }

    /** The time for people, in this machine's time zone. */
    public String getTime() {
        return TIME.format(message.at().atZone(ZoneId.systemDefault()));
    }

    /** The voice's actions, line by line. A bean for the page's expressions. */
    public static final class SpokenLine {

        private final Line line;

        SpokenLine(Line line) {
            this.line = line;
        }

        public boolean isSilence() {
            return line instanceof Line.Silence;
        }

        public String getWords() {
            return line instanceof Line.Said said ? said.words() : "";
        }

        public String getLanguage() {
            return line instanceof Line.Said said && said.language() != null ? said.language() : "";
        }
    }
}
