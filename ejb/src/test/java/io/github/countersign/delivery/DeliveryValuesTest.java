package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12025550143",
                "+0202555014",
                "+12025",
                "+1234567890123456",
                "+1202555014x",
                "+１2025550143",
                "+12025550143\n"
            })
    void phoneNumberIsE164(String text) {
        assertThatThrownBy(() -> new PhoneNumber(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("E.164");
    }

    @Test
    void phoneNumberShowsItsLastTwoDigitsAlone() {
        PhoneNumber number = new PhoneNumber("+12025550143");
        assertThat(number).hasToString("+*********43");
        assertThat(number.lastTwoDigits()).isEqualTo("43");
    }

    @Test
    void understoodNumberShowsItsLastTwoDigitsAlone() {
        PhoneReading reading = new PhoneReading.Usable(new PhoneNumber("+12025550143"), "+1 202-555-0143", true, true);
        assertThat(reading).hasToString("Usable[+*********43]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "1234 5678", "1234567a", "１２３４５６７８", "12345678\n"})
    void verificationCodeIsEightDigits(String text) {
        assertThatThrownBy(() -> new VerificationCode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verificationCodeMatchesItselfAlone() {
        VerificationCode code = new VerificationCode("00000001");
        assertThat(code.matches(new VerificationCode("00000001"))).isTrue();
        assertThat(code.matches(new VerificationCode("00000002"))).isFalse();
    }

    @Test
    void messageShowsNeitherCodeNorNumber() {
        assertThat(MessageFixture.text().toString()).doesNotContain("12345678").doesNotContain("2025550143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clinic.example.com:8443",
                "clinic.example.com/x",
                "a b",
                "a\n@evil.example #1",
                "-a",
                "[::1]"
            })
    void originHostIsAHostName(String host) {
        assertThatThrownBy(() -> new CodeMessage(
                        new PhoneNumber("+12025550143"),
                        Channel.SMS,
                        new VerificationCode("12345678"),
                        "Clinic",
                        host,
                        Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
