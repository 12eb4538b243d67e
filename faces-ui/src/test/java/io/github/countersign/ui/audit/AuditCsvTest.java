package io.github.countersign.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.ui.text.Wording;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {

    private final StringBuilder out = new StringBuilder();
    private final AuditCsv csv = new AuditCsv(out, new Wording(Locale.ENGLISH, ZoneOffset.UTC));

    @Test
    void beginsWithAByteOrderMarkAndTheHeadings() {
        csv.begin();
        assertThat(out)
                .hasToString(
                        "\uFEFF\"time\",\"event\",\"result\",\"actor\",\"target\",\"address\",\"detail\",\"text\"\r\n");
    }

    @Test
    void writesALineForAnEvent() {
        csv.add(AuditEvents.of(
                Kind.SET_UP_ASKED, Result.SUCCESS, "olivia", "zoë", "lost the \"old\" phone, came to the desk"));
        assertThat(out)
                .hasToString("\"2026-03-01T14:30:00Z\",\"SET_UP_ASKED\",\"SUCCESS\",\"olivia\",\"zoë\",\"192.0.2.7\","
                        + "\"lost the \"\"old\"\" phone, came to the desk\","
                        + "\"The current phone was removed, and a new one is asked for\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void leavesNoFormulaForASpreadsheet(String field) {
        assertThat(AuditCsv.quoted(field)).startsWith("\"'" + field.charAt(0));
    }

    /** As a spreadsheet reads it that goes by commas, by semicolons, as with German, French, Spanish or Portuguese settings, or by tabs. */
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", ":"})
    void leavesNoFormulaWhateverSeparatesCells(String separator) {
        for (String formula : List.of("=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20")) {
            for (String before :
                    List.of("", ";", "; ", ";\"", ";\"\"", ",", "\t", "x;", "x\";\"", "\r\n", "\n", "\r", "x:", "|")) {
                String hostile = before + formula + "cmd|' /C calc'!A0";
                out.setLength(0);
                csv.add(AuditEvents.of(Kind.SET_UP_ASKED, Result.SUCCESS, hostile, hostile, hostile));
                for (String cell : out.toString().split("[\r\n" + separator + "]")) {
                    assertThat(cell.replaceAll("^[\\s\"]+", ""))
                            .as(hostile)
                            .doesNotContainPattern("^[=+@\uFF1D\uFF0B\uFF0D\uFF20-]");
                }
            }
        }
    }

    @Test
    void leavesOtherTextAsItIs() {
        assertThat(AuditCsv.quoted("2026-03-01T14:30:00Z; code 2-3, a=b"))
                .isEqualTo("\"2026-03-01T14:30:00Z; code 2-3, a=b\"");
        assertThat(AuditCsv.quoted("")).isEqualTo("\"\"");
        assertThat(AuditCsv.quoted("1+1=2")).isEqualTo("\"1+1=2\"");
        assertThat(AuditCsv.quoted("a\r\nb")).isEqualTo("\"a\r\nb\"");
    }
}
