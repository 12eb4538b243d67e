package io.github.countersign.ui.text;

import static io.github.countersign.ui.code.Statuses.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    private final Wording english = new Wording(Locale.ENGLISH, ZoneOffset.UTC);

    @Test
    void marksTheTimesInASentence() {
        Sentence sentence =
                Sentence.of("send.too-soon", Moment.ago(NOW.minusSeconds(20)), Moment.until(NOW.plusSeconds(10)));
        List<Part> parts = english.parts(sentence, NOW);
        assertThat(parts)
                .extracting(Part::getText)
                .containsExactly(
                        "We sent a code ",
                        "20 seconds",
                        " ago; it still works. You can ask for another in ",
                        "10 seconds",
                        ".");
        assertThat(parts).extracting(Part::isTime).containsExactly(false, true, false, true, false);
        assertThat(parts.get(3).getDateTime()).isEqualTo("2026-03-01T14:30:10Z");
        assertThat(parts.get(3).getSeconds()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFFFC0 lost phone", "\uFFFC7 lost phone", "\uFFFC\uFFFC0 lost phone"})
    void doesNotMistakeSomebodysWordsForATime(String reason) {
        assertThat(english.plain(Sentence.of("audit.reason", reason), NOW)).contains(" lost phone");
    }

    @Test
    void roundsAWaitUpSoThatNobodyComesTooEarly() {
        assertThat(waiting(1)).isEqualTo("1 second");
        assertThat(waiting(59)).isEqualTo("59 seconds");
        assertThat(waiting(60)).isEqualTo("1 minute");
        assertThat(waiting(61)).isEqualTo("2 minutes");
        assertThat(waiting(3600)).isEqualTo("60 minutes");
        assertThat(waiting(5401)).isEqualTo("2 hours");
    }

    @Test
    void neverSpeaksOfZeroSeconds() {
        assertThat(waiting(0)).isEqualTo("1 second");
        assertThat(waiting(-5)).isEqualTo("1 second");
    }

    @Test
    void namesTheZoneOfAClockTime() {
        Wording berlin = new Wording(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
        assertThat(berlin.plain(Sentence.of("layout.deadline", Moment.at(NOW)), NOW))
                .endsWith("3:30 PM CET.");
    }

    @Test
    void writesDatesAsTheLanguageDoes() {
        assertThat(english.plain(Sentence.of("account.browser-since", Moment.date(NOW)), NOW))
                .isEqualTo("Remembered since March 1, 2026.");
        assertThat(english.plain(Sentence.of("account.when", Moment.when(NOW)), NOW))
                .matches("Mar 1, 2026, 2:30\\hPM Z");
        assertThat(english.parts(Sentence.of("account.browser-since", Moment.date(NOW)), NOW)
                        .get(1)
                        .getKind())
                .isEqualTo("date");
    }

    @Test
    void leavesPlaceholdersInNamesAlone() {
        assertThat(english.plain(Sentence.of("expired.back", "O'Neil {1} Clinic"), NOW))
                .isEqualTo("Go back to O'Neil {1} Clinic");
    }

    @Test
    void doesNotFallBackToTheLanguageOfTheServer() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(new Wording(Locale.ENGLISH, ZoneOffset.UTC).say("code.continue"))
                    .isEqualTo("Continue");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "de", "pt-BR"})
    void speaksOfTimesInTheLanguageOfTheSentence(String tag) {
        Wording wording = new Wording(Locale.forLanguageTag(tag), ZoneOffset.UTC);
        Sentence sentence =
                Sentence.of("send.too-soon", Moment.ago(NOW.minusSeconds(1)), Moment.until(NOW.plusSeconds(180)));
        Map<String, String> expected = Map.of(
                "es",
                "Enviamos un código hace 1 segundo y todavía sirve. Puede pedir otro dentro de 3 minutos.",
                "fr",
                "Nous avons envoyé un code il y a 1 seconde, et il fonctionne encore. Vous pourrez en demander un"
                        + " autre dans 3 minutes.",
                "de",
                "Wir haben vor 1 Sekunde einen Code gesendet; er gilt noch. Den nächsten können Sie in 3 Minuten"
                        + " anfordern.",
                "pt-BR",
                "Enviamos um código há 1 segundo e ele ainda vale. Você pode pedir outro em 3 minutos.");
        assertThat(wording.plain(sentence, NOW)).isEqualTo(expected.get(tag));
    }

    @Test
    void keepsNamesAndNumbersTogetherInSentencesFromRightToLeft() {
        Wording arabic = new Wording(Locale.forLanguageTag("ar-XB"), ZoneOffset.UTC);
        assertThat(arabic.plain(Sentence.of("set-up.method-intro", "+49 30 1234567"), NOW))
                .isEqualTo("Your number is \u2068+49 30 1234567\u2069.");
    }

    private String waiting(long seconds) {
        String text = english.plain(Sentence.of("help.wait", Moment.until(NOW.plusSeconds(seconds))), NOW);
        return text.replace("You can ask for another in ", "").replace(".", "");
    }
}
