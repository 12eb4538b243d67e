package io.github.countersign.ui.code;

import static io.github.countersign.ui.code.Statuses.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Arrival;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.limit.Limit;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.text.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSentencesTest {

    private static final Wording ENGLISH = new Wording(Locale.ENGLISH, ZoneOffset.UTC);

    @Test
    void tellsWhereACodeWentByText() {
        assertThat(english(CodeSentences.sent(Statuses.texted(), NOW)))
                .isEqualTo("We sent an 8-digit code to the number ending in 12.");
    }

    @Test
    void tellsWhichNumberWasCalled() {
        assertThat(english(CodeSentences.sent(Statuses.called(), NOW)))
                .isEqualTo("We called the number ending in 12 to read out an 8-digit code.");
    }

    @Test
    void neverClaimsThatACodeWasSentWhenNoneWas() {
        assertThat(english(CodeSentences.sent(Statuses.notSent(), NOW))).isEqualTo("No code has been sent yet.");
    }

    @Test
    void saysThatACodeHasExpiredFromThatVerySecond() {
        assertThat(CodeSentences.sent(Statuses.expired(), NOW.minusSeconds(1)).key())
                .isEqualTo("code.sent-sms");
        assertThat(CodeSentences.sent(Statuses.expired(), NOW).key()).isEqualTo("code.expired");
    }

    @Test
    void neverClaimsThatACodeArrivedThatDidNot() {
        CodeStatus text = Statuses.sent(Channel.SMS, Arrival.FAILED, Advice.OFFER_CALL);
        assertThat(english(CodeSentences.sent(text, NOW)))
                .isEqualTo("The code that we sent to the number ending in 12 did not arrive.");
        assertThat(CodeSentences.trouble(text, NOW, "Riverside Clinic").map(Sentence::key))
                .contains("send.get-a-call");
        CodeStatus call = Statuses.sent(Channel.VOICE, Arrival.FAILED, Advice.OFFER_CALL);
        assertThat(english(CodeSentences.sent(call, NOW)))
                .isEqualTo("Our call to the number ending in 12 did not get through.");
        assertThat(CodeSentences.trouble(call, NOW, "Riverside Clinic").map(Sentence::key))
                .contains("send.no-answer");
    }

    @Test
    void saysThatACodeMayHaveBeenSent() {
        assertThat(english(CodeSentences.sent(Statuses.sent(Channel.SMS, Arrival.UNSURE, null), NOW)))
                .isEqualTo(
                        "We may have sent a code to the number ending in 12; the phone company did not say. If nothing"
                                + " arrives within a minute, get another one.");
        assertThat(CodeSentences.asked(
                        new SendResult.MaybeSent(Channel.VOICE), Statuses.texted(), NOW, "Riverside Clinic"))
                .isEqualTo(Notice.plain(Sentence.of("send.unsure-voice")));
    }

    @Test
    void countsTheTriesThatAreLeft() {
        assertThat(corrected(new Answer.Wrong(3))).isEqualTo("That is not the code we sent. You can try 3 more times.");
        assertThat(corrected(new Answer.Wrong(1))).isEqualTo("That is not the code we sent. You can try 1 more time.");
    }

    @Test
    void tellsHowManyDigitsWereEntered() {
        assertThat(corrected(new Answer.Malformed(0, false))).isEqualTo("Enter the 8-digit code");
        assertThat(corrected(new Answer.Malformed(7, false))).isEqualTo("The code has 8 digits, you entered 7");
        assertThat(corrected(new Answer.Malformed(8, true))).isEqualTo("The code has 8 digits and nothing else");
    }

    @Test
    void tellsWhenALockEnds() {
        assertThat(corrected(new Answer.Locked(NOW.plusSeconds(240))))
                .isEqualTo("Too many wrong codes. Try again in 4 minutes.");
    }

    @Test
    void refersToAPersonIfALockNeverEnds() {
        assertThat(corrected(new Answer.Locked(Instant.MAX)))
                .isEqualTo("Too many wrong codes. An owner or manager of Riverside Clinic has to help you now.");
    }

    @Test
    void hasNothingToCorrectWhenTheSignInIsOver() {
        assertThat(CodeSentences.toCorrect(new Answer.Gone(), "Riverside Clinic"))
                .isEmpty();
    }

    @Test
    void saysThatTheEarlierCodeStillWorksWhenAskedTooSoon() {
        Notice notice = asked(new SendResult.TooSoon(NOW.minusSeconds(20), NOW.plusSeconds(10)), Statuses.texted());
        assertThat(notice.tone()).isEqualTo(Notice.Tone.PLAIN);
        assertThat(english(notice.sentence()))
                .isEqualTo("We sent a code 20 seconds ago; it still works. You can ask for another in 10 seconds.");
    }

    @Test
    void promisesNoEarlierCodeWhenThereWasNone() {
        Notice notice = asked(new SendResult.TooSoon(NOW.minusSeconds(20), NOW.plusSeconds(10)), Statuses.notSent());
        assertThat(notice.sentence().key()).isEqualTo("send.wait");
    }

    @Test
    void tellsTheSameCodeFromANewOne() {
        SendResult.Sent sent = new SendResult.Sent(Channel.SMS);
        assertThat(asked(sent, Statuses.texted()).sentence().key()).isEqualTo("send.again");
        assertThat(asked(sent, Statuses.expired()).sentence().key()).isEqualTo("send.new");
    }

    @Test
    void tellsWhenAPauseEnds() {
        assertThat(english(CodeSentences.trouble(Statuses.paused(), NOW, "Riverside Clinic")
                        .orElseThrow()))
                .isEqualTo("Too many codes were asked for in this account. You can ask for one in 4 minutes.");
        assertThat(CodeSentences.trouble(Statuses.paused(), NOW.plusSeconds(240), "Riverside Clinic"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            INTERVAL | There has to be a short wait between two codes. You can ask for one in 4 minutes.
            UNKNOWN_PLACE | Too many codes were asked for from places where this account was never used. You can ask for one here in 4 minutes. On a network where you signed in before, it may be sooner.
            NUMBER | Too many codes were sent to your phone number. You can ask for one in 4 minutes.
            NEW_NUMBER | Too many codes were sent to this number, and nobody has confirmed it. You can ask for one in 4 minutes, or use another number.
            NETWORK | Too many codes were asked for from this network. You can ask for one in 4 minutes.
            PRACTICE | Too many codes were asked for at Riverside Clinic. You can ask for one in 4 minutes.
            INSTALLATION | Too many codes were sent today to everybody together. You can ask for one in 4 minutes.
            """, delimiter = '|', quoteCharacter = '"')
    void aPauseNamesTheLimitThatIsReached(Limit by, String sentence) {
        assertThat(english(CodeSentences.trouble(Statuses.paused(by), NOW, "Riverside Clinic")
                        .orElseThrow()))
                .isEqualTo(sentence);
        assertThat(english(CodeSentences.refused(
                        new SendResult.Paused(NOW.plusSeconds(240), by), Channel.SMS, "Riverside Clinic")))
                .isEqualTo(sentence);
    }

    @Test
    void mentionsALockBeforeAFailedSend() {
        CodeStatus status = Statuses.locked(NOW.plusSeconds(60));
        assertThat(CodeSentences.trouble(status, NOW, "Riverside Clinic")
                        .orElseThrow()
                        .key())
                .isEqualTo("code.locked");
        assertThat(CodeSentences.trouble(status, NOW.plusSeconds(60), "Riverside Clinic")
                        .orElseThrow()
                        .key())
                .isEqualTo("send.later");
    }

    @Test
    void doesNotOfferACallAfterAFailedCall() {
        assertThat(trouble(Statuses.failed(Advice.OFFER_CALL, Channel.SMS))).isEqualTo("send.get-a-call");
        assertThat(trouble(Statuses.failed(Advice.OFFER_CALL, Channel.VOICE))).isEqualTo("send.no-answer");
    }

    private static String trouble(CodeStatus status) {
        return CodeSentences.trouble(status, NOW, "Riverside Clinic")
                .orElseThrow()
                .key();
    }

    private static Notice asked(SendResult result, CodeStatus before) {
        return CodeSentences.asked(result, before, NOW, "Riverside Clinic");
    }

    private static String corrected(Answer answer) {
        return english(CodeSentences.toCorrect(answer, "Riverside Clinic").orElseThrow());
    }

    private static String english(Sentence sentence) {
        return ENGLISH.plain(sentence, NOW);
    }
}
