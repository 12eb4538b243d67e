package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMessageTest {

    @Test
    void saysTheCodeFirstAndEndsWithTheLineForBrowsers() {
        assertThat(text("Lakeside Clinic", "clinic.example.com"))
                .isEqualTo("12345678 is your Lakeside Clinic code\n\n@clinic.example.com #12345678");
    }

    @Test
    void hasNoLastLineWithoutAHost() {
        assertThat(text("Lakeside Clinic", null)).isEqualTo("12345678 is your Lakeside Clinic code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "診療所", "😀", "\u200b"})
    void doesWithoutANameThatAMessageCannotCarry(String name) {
        assertThat(text(name, "localhost")).isEqualTo("12345678 is your code\n\n@localhost #12345678");
    }

    @ParameterizedTest
    @CsvSource({
        "Dr. O’Neill & “Partners”,   Dr. O'Neill & \"Partners\"",
        "Klinik – Süd,               Klinik - Süd",
        "Clínica São João,           Clinica Sao Joao",
        "Cœur de Provence,           Coeur de Provence",
        "Centre Françoise Dolto,     Centre Francoise Dolto",
        "Praxis Großmann,            Praxis Großmann",
        "Przychodnia Łódź,           Przychodnia Lodz",
        "Lakeside™ Clinic 😀,        LakesideTM Clinic",
        "Lakeside 😀 Clinic,         Lakeside Clinic",
        "😀 Lakeside 診療所 Clinic,   Lakeside Clinic",
        "Ｌａｋｅｓｉｄｅ,               Lakeside",
    })
    void writesTheNameInTheAlphabetOfAMessage(String name, String written) {
        assertThat(text(name, null)).isEqualTo("12345678 is your " + written + " code");
    }

    @Test
    void aNameMakesNoLinesOfItsOwn() {
        assertThat(text("Clinic\n\n@evil.example #12345678\r\u2028\u202ex", "clinic.example.com"))
                .isEqualTo("12345678 is your Clinic @evil.example #12345678 x code\n\n@clinic.example.com #12345678");
    }

    @Test
    void aNameIsNotAPattern() {
        assertThat(text("{0} It''s {1}", null)).isEqualTo("12345678 is your {0} It''s {1} code");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 150, 1000})
    void alwaysFitsOneMessage(int length) {
        for (String character : new String[] {"a", "ä", "€", "ç", "a ", "{ "}) {
            for (String host : new String[] {"localhost", "a".repeat(60) + ".example.com", "a".repeat(253)}) {
                String text = text(character.repeat(length), host);
                assertThat(septets(text)).isLessThanOrEqualTo(160);
                assertThat(text).startsWith("12345678 is your ").contains(" code");
            }
        }
    }

    @Test
    void aNameThatJustFitsIsNotShortened() {
        String name = "x".repeat(160 - "12345678 is your  code\n\n@localhost #12345678".length());
        assertThat(text(name, "localhost")).hasSize(160).contains(name + " code");
        assertThat(text(name + "x", "localhost")).hasSizeLessThanOrEqualTo(160).contains("xxx... code");
    }

    @Test
    void aLongNameEndsAfterAWord() {
        assertThat(text(
                        "Gemeinschaftspraxis für Innere Medizin, Kardiologie & Angiologie Dr. Hildegard Müller-Lüdenscheidt und Partner",
                        "patienten.gemeinschaftspraxis-muenchen.example"))
                .isEqualTo(
                        "12345678 is your Gemeinschaftspraxis für Innere Medizin, Kardiologie & Angiologie Dr... code\n\n"
                                + "@patienten.gemeinschaftspraxis-muenchen.example #12345678");
    }

    @Test
    void aHostTooLongForTheMessageIsLeftOutRatherThanTheName() {
        assertThat(text("Lakeside Clinic", "a".repeat(120))).isEqualTo("12345678 is your Lakeside Clinic code");
    }

    @Test
    void isInEnglishWhereThereIsNoTranslationWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            CodeMessage message = new CodeMessage(
                    new PhoneNumber("+12025550143"),
                    Channel.SMS,
                    new VerificationCode("00000001"),
                    "Clinic",
                    null,
                    Locale.forLanguageTag("cy"));
            assertThat(TextMessage.of(message)).isEqualTo("00000001 is your Clinic code");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String text(String practice, @Nullable String host) {
        return TextMessage.of(new CodeMessage(
                new PhoneNumber("+12025550143"),
                Channel.SMS,
                new VerificationCode("12345678"),
                practice,
                host,
                Locale.ENGLISH));
    }

    /** Counts as 3GPP TS 23.038 does, with tables that were written separately for this test. */
    private static int septets(String text) {
        String one = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        String two = "\f^{}\\[~]|€";
        return text.chars()
                .map(c -> {
                    assertThat(one + two).as("alphabet").contains(Character.toString(c));
                    return two.indexOf(c) >= 0 ? 2 : 1;
                })
                .sum();
    }
}
