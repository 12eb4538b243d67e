package io.github.countersign.ui.audit;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.ui.text.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The audit trail as a file for spreadsheets: RFC 4180, with a byte order mark, without which some take UTF-8 for something else. Where a
 * spreadsheet would begin a formula, an apostrophe stands before it. That is not only at the beginning of a field: in many languages, lists
 * are separated by a semicolon, and a spreadsheet begins a cell wherever it finds one.
 */
final class AuditCsv {

    private static final List<String> HEADINGS =
            List.of("time", "event", "result", "actor", "target", "address", "detail", "text");
    /** The last four are full-width: spreadsheets take them for the first four. */
    private static final String FORMULA = "=+@\uFF1D\uFF0B\uFF0D\uFF20\\-";

    private static final Pattern BEGINNING = Pattern.compile("^(?=[" + FORMULA + "\t\r\n])");
    private static final Pattern LATER_CELL = Pattern.compile("([,;|:\\v\t\r\n][\\s\"\\u00A0]*)(?=[" + FORMULA + "])");

    private final Appendable out;
    private final Wording wording;

    AuditCsv(Appendable out, Wording wording) {
        this.out = out;
        this.wording = wording;
    }

    void begin() {
        append("\uFEFF");
        line(HEADINGS);
    }

    void add(AuditEvent event) {
        line(List.of(
                event.happenedAt().toString(),
                event.event().name(),
                event.result().name(),
                event.actor(),
                event.target(),
                event.clientAddress(),
                event.detail(),
                wording.say(AuditSentences.of(event.event(), event.result()).key())));
    }

    private void line(List<String> fields) {
        append(fields.stream().map(AuditCsv::quoted).collect(Collectors.joining(",")) + "\r\n");
    }

    private void append(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quoted(String field) {
        String plain = LATER_CELL.matcher(field).replaceAll("$1'");
        return '"' + BEGINNING.matcher(plain).replaceFirst("'").replace("\"", "\"\"") + '"';
    }
}
