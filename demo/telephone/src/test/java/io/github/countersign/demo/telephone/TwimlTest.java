package io.github.countersign.demo.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwimlTest {

    @Test
    void readsWordsWithTheirLanguageAndPauses() throws Twiml.Unreadable {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say language=\"es-MX\">Hola\n  Sam</Say>"
                + "<Pause length=\"2\"/><Pause/><Say>Bye</Say><Hangup/><Say>Nobody hears this</Say></Response>";

        assertThat(Twiml.read(xml))
                .containsExactly(
                        new Line.Said("Hola Sam", "es-MX"),
                        new Line.Silence(2),
                        new Line.Silence(1),
                        new Line.Said("Bye", null));
    }

    @Test
    void saysALoopAsOftenAsItAsksButNeverForEver() throws Twiml.Unreadable {
        assertThat(Twiml.read("<Response><Say loop=\"3\">Ho</Say></Response>")).hasSize(3);
        assertThat(Twiml.read("<Response><Say loop=\"0\">Ho</Say></Response>")).hasSize(10);
    }

    @Test
    void hearsTheBreaksInsideALine() throws Twiml.Unreadable {
        assertThat(Twiml.read("<Response><Say>1, 2<break time=\"1s\"/>3<!-- 4 --></Say></Response>"))
                .containsExactly(new Line.Said("1, 2 … 3", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<Response>",
                "<Say>Hello</Say>",
                "<Response><Say>Fish & chips</Say></Response>",
                "<Response><Dial>+12025550143</Dial></Response>",
                "<Response><Pause length=\"long\"/></Response>"
            })
    void refusesWhatIsNotTwiml(String xml) {
        assertThatThrownBy(() -> Twiml.read(xml)).isInstanceOf(Twiml.Unreadable.class);
    }

    @Test
    void opensNoFileForADocumentThatAsksForOne() {
        String xml = "<!DOCTYPE Response [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>"
                + "<Response><Say>&file;</Say></Response>";

        assertThatThrownBy(() -> Twiml.read(xml))
                .isInstanceOf(Twiml.Unreadable.class)
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void refusesInstructionsThatAreTooLong() {
        String xml = "<Response><Say>" + "a".repeat(4000) + "</Say></Response>";

        assertThatThrownBy(() -> Twiml.read(xml)).isInstanceOf(Twiml.Unreadable.class);
    }
}
