package io.github.countersign.ui.audit;

import io.github.countersign.ui.fuzz.Fuzz;
import java.util.List;
import java.util.Map;

/** What lands in the file for spreadsheets, and what an address asks of the audit trail. */
public final class AuditFileTarget {

    public static final List<String> SEEDS =
            List.of("sam", "=1+1", "a\"b", "\t=x", "a\r\nb", "+", "messages", "12", "＝1");

    private AuditFileTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        String field = AuditCsv.quoted(text);
        String inside = field.substring(1, field.length() - 1);
        if (!field.startsWith("\"")
                || !field.endsWith("\"")
                || inside.replace("\"\"", "").contains("\"")) {
            throw new IllegalStateException("More than a field: " + field);
        }
        if (!inside.isEmpty() && "=+-@\t\r\n".indexOf(inside.charAt(0)) >= 0) {
            throw new IllegalStateException("A formula: " + field);
        }
        AuditQuery.of(Map.of("filter", text, "person", text, "older", text)).kinds();
    }
}
