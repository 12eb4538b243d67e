package io.github.countersign.delivery;

import io.github.countersign.delivery.Delivery.Refused;
import io.github.countersign.delivery.Fate.Undelivered;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Twilio's errors mean for the person who is waiting for a code: the table {@code twilio-errors.properties}. */
final class TwilioErrors {

    private enum Meaning {
        NUMBER_NOT_VALID,
        OFFER_CALL,
        OPTED_OUT,
        TRY_LATER,
        OPERATOR_MUST_ACT
    }

    private static final String TABLE = "twilio-errors.properties";

    private final Map<String, Meaning> meanings;

    TwilioErrors() {
        Properties table = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TwilioErrors.class.getResourceAsStream(TABLE), TABLE), StandardCharsets.UTF_8)) {
            table.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        meanings = table.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        code -> code,
                        code -> Meaning.valueOf(table.getProperty(code)
                                .strip()
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT))));
    }

    /**
     * @param code Twilio's error code, null if the answer has none
     * @param status the HTTP status of the answer, used only if there is no code
     */
    Refused refused(@Nullable Integer code, @Nullable Integer status, Channel channel) {
        Meaning meaning = meanings.getOrDefault(code != null ? code.toString() : "http." + status, Meaning.OFFER_CALL);
        Advice advice = switch (meaning) {
            case NUMBER_NOT_VALID -> Advice.NUMBER_NOT_VALID;
            case OPTED_OUT -> Advice.OPTED_OUT;
            // after a call, there is nothing else to offer
            case OFFER_CALL -> channel == Channel.SMS ? Advice.OFFER_CALL : Advice.TRY_LATER;
            case TRY_LATER, OPERATOR_MUST_ACT -> Advice.TRY_LATER;
        };
        return new Refused(advice, code, meaning == Meaning.OPERATOR_MUST_ACT);
    }

    /** What it means that a text was accepted, and then not delivered. */
    Undelivered undelivered(@Nullable Integer code) {
        Refused refused = refused(code, null, Channel.SMS);
        // a sender that is not registered for texts can call, and the person need not wait for the operator
        Advice advice = refused.operatorMustAct() ? Advice.OFFER_CALL : refused.advice();
        return new Undelivered(advice, code, refused.operatorMustAct());
    }
}
