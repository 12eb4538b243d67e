package io.github.countersign.ui.audit;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.ui.text.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The audit trail as a file for spreadsheets: RFC 4180, with a byte order mark, without which some take UTF-8 for something else. A
 * field that a spreadsheet would take for a formula begins with an apostrophe.
 */
final class AuditCsv {

    private static final List<String> HEADINGS =
            List.of("time", "event", "result", "actor", "target", "address", "detail", "text");
    private static final String FORMULA = "=+-@\t\r\n";

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
        boolean formula = !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + field.replace("\"", "\"\"") + '"';
    }
}
