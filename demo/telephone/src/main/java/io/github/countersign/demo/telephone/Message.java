package io.github.countersign.demo.telephone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A text or a call that reached a phone.
 *
 * @param sid Twilio's id for it
 * @param script the words of a call's voice, line by line; empty for a text
 * @param text the words of a text, or all the words of a call
 */
record Message(String sid, Channel channel, PhoneNumber to, String text, List<Line> script, Instant at) {

    Message {
        script = List.copyOf(script);
    }

    static Message text(String sid, PhoneNumber to, String body, Instant at) {
        return new Message(sid, Channel.SMS, to, body, List.of(), at);
    }

    static Message call(String sid, PhoneNumber to, List<Line> script, Instant at) {
        return new Message(sid, Channel.VOICE, to, Line.join(script), script, at);
    }

    /** The verification code in the message. */
    Optional<String> code() {
        return CarriedCode.in(this);
    }
}
