package io.github.countersign.delivery;

/**
 * A code as a text message: always one message of 160 septets. Its last line, {@code @host #code}, lets browsers fill the
 * code in on that host and nowhere else (the origin-bound one-time code format of the WICG).
 */
final class TextMessage {

    /** With less room than this for the name, the last line is left out: the name of the sender matters more. */
    private static final int SHORTEST_NAME = 20;

    private TextMessage() {}

    static String of(CodeMessage message) {
        Wording wording = Wording.in(message.locale());
        String digits = message.code().digits();
        String name = Gsm7.name(message.practiceName());
        String lastLine = message.originHost() == null ? "" : "\n\n@" + message.originHost() + " #" + digits;
        int room = Gsm7.MESSAGE - Gsm7.septets(sentence(wording, digits, "X")) + 1;
        if (room - Gsm7.septets(lastLine) < Math.min(Gsm7.septets(name), SHORTEST_NAME)) {
            lastLine = "";
        }
        return sentence(wording, digits, Gsm7.shorten(name, room - Gsm7.septets(lastLine))) + lastLine;
    }

    private static String sentence(Wording wording, String digits, String name) {
        return Gsm7.encodable(
                name.isEmpty() ? wording.say("text.nameless", digits) : wording.say("text", digits, name));
    }
}
