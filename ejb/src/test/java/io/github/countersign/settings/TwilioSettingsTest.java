package io.github.countersign.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSettingsTest {

    private final Map<String, String> written = new HashMap<>(Map.of(
            TwilioSettings.ACCOUNT_SID, "AC0123456789abcdef0123456789ABCDEF",
            TwilioSettings.AUTH_TOKEN, "s3cret-token",
            TwilioSettings.FROM, "+12025550100"));

    @Test
    void credentialsAndNumberAreEnough() {
        assertThat(problems()).isEmpty();
        assertThat(read())
                .isEqualTo(new TwilioSettings(
                        "AC0123456789abcdef0123456789ABCDEF",
                        "s3cret-token",
                        "+12025550100",
                        null,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(8),
                        10));
    }

    @Test
    void everythingElseCanBeSet() {
        written.put(TwilioSettings.BASE_ADDRESS, " http://localhost:8080/phone ");
        written.put(TwilioSettings.CONNECT_TIMEOUT, "PT0.5S");
        written.put(TwilioSettings.READ_TIMEOUT, "PT1M");
        written.put(TwilioSettings.MAX_CONCURRENT, "200");

        TwilioSettings settings = read();
        assertThat(settings.baseAddress()).isEqualTo(URI.create("http://localhost:8080/phone"));
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.maxConcurrent()).isEqualTo(200);
    }

    @Test
    void missingSettingsAreNamedAllAtOnce() {
        written.clear();
        written.put(TwilioSettings.AUTH_TOKEN, "  ");

        assertThat(problems())
                .containsExactly(
                        "countersign.twilio.account-sid is missing: AC and 32 hexadecimal digits",
                        "countersign.twilio.auth-token is missing: the auth token of the account, without spaces",
                        "countersign.twilio.from is missing: a number of the account in E.164 format, such as +12025550100");
    }

    @Test
    void wrongSettingsAreNamedAllAtOnceAndQuotedButNotTheSecrets() {
        written.put(TwilioSettings.ACCOUNT_SID, "SK123");
        written.put(TwilioSettings.AUTH_TOKEN, "s3cret token");
        written.put(TwilioSettings.FROM, "202 555 0100");
        written.put(TwilioSettings.BASE_ADDRESS, "http://user:s3cret@localhost/");
        written.put(TwilioSettings.CONNECT_TIMEOUT, "3 seconds");
        written.put(TwilioSettings.READ_TIMEOUT, "PT0S");
        written.put(TwilioSettings.MAX_CONCURRENT, "0");

        assertThat(problems())
                .hasSize(7)
                .noneMatch(problem -> problem.contains("s3cret"))
                .contains(
                        "countersign.twilio.account-sid is \"SK123\"; accepted is AC and 32 hexadecimal digits",
                        "countersign.twilio.max-concurrent is \"0\"; accepted is a whole number from 1 to 200");
        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("account-sid")
                .hasMessageContaining("max-concurrent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://localhost/",
                "file:/etc",
                "http://",
                "http:///phone",
                "http://x/?a=b",
                "http://x/#a",
                "a b"
            })
    void baseAddressIsAWebAddress(String address) {
        written.put(TwilioSettings.BASE_ADDRESS, address);
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("base-address")
                .contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "PT0S", "PT0.0001S", "PT61S", "PT9999999999999H", "8", ""})
    void timeoutsAreShort(String timeout) {
        written.put(TwilioSettings.READ_TIMEOUT, timeout);
        assertThat(problems()).hasSize(timeout.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1000000", "many", "١"})
    void maxConcurrentIsAPlainNumber(String number) {
        written.put(TwilioSettings.MAX_CONCURRENT, number);
        assertThat(problems()).hasSize(1);
    }

    @Test
    void recordIsBornValid() {
        assertThatThrownBy(() -> new TwilioSettings(
                        "AC", "", "+1", URI.create("ftp://x"), Duration.ZERO, Duration.ofMinutes(2), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account-sid")
                .hasMessageContaining("auth-token")
                .hasMessageContaining("from")
                .hasMessageContaining("base-address")
                .hasMessageContaining("connect-timeout")
                .hasMessageContaining("read-timeout")
                .hasMessageContaining("max-concurrent");
    }

    @Test
    void toStringHidesTheToken() {
        assertThat(read().toString()).doesNotContain("s3cret");
    }

    private List<String> problems() {
        SettingsReader reader = new SettingsReader(written::get);
        TwilioSettings.read(reader);
        return reader.problems();
    }

    private TwilioSettings read() {
        SettingsReader reader = new SettingsReader(written::get);
        return reader.last(TwilioSettings.read(reader));
    }
}
