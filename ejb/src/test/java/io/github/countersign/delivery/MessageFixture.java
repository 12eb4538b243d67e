package io.github.countersign.delivery;

import java.util.Locale;

/** Messages for tests: to +1 202 555 0143, code 12345678, practice Lakeside Clinic, host clinic.example.com. */
final class MessageFixture {

    static final String TO = "+12025550143";
    static final String CODE = "12345678";
    static final String PRACTICE = "Lakeside Clinic";
    static final String HOST = "clinic.example.com";

    private MessageFixture() {}

    static CodeMessage text() {
        return message(Channel.SMS, PRACTICE);
    }

    static CodeMessage textFrom(String practice) {
        return message(Channel.SMS, practice);
    }

    static CodeMessage call() {
        return message(Channel.VOICE, PRACTICE);
    }

    static CodeMessage callFrom(String practice) {
        return message(Channel.VOICE, practice);
    }

    static CodeMessage message(Channel channel) {
        return message(channel, PRACTICE);
    }

    private static CodeMessage message(Channel channel, String practice) {
        return new CodeMessage(
                new PhoneNumber(TO), channel, new VerificationCode(CODE), practice, HOST, Locale.ENGLISH);
    }
}
