package io.github.countersign.demo.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedCodeTest {

    @Test
    void findsTheDigitsOfAText() {
        assertThat(inText("04250143 is your Riverside Clinic code\n\n@localhost #04250143"))
                .contains("04250143");
    }

    @ParameterizedTest
    @ValueSource(strings = {"See you at 10:30", "Call 2025550143", "Ticket 123456789", "1 2 3 4 5 6 7 8 9 lives"})
    void findsNoneInAnyOtherText(String text) {
        assertThat(inText(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Say>Your code is: 0, 4, 2, 5.</Say><Pause/><Say>0, 1, 4, 3.</Say><Pause/><Say>Again: 0, 4, 2, 5.</Say>"
                        + "<Pause/><Say>0, 1, 4, 3. Goodbye</Say>",
                "<Say>0, 4, 2, 5<break/>0, 1, 4, 3</Say>",
                "<Say>Your code: 0 4 2 5 0 1 4 3 … 0 4 2 5 0 1 4 3 … 0 4 2 5 0 1 4 3</Say><Hangup/>",
                "<Say>Clinic 9 calling. Code: 0. 4. 2. 5. - 0. 1. 4. 3.</Say>",
                "<Say><say-as interpret-as=\"digits\">04250143</say-as></Say>"
            })
    void findsTheDigitsOfACallHoweverTheyAreRead(String verbs) throws Twiml.Unreadable {
        assertThat(inCall(verbs)).contains("04250143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Say>Hello</Say>",
                "<Say>1, 2, 3, 4, 5, 6, 7</Say>",
                "<Say>1, 2, 3, 4, 5, 6, 7, 8, 9</Say>",
                "<Say>1, 2, 3, 4, 5, 6, 7, 8 … 1, 2, 3, 4, 5, 6, 7, 9</Say>"
            })
    void findsNoneInAnyOtherCall(String verbs) throws Twiml.Unreadable {
        assertThat(inCall(verbs)).isEmpty();
    }

    private static Optional<String> inText(String body) {
        return Message.text("SM1", new PhoneNumber("+12025550143"), body, Instant.EPOCH)
                .code();
    }

    private static Optional<String> inCall(String verbs) throws Twiml.Unreadable {
        return Message.call(
                        "CA1",
                        new PhoneNumber("+12025550143"),
                        Twiml.read("<Response>" + verbs + "</Response>"),
                        Instant.EPOCH)
                .code();
    }
}
