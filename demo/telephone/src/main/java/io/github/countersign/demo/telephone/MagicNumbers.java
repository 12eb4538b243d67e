package io.github.countersign.demo.telephone;

import java.util.Map;
import java.util.Optional;

/** The numbers for which Twilio fails on purpose (https://www.twilio.com/docs/iam/test-credentials). */
final class MagicNumbers {

    private static final Map<String, TwilioError> TEXT_TO = Map.of(
            "+15005550001",
            TwilioError.badRequest(21211, "Invalid 'To' Phone Number: +15005550001"),
            "+15005550002",
            TwilioError.badRequest(
                    21612, "Message cannot be sent with the current combination of 'To' and/or 'From' parameters"),
            "+15005550003",
            TwilioError.badRequest(
                    21408,
                    "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"),
            "+15005550004",
            TwilioError.badRequest(21610, "Attempt to send to unsubscribed recipient"),
            "+15005550009",
            TwilioError.badRequest(21614, "'To' number is not a valid mobile number"));

    private static final Map<String, TwilioError> TEXT_FROM = Map.of(
            "+15005550001",
            TwilioError.badRequest(21212, "Invalid 'From' number: +15005550001"),
            "+15005550007",
            TwilioError.badRequest(
                    21606,
                    "The From phone number +15005550007 is not a valid, SMS-capable inbound phone number or short code"
                            + " for your account."),
            "+15005550008",
            TwilioError.badRequest(
                    21611, "This 'From' number has exceeded the maximum allowed queued or unsent messages"));

    private static final Map<String, TwilioError> CALL_TO = Map.of(
            "+15005550001",
            TwilioError.badRequest(21217, "Phone number does not appear to be valid"),
            "+15005550002",
            TwilioError.badRequest(21214, "'To' phone number cannot be reached"),
            "+15005550003",
            TwilioError.badRequest(
                    21215,
                    "Account not authorized to call +15005550003. Perhaps you need to enable some international"
                            + " permissions"),
            "+15005550004",
            TwilioError.badRequest(21216, "Account not allowed to call +15005550004"));

    private static final Map<String, TwilioError> CALL_FROM =
            Map.of("+15005550001", TwilioError.badRequest(21212, "Invalid 'From' number: +15005550001"));

    private MagicNumbers() {}

    static Optional<TwilioError> refusalTo(Channel channel, String number) {
        return Optional.ofNullable((channel == Channel.SMS ? TEXT_TO : CALL_TO).get(number));
    }

    static Optional<TwilioError> refusalFrom(Channel channel, String number) {
        return Optional.ofNullable((channel == Channel.SMS ? TEXT_FROM : CALL_FROM).get(number));
    }
}
