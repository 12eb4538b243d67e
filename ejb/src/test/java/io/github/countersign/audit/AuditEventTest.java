package io.github.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    @Test
    void isOneLineWithEveryField() {
        AuditEvent event = new AuditEvent(
                Instant.EPOCH,
                AuditEvent.Kind.ACCOUNT_RESET,
                AuditEvent.Result.SUCCESS,
                new Acting("clinic", "north", "administrator", "2001:db8::1"),
                "sam",
                "break-glass file");
        assertThat(event.line())
                .isEqualTo("audit event=ACCOUNT_RESET result=SUCCESS directory=\"clinic\" practice=\"north\""
                        + " actor=\"administrator\" target=\"sam\" from=\"2001:db8::1\" detail=\"break-glass file\"");
    }

    @Test
    void cannotBeEndedByAQuote() {
        assertThat(AuditEvent.encoded("a\" result=\"SUCCESS")).isEqualTo("\"a\\\" result=\\\"SUCCESS\"");
        assertThat(AuditEvent.encoded("a\\")).isEqualTo("\"a\\\\\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r",
                "\n",
                "\t",
                "\0",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u2028",
                "\u2029", // lines, terminals
                "\u202a",
                "\u202e",
                "\u2066",
                "\u2069",
                "\u200e",
                "\u200f",
                "\u061c", // directions
                "\u200b",
                "\ufeff",
                "\u00ad",
                "\udb40\udc41" // invisible
            })
    void cannotBeBrokenOutOfNorTurnedAround(String dangerous) {
        String line = AuditEvent.encoded("a" + dangerous + "b");
        assertThat(line).doesNotContain(dangerous).startsWith("\"a\\u").endsWith("b\"");
        assertThat(line.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
    }

    @Test
    void leavesNamesOfPeopleReadable() {
        assertThat(AuditEvent.encoded("José Müller 李小龍 😀")).isEqualTo("\"José Müller 李小龍 😀\"");
    }
}
