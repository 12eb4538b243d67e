package io.github.countersign.demo.telephone;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message that was accepted. The numbers {@code +1 500 555 01xx} play that it does not arrive: texts to them end with the
 * error {@code 300xx}.
 *
 * @param status in Twilio's words
 * @param error Twilio's error code, null if there is none
 */
record Outcome(String status, @Nullable Integer error) {

    private static final Map<String, Outcome> TEXTS = Map.of(
            "+15005550103", new Outcome("undelivered", 30003), // switched off
            "+15005550106", new Outcome("undelivered", 30006), // a landline
            "+15005550107", new Outcome("undelivered", 30007), // filtered by the phone company
            "+15005550134", new Outcome("undelivered", 30034)); // the sender is not registered

    private static final Map<String, Outcome> CALLS =
            Map.of("+15005550103", new Outcome("no-answer", null), "+15005550106", new Outcome("busy", null));

    static Outcome of(Channel channel, PhoneNumber to) {
        return channel == Channel.SMS
                ? TEXTS.getOrDefault(to.e164(), new Outcome("delivered", null))
                : CALLS.getOrDefault(to.e164(), new Outcome("completed", null));
    }

    boolean arrives() {
        return status.equals("delivered") || status.equals("completed");
    }
}
