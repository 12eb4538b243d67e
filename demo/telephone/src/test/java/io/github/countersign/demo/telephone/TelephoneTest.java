package io.github.countersign.demo.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TelephoneTest {

    private static final PhoneNumber SAM = new PhoneNumber("+12025550143");
    private static final PhoneNumber SOFIA = new PhoneNumber("+12025550144");

    private final Telephone telephone = new Telephone();

    @Test
    void listsTheNewestFirst() {
        telephone.deliver(text(SAM, "first"));
        telephone.deliver(text(SAM, "second"));

        assertThat(telephone.messages()).extracting(Message::text).containsExactly("second", "first");
    }

    @Test
    void keepsThePhonesApart() {
        telephone.deliver(text(SAM, "for Sam"));
        telephone.deliver(text(SOFIA, "for Sofia"));

        assertThat(telephone.messagesTo(SOFIA)).extracting(Message::text).containsExactly("for Sofia");
    }

    @Test
    void forgetsTheOldestBeyondTwoHundred() {
        for (int i = 1; i <= 201; i++) {
            telephone.deliver(text(SAM, "number " + i));
        }

        assertThat(telephone.messages()).hasSize(200);
        assertThat(telephone.messages().get(199).text()).isEqualTo("number 2");
    }

    @Test
    void tellsTestsWhatArrived() {
        telephone.deliver(text(SAM, "12345678 is your \"code\""));
        telephone.deliver(text(SAM, "Good morning"));

        assertThat(MessageList.json(telephone.messages()))
                .hasToString("[{\"to\":\"+12025550143\",\"channel\":\"sms\",\"text\":\"Good morning\",\"code\":null,"
                        + "\"at\":\"2026-11-24T08:00:00Z\"},"
                        + "{\"to\":\"+12025550143\",\"channel\":\"sms\",\"text\":\"12345678 is your \\\"code\\\"\","
                        + "\"code\":\"12345678\",\"at\":\"2026-11-24T08:00:00Z\"}]");
    }

    @Test
    void acceptsANumberWhosePlusSignBecameASpace() {
        assertThat(PhoneNumber.parseFromQuery(" 12025550143")).contains(SAM);
        assertThat(PhoneNumber.parseFromQuery("+12025550143")).contains(SAM);
        assertThat(PhoneNumber.parseFromQuery("Sam")).isEmpty();
    }

    @Test
    void showsThePhonesOfTheBookBeforeAnythingArrives() {
        PhoneBook book = PhoneBook.parse("Sam=+12025550143, Sofia=+12025550144");
        telephone.deliver(text(new PhoneNumber("+491701234567"), "for a stranger"));

        assertThat(Handset.sideBySide(book, telephone.messages()))
                .extracting(Handset::getName, Handset::getNumber)
                .containsExactly(
                        tuple("Sam", "+1 202 555 0143"), tuple("Sofia", "+1 202 555 0144"), tuple("", "+491701234567"));
    }

    private static Message text(PhoneNumber to, String body) {
        return Message.text("SM1", to, body, Instant.parse("2026-11-24T08:00:00Z"));
    }
}
