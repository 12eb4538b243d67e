package io.github.countersign.delivery;

import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A code as a call: the TwiML document that makes Twilio read it aloud, three times and digit by digit, and hang up.
 *
 * <p>It is written with the JDK: for five elements, the SDK's own builder would bring three more libraries into every server.
 */
final class SpokenCode {

    private static final int TIMES = 3;

    /** Nobody listens to a longer name before the code, and Twilio limits a document to 4000 characters. */
    private static final int LONGEST_NAME = 100;

    private final StringWriter twiml = new StringWriter();
    private final XMLStreamWriter xml;
    private final String language;

    private SpokenCode(String language) throws XMLStreamException {
        this.language = language;
        // not newFactory(): on a server, that method finds any XML library that is around
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(twiml);
    }

    static String of(CodeMessage message) {
        Wording wording = Wording.in(message.locale());
        String name = name(message.practiceName());
        String introduction =
                name.isEmpty() ? wording.say("call.introduction.nameless") : wording.say("call.introduction", name);
        try {
            SpokenCode call = new SpokenCode(wording.say("call.language"));
            call.begin();
            for (int time = 1; time <= TIMES; time++) {
                call.say(time == 1 ? introduction : wording.say("call.again"));
                call.read(message.code());
            }
            return call.end(wording);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A document in memory cannot be written", e);
        }
    }

    /** A name, prepared for reading aloud. */
    static String name(String name) {
        return Wording.oneLine(name)
                .codePoints()
                .limit(LONGEST_NAME)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** A notice, read twice. */
    static String of(Notice notice) {
        Wording wording = Wording.in(notice.locale());
        try {
            SpokenCode call = new SpokenCode(wording.say("call.language"));
            call.begin();
            call.say(NoticeText.spoken(notice));
            call.pause();
            call.say(NoticeText.spoken(notice));
            return call.end(wording);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A document in memory cannot be written", e);
        }
    }

    private void begin() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Response");
    }

    private String end(Wording wording) throws XMLStreamException {
        say(wording.say("call.goodbye"));
        xml.writeEmptyElement("Hangup");
        xml.writeEndDocument();
        xml.close();
        return twiml.toString();
    }

    private void read(VerificationCode code) throws XMLStreamException {
        say(oneByOne(code.digits().substring(0, 4)));
        pause();
        say(oneByOne(code.digits().substring(4)));
        pause();
    }

    private void say(String text) throws XMLStreamException {
        xml.writeStartElement("Say");
        xml.writeAttribute("language", language);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void pause() throws XMLStreamException {
        xml.writeEmptyElement("Pause");
        xml.writeAttribute("length", "1");
    }

    private static String oneByOne(String digits) {
        return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(", "));
    }
}
