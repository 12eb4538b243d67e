package io.github.countersign.demo.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioApiTest {

    private static final String SAM = "+12025550143";
    private static final String US = "+15005550006";
    private static final String TWIML = "<Response><Say>Hello</Say></Response>";

    private final Account account = new Account("ACc000000000000000000000000000de30", "secret", new PhoneNumber(US));
    private final Telephone telephone = new Telephone();
    private final TwilioApi api =
            new TwilioApi(account, telephone, Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC));

    @Test
    void deliversATextAndDescribesItAsTwilioDoes() {
        Reply reply = text(Map.of());

        assertThat(reply.status()).isEqualTo(201);
        JsonObject json = reply.body();
        assertThat(json.getString("sid")).matches("SM[0-9a-f]{32}");
        assertThat(json.getString("status")).isEqualTo("queued");
        assertThat(json.getString("date_created")).isEqualTo("Tue, 24 Nov 2026 08:00:00 +0000");
        assertThat(json.isNull("date_sent")).isTrue();
        assertThat(telephone.messages()).singleElement().satisfies(message -> {
            assertThat(message.to().e164()).isEqualTo(SAM);
            assertThat(message.text()).isEqualTo("Good morning");
        });
    }

    @Test
    void deliversACallAndDescribesItAsTwilioDoes() {
        Reply reply = call(Map.of());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().getString("sid")).matches("CA[0-9a-f]{32}");
        assertThat(reply.body().getString("to_formatted")).isEqualTo("+1 202 555 0143");
        assertThat(telephone.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.channel()).isEqualTo(Channel.VOICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer x", "Basic !", "Basic QUM6c2VjcmV0"})
    void turnsAwayWrongCredentials(String authorization) {
        Reply reply = api.post(path("Messages"), authorization, Map.of());

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().getInt("code")).isEqualTo(20003);
    }

    @Test
    void turnsAwayACallerWithoutCredentials() {
        assertThat(api.post(path("Messages"), null, Map.of()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/Accounts/ACc000000000000000000000000000de30/Faxes.json",
                "/Accounts/ACc000000000000000000000000000de31/Messages.json"
            })
    void knowsNoOtherResourceAndNoOtherAccount(String path) {
        Reply reply = api.post(path, basic(), Map.of());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().getInt("code")).isEqualTo(20404);
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550001, 21211",
        "+15005550002, 21612",
        "+15005550003, 21408",
        "+15005550004, 21610",
        "+15005550009, 21614",
        "12025550143, 21211",
        "+0, 21211",
        "nonsense, 21211",
        "'', 21604"
    })
    void refusesToTextTheNumbersThatTwilioRefuses(String to, int code) {
        assertRefused(text(Map.of("To", to)), code);
    }

    @ParameterizedTest
    @CsvSource({"+15005550001, 21212", "+15005550007, 21606", "+15005550008, 21611", "+12025550100, 21606", "'', 21603"
    })
    void refusesToTextFromAnyOtherNumber(String from, int code) {
        assertRefused(text(Map.of("From", from)), code);
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550001, 21217",
        "+15005550002, 21214",
        "+15005550003, 21215",
        "+15005550004, 21216",
        "nonsense, 21211",
        "'', 21201"
    })
    void refusesToCallTheNumbersThatTwilioRefuses(String to, int code) {
        assertRefused(call(Map.of("To", to)), code);
    }

    @ParameterizedTest
    @CsvSource({"+15005550001, 21212", "+12025550100, 21210", "'', 21213"})
    void refusesToCallFromAnyOtherNumber(String from, int code) {
        assertRefused(call(Map.of("From", from)), code);
    }

    @Test
    void acceptsATextOf1600CharactersAndRefusesOneMore() {
        assertThat(text(Map.of("Body", "a".repeat(1600))).status()).isEqualTo(201);
        assertThat(text(Map.of("Body", "😀".repeat(1600))).status()).isEqualTo(201);

        assertThat(text(Map.of("Body", "a".repeat(1601))).body().getInt("code")).isEqualTo(21617);
    }

    @Test
    void refusesAnEmptyTextAndACallWithoutInstructions() {
        assertRefused(text(Map.of("Body", "")), 21602);
        assertRefused(call(Map.of("Twiml", "")), 21205);
    }

    @Test
    void refusesInstructionsThatItCannotRead() {
        assertRefused(call(Map.of("Twiml", "<Response><Say>Hello</Response>")), 12100);
    }

    private void assertRefused(Reply reply, int code) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().getInt("code")).isEqualTo(code);
        assertThat(reply.body().getInt("status")).isEqualTo(400);
        assertThat(reply.body().getString("more_info")).endsWith("/" + code);
        assertThat(telephone.messages()).isEmpty();
    }

    private Reply text(Map<String, String> changes) {
        return api.post(
                path("Messages"), basic(), with(Map.of("To", SAM, "From", US, "Body", "Good morning"), changes));
    }

    private Reply call(Map<String, String> changes) {
        return api.post(path("Calls"), basic(), with(Map.of("To", SAM, "From", US, "Twiml", TWIML), changes));
    }

    private static Map<String, String> with(Map<String, String> form, Map<String, String> changes) {
        Map<String, String> changed = new HashMap<>(form);
        changed.putAll(changes);
        return changed;
    }

    private String path(String resource) {
        return "/Accounts/" + account.sid() + "/" + resource + ".json";
    }

    private @Nullable String basic() {
        byte[] credentials = (account.sid() + ":" + account.authToken()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    @Test
    void neverShowsTheTokenOfTheAccount() {
        assertThat(List.of(account)).asString().doesNotContain("secret");
    }
}
