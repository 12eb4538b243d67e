package io.github.countersign.delivery;

import io.github.countersign.fuzz.Fuzz;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Names of practices and people, and languages, as applications give them: what is texted and read aloud of them. */
public final class WordsTarget {

    public static final List<String> SEEDS = List.of(
            "en Riverside Clinic",
            "de Praxis am Fluß {0} '{1}'",
            "pt-BR Clínica São João <& \">",
            "fr ]]> {[}~\\^|€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€",
            "x-klingon \u202eabc",
            "en-u-nu-arab " + "Œ".repeat(200));

    private static final PhoneNumber PHONE = new PhoneNumber("+12025550143");
    private static final VerificationCode CODE = new VerificationCode("12345678");

    private WordsTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws XMLStreamException {
        String text = Fuzz.text(input);
        int space = Math.max(0, text.indexOf(' '));
        Locale locale = Locale.forLanguageTag(text.substring(0, space));
        String name = text.substring(space);
        for (Channel channel : Channel.values()) {
            CodeMessage message = new CodeMessage(PHONE, channel, CODE, name, "portal.example.org", locale);
            Notice notice = new Notice(PHONE, channel, Notice.Change.TURNED_OFF_BY_OTHER, name, name, locale);
            if (channel == Channel.SMS) {
                isOneText(TextMessage.of(message));
                isOneText(NoticeText.written(notice));
                if (!TextMessage.of(message).contains("12345678")) {
                    throw new IllegalStateException("A text without the code");
                }
            } else {
                isReadable(SpokenCode.of(message));
                isReadable(SpokenCode.of(notice));
            }
        }
    }

    private static void isOneText(String text) {
        if (!Gsm7.encodable(text).equals(text) || Gsm7.septets(text) > Gsm7.MESSAGE) {
            throw new IllegalStateException("Not one message: " + text);
        }
    }

    private static void isReadable(String twiml) throws XMLStreamException {
        if (twiml.length() > 4_000) {
            throw new IllegalStateException("Longer than Twilio allows");
        }
        XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(twiml));
        while (reader.hasNext()) {
            reader.next();
        }
    }
}
