package io.github.countersign.demo.telephone;

import static io.github.countersign.demo.telephone.TwilioError.badRequest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of Twilio's REST API, version 2010-04-01, that creates messages and calls, and tells what became of them. */
final class TwilioApi {

    static final String VERSION = "2010-04-01";

    private static final Pattern RESOURCE =
            Pattern.compile("/Accounts/([^/]+)/(Messages|Calls)(?:/([0-9A-Za-z]+))?\\.json");
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Outcome QUEUED = new Outcome("queued", null);
    private static final int REMEMBERED = 200;
    private static final int LONGEST_TEXT = 1600;
    private static final int CHARACTERS_OF_A_SEGMENT = 160;

    private final Account account;
    private final Telephone telephone;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Message> accepted = new LinkedHashMap<>();

    TwilioApi(Account account, Telephone telephone, Clock clock) {
        this.account = account;
        this.telephone = telephone;
        this.clock = clock;
    }

    /**
     * Answers one POST.
     *
     * @param path the path after the version, such as {@code /Accounts/AC…/Messages.json}
     * @param authorization the {@code Authorization} header
     * @param form the first value of every field
     */
    Reply post(String path, @Nullable String authorization, Map<String, String> form) {
        if (!account.isProvenBy(authorization)) {
            return new TwilioError(401, 20003, "Authenticate");
        }
        Matcher resource = RESOURCE.matcher(path);
        if (!resource.matches() || !resource.group(1).equals(account.sid()) || resource.group(3) != null) {
            return notFound(path);
        }
        return resource.group(2).equals("Messages") ? createMessage(form) : createCall(form);
    }

    /**
     * Answers one GET: what became of a message or a call.
     *
     * @param path the path after the version, such as {@code /Accounts/AC…/Messages/SM….json}
     * @param authorization the {@code Authorization} header
     */
    Reply get(String path, @Nullable String authorization) {
        if (!account.isProvenBy(authorization)) {
            return new TwilioError(401, 20003, "Authenticate");
        }
        Matcher resource = RESOURCE.matcher(path);
        if (!resource.matches() || !resource.group(1).equals(account.sid()) || resource.group(3) == null) {
            return notFound(path);
        }
        Message message = accepted(resource.group(3));
        if (message == null
                || (message.channel() == Channel.SMS) != resource.group(2).equals("Messages")) {
            return notFound(path);
        }
        Outcome outcome = Outcome.of(message.channel(), message.to());
        return new Found(
                message.channel() == Channel.SMS ? describeText(message, outcome) : describeCall(message, outcome));
    }

    private static TwilioError notFound(String path) {
        return new TwilioError(404, 20404, "The requested resource /" + VERSION + path + " was not found");
    }

    private void accept(Message message) {
        synchronized (accepted) {
            accepted.put(message.sid(), message);
            if (accepted.size() > REMEMBERED) {
                accepted.remove(accepted.keySet().iterator().next());
            }
        }
        if (Outcome.of(message.channel(), message.to()).arrives()) {
            telephone.deliver(message);
        }
    }

    private @Nullable Message accepted(String sid) {
        synchronized (accepted) {
            return accepted.get(sid);
        }
    }

