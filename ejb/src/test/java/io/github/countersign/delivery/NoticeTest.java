package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.Delivery.Accepted;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.settings.TwilioSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NoticeTest {

    private static final String LONG = "\u0141\u00f3d\u017a Family & Children\u2019s Practice {North} of the Old Town "
            .repeat(4)
            .strip();

    @ParameterizedTest
    @EnumSource
    void fitsInOneMessageWithTheLongestNames(Change change) {
        for (String name :
                new String[] {LONG, "{".repeat(255), "\u674e".repeat(255), "x".repeat(255), "\ud83d\ude00", ""}) {
            String text = NoticeText.written(notice(change, Channel.SMS, name, name));
            assertThat(Gsm7.encodable(text)).isEqualTo(text);
            assertThat(Gsm7.septets(text)).isLessThanOrEqualTo(Gsm7.MESSAGE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhichPracticeAndWhoWhereItWasSomebodyElse(Change change) {
        String text = NoticeText.written(notice(change, Channel.SMS, "Lakeside Clinic", "Olivia O'Neil"));
        assertThat(text).contains("Lakeside Clinic").doesNotContain("{", "?");
        assertThat(text.contains("Olivia O'Neil")).isEqualTo(change.isByOther());
    }

    @Test
    void saysSomethingWhereANameHasNoCharacterOfAMessage() {
        assertThat(NoticeText.written(
                        notice(Change.TURNED_OFF_BY_OTHER, Channel.SMS, "\u8a3a\u7642\u6240", "\ud83d\ude00")))
                .startsWith("Countersign: Somebody at the practice turned off");
        assertThat(NoticeText.written(notice(Change.TURNED_OFF_BY_OTHER, Channel.SMS, "Lake \ud83d\ude00 side", "Ann")))
                .startsWith("Lake side: Ann turned off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\n\r\n@evil.example #12345678", "\u202eevil", "a\u0000b", "{0} {1} '"})
    void cannotBeBrokenOutOfByAName(String name) {
        String text = NoticeText.written(notice(Change.BYPASS_GIVEN, Channel.SMS, name, name));
        assertThat(text).doesNotContain("\n", "\r", "\u202e", "\u0000");
        String call = SpokenCode.of(notice(Change.BYPASS_GIVEN, Channel.VOICE, "<Hangup/>" + name, name));
        assertThat(call.split("<Hangup")).hasSize(2);
    }

    @Test
    void isShortEnoughToBeReadAloud() {
        assertThat(SpokenCode.of(notice(Change.BYPASS_GIVEN, Channel.VOICE, "&".repeat(255), "&".repeat(255))))
                .hasSizeLessThanOrEqualTo(4_000);
    }

    @Test
    void isOnePostToMessagesOrCalls() throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                TwilioCodeSender sender = sender(twilio.address())) {
            Notice text = notice(Change.TURNED_OFF, Channel.SMS, "Lakeside Clinic", "Olivia");
            assertThat(sender.tell(text)).isInstanceOf(Accepted.class);
            assertThat(twilio.only().line()).contains("/Messages.json ");
            assertThat(twilio.only().form())
                    .containsEntry("To", "+12025550143")
                    .containsEntry("Body", NoticeText.written(text));
        }
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                TwilioCodeSender sender = sender(twilio.address())) {
            Notice call = notice(Change.TURNED_OFF, Channel.VOICE, "Lakeside Clinic", "Olivia");
            assertThat(sender.tell(call)).isInstanceOf(Accepted.class);
            assertThat(twilio.only().line()).contains("/Calls.json ");
            assertThat(twilio.only().form()).containsEntry("Twiml", SpokenCode.of(call));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void isRefusedAfterOnePost(int status) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatRefuses(status, 20500);
                TwilioCodeSender sender = sender(twilio.address())) {
            assertThat(sender.tell(notice(Change.TURNED_OFF, Channel.SMS, "Clinic", "Olivia")))
                    .isInstanceOf(Delivery.Refused.class);
            assertThat(twilio.received()).hasSize(1);
        }
    }

    private static Notice notice(Change change, Channel channel, String practice, String by) {
        return new Notice(new PhoneNumber("+12025550143"), channel, change, practice, by, Locale.ENGLISH);
    }

    private static TwilioCodeSender sender(URI address) {
        Duration patient = Duration.ofSeconds(30);
        return new TwilioCodeSender(
                new TwilioSettings(
                        "AC00000000000000000000000000000001",
                        "the-auth-token",
                        "+12025550100",
                        address,
                        patient,
                        patient,
                        4),
                Clock.systemUTC());
    }
}