    private Reply createMessage(Map<String, String> form) {
        String to = form.getOrDefault("To", "");
        String from = form.getOrDefault("From", "");
        String body = form.getOrDefault("Body", "");
        if (to.isEmpty()) {
            return badRequest(21604, "A 'To' phone number is required.");
        }
        if (from.isEmpty()) {
            return badRequest(21603, "A 'From' phone number is required.");
        }
        if (body.isEmpty()) {
            return badRequest(21602, "Message body is required.");
        }
        if (body.codePointCount(0, body.length()) > LONGEST_TEXT) {
            return badRequest(21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        Optional<TwilioError> refusal = refusal(Channel.SMS, from, to);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<PhoneNumber> number = PhoneNumber.parse(to);
        if (number.isEmpty()) {
            return badRequest(21211, "Invalid 'To' Phone Number: " + to);
        }
        if (!from.equals(account.from().e164())) {
            return badRequest(
                    21606,
                    "The From phone number " + from
                            + " is not a valid, SMS-capable inbound phone number or short code for your account.");
        }
        Message message = Message.text(newSid("SM"), number.get(), body, clock.instant());
        accept(message);
        return new Created(describeText(message, QUEUED));
    }

    private Reply createCall(Map<String, String> form) {
        String to = form.getOrDefault("To", "");
        String from = form.getOrDefault("From", "");
        String twiml = form.getOrDefault("Twiml", "");
        if (to.isEmpty()) {
            return badRequest(21201, "No 'To' number is specified");
        }
        if (from.isEmpty()) {
            return badRequest(21213, "No 'From' number is specified");
        }
        if (twiml.isEmpty()) {
            return badRequest(21205, "Url parameter is required.");
        }
        Optional<TwilioError> refusal = refusal(Channel.VOICE, from, to);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<PhoneNumber> number = PhoneNumber.parse(to);
        if (number.isEmpty()) {
            return badRequest(21211, "Invalid 'To' Phone Number: " + to);
        }
        if (!from.equals(account.from().e164())) {
            return badRequest(
                    21210,
                    "The source phone number provided, " + from
                            + ", is not yet verified for your account. You may only make calls from phone numbers that"
                            + " you've verified or purchased from Twilio.");
        }
        List<Line> script;
        try {
            script = Twiml.read(twiml);
        } catch (Twiml.Unreadable e) {
            return e.error();
        }
        Message call = Message.call(newSid("CA"), number.get(), script, clock.instant());
        accept(call);
        return new Created(describeCall(call, QUEUED));
    }

    private static Optional<TwilioError> refusal(Channel channel, String from, String to) {
        return MagicNumbers.refusalFrom(channel, from).or(() -> MagicNumbers.refusalTo(channel, to));
    }

    private JsonObject describeText(Message message, Outcome outcome) {
        String uri = uri("Messages", message);
        String body = message.text();
        int segments = (body.length() + CHARACTERS_OF_A_SEGMENT - 1) / CHARACTERS_OF_A_SEGMENT;
        JsonObjectBuilder json = describe(message, outcome)
                .add("body", body)
                .add("date_created", date(message.at()))
                .add("date_updated", date(message.at()))
                .add("num_media", "0")
                .add("num_segments", Integer.toString(segments))
                .add("uri", uri + ".json")
                .add("subresource_uris", Json.createObjectBuilder().add("media", uri + "/Media.json"));
        if (outcome.error() == null) {
            nulls(json, "error_code");
        } else {
            json.add("error_code", outcome.error());
        }
        nulls(json, "date_sent", "error_message", "messaging_service_sid", "price");
        return json.build();
    }

    private JsonObject describeCall(Message call, Outcome outcome) {
        String uri = uri("Calls", call);
        JsonObjectBuilder json = describe(call, outcome)
                .add("from_formatted", account.from().forReading())
                .add("to_formatted", call.to().forReading())
                .add("date_created", date(call.at()))
                .add("date_updated", date(call.at()))
                .add("queue_time", "0")
                .add("uri", uri + ".json")
                .add("subresource_uris", Json.createObjectBuilder().add("events", uri + "/Events.json"));
        nulls(json, "answered_by", "caller_name", "duration", "end_time", "forwarded_from", "group_sid");
        nulls(json, "parent_call_sid", "phone_number_sid", "price", "start_time", "trunk_sid");
        return json.build();
    }

    private JsonObjectBuilder describe(Message message, Outcome outcome) {
        return Json.createObjectBuilder()
                .add("sid", message.sid())
                .add("account_sid", account.sid())
                .add("api_version", VERSION)
                .add("direction", "outbound-api")
                .add("from", account.from().e164())
                .add("to", message.to().e164())
                .add("status", outcome.status())
                .add("price_unit", "USD");
    }

    private static void nulls(JsonObjectBuilder json, String... names) {
        for (String name : names) {
            json.add(name, JsonValue.NULL);
        }
    }

    private String uri(String kind, Message message) {
        return "/" + VERSION + "/Accounts/" + account.sid() + "/" + kind + "/" + message.sid();
    }

    private static String date(Instant at) {
        return RFC_2822.format(at);
    }

    private String newSid(String prefix) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
