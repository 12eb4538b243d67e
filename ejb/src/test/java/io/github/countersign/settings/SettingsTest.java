package io.github.countersign.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String KEY = "k".repeat(42) + "A";

    private final Map<String, String> written = new HashMap<>(Map.of(
            TwilioSettings.ACCOUNT_SID, "AC" + "0".repeat(32),
            TwilioSettings.AUTH_TOKEN, "s3cret",
            TwilioSettings.FROM, "+15005550006"));

    @Test
    void hasTheDefaultsOfTheSecurityRules() {
        Settings settings = read();
        assertThat(settings.codeLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.attempts()).isEqualTo(5);
        assertThat(settings.rememberFor()).isEqualTo(Period.ofYears(1));
        assertThat(settings.ticketLifetime()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.signingIn()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.sendLimit())
                .isEqualTo(new SendLimit(Duration.ofSeconds(30), 5, 100, 2, 20, 10, 3, 60, 500, 5_000));
        assertThat(settings.allowedRegions()).containsExactly("US", "AS", "CA", "GU", "MP", "PR", "VI");
    }

    @ParameterizedTest
    @CsvSource({
        "GB, 'GB,GG,IM,JE'",
        "JE, 'JE,GB,GG,IM'",
        "NO, 'NO,SJ'",
        "IT, 'IT,VA'",
        "FI, 'FI,AX'",
        "AU, 'AU,CC,CX'",
        "FR, 'FR'",
        "DE, 'DE'",
        "CA, 'CA,AS,GU,MP,PR,US,VI'",
        "JM, 'JM,AS,CA,GU,MP,PR,US,VI'",
    })
    void theOwnNumberingPlanIsAllowed(String own, String allowed) {
        written.put("countersign.default-region", own);
        assertThat(read().allowedRegions()).containsExactly(allowed.split(","));
    }

    @Test
    void needsNothingButTheProvidersCredentials() {
        Settings settings = read();
        assertThat(settings.dataSource()).isNull();
        assertThat(settings.originHost()).isNull();
        assertThat(settings.serverKey()).isNull();
        assertThat(settings.gateKey()).isNull();
        assertThat(settings.previousServerKeys()).isEmpty();
        assertThat(settings.defaultPolicy()).isEqualTo("no");
        assertThat(settings.dataDirectory()).isEqualTo(Path.of("data"));
    }

    @Test
    void takesEveryValueThatIsWrittenDown() {
        written.putAll(Map.of(
                "countersign.data-source", " java:jboss/datasources/Countersign ",
                "countersign.public-origin", "https://portal.example.org/",
                "countersign.practice-name", "Praxis am Fluß",
                "countersign.default-policy", "everyone",
                "countersign.default-region", "DE",
                "countersign.allowed-regions", "AT, DE ,CH",
                "countersign.remember-for", "P30D",
                "countersign.code-attempts", "3",
                "countersign.server-key.previous", KEY + ", " + "p".repeat(42) + "A",
                "countersign.gate-key", KEY));
        Settings settings = read();
        assertThat(settings.dataSource()).isEqualTo("java:jboss/datasources/Countersign");
        assertThat(settings.originHost()).isEqualTo("portal.example.org");
        assertThat(settings.practiceName()).isEqualTo("Praxis am Fluß");
        assertThat(settings.defaultPolicy()).isEqualTo("everyone");
        assertThat(settings.allowedRegions()).containsExactly("DE", "AT", "CH");
        assertThat(settings.rememberFor()).isEqualTo(Period.ofDays(30));
        assertThat(settings.attempts()).isEqualTo(3);
        assertThat(settings.previousServerKeys()).containsExactly(KEY, "p".repeat(42) + "A");
        assertThat(settings.gateKey()).isEqualTo(KEY);
    }

    @Test
    void everyPracticeMayHaveItsOwnName() {
        written.put("countersign.practice-name", "Riverside");
        written.put(
                "countersign.practice-names",
                " north=North Clinic,south = Dr. Smith, Dr. O'Neill & Partners , öst=Öst");
        Settings settings = read();
        assertThat(settings.practiceName("north")).isEqualTo("North Clinic");
        assertThat(settings.practiceName("south")).isEqualTo("Dr. Smith, Dr. O'Neill & Partners");
        assertThat(settings.practiceName("öst")).isEqualTo("Öst");
        assertThat(settings.practiceName("North")).isEqualTo("Riverside");
        assertThat(settings.practiceName("default")).isEqualTo("Riverside");
        assertThat(settings.practiceName()).isEqualTo("Riverside");
    }

    @Test
    void noPracticeNeedsANameOfItsOwn() {
        assertThat(read().practiceNames()).isEmpty();
        assertThat(read().practiceName("north")).isEqualTo("Countersign");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "countersign.data-source | ldap://evil.example.org/x",
                "countersign.data-source | rmi:x",
                "countersign.data-source | a b",
                "countersign.public-origin | portal.example.org",
                "countersign.public-origin | https://",
                "countersign.public-origin | https://portal.example.org/path",
                "countersign.public-origin | https://portal.example.org?a=b",
                "countersign.public-origin | https://portal.example.org#a",
                "countersign.public-origin | https://[::1]:8443",
                "countersign.public-origin | https://portal.example.org.",
                "countersign.public-origin | ftp://portal.example.org",
                "countersign.public-origin | https://k\u00e4se.example.org",
                "countersign.public-origin | a b",
                "countersign.practice-name | 1234567890123456789012345678901234567890123456789012345678901",
                "countersign.practice-name | a\u0007b",
                "countersign.practice-names | North Clinic",
                "countersign.practice-names | =North Clinic",
                "countersign.practice-names | north=",
                "countersign.practice-names | north=,south=South Clinic",
                "countersign.practice-names | north=North, south=",
                "countersign.practice-names | north=North,",
                "countersign.practice-names | north=North, north=South",
                "countersign.practice-names | north=North=South",
                "countersign.practice-names | North Clinic, south=South Clinic",
                "countersign.practice-names | north=1234567890123456789012345678901234567890123456789012345678901",
                "countersign.practice-names | north=a\u0007b",
                "countersign.default-policy | No",
                "countersign.default-policy | off",
                "countersign.default-region | us",
                "countersign.default-region | USA",
                "countersign.default-region | AQ",
                "countersign.allowed-regions | US,XX",
                "countersign.allowed-regions | US;CA",
                "countersign.allowed-regions | US,,CA",
                "countersign.remember-for | P0D",
                "countersign.remember-for | -P1D",
                "countersign.remember-for | P1Y1D",
                "countersign.remember-for | P366D",
                "countersign.remember-for | P13M",
                "countersign.remember-for | P2Y-300D",
                "countersign.remember-for | P999999999Y",
                "countersign.remember-for | PT24H",
                "countersign.remember-for | 1 year",
                "countersign.code-lifetime | PT10M0.001S",
                "countersign.code-lifetime | PT0S",
                "countersign.code-lifetime | -PT1M",
                "countersign.code-lifetime | 10",
                "countersign.code-attempts | 0",
                "countersign.code-attempts | 11",
                "countersign.code-attempts | -1",
                "countersign.code-attempts | five",
                "countersign.code-attempts | 99999999999999999999",
                "countersign.pending-sign-in | PT2H",
                "countersign.ticket-lifetime | PT6M",
                "countersign.send.interval | PT0S",
                "countersign.send.interval | PT11M",
                "countersign.send.per-10-minutes | 0",
                "countersign.send.per-10-minutes | 101",
                "countersign.send.per-address-and-hour | 0",
                "countersign.send.per-practice-and-hour | 0",
                "countersign.send.per-day | 0",
                "countersign.send.per-day | 1000001"
            })
    void namesTheSettingQuotesItsValueAndSaysWhatIsAccepted(String name, String value) {
        written.put(name, value);
        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(name + " is \"" + value + "\"; accepted is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"countersign.server-key", "countersign.server-key.previous", "countersign.gate-key"})
    void neverQuotesAKey(String name) {
        for (String value : new String[] {"too-short-for-a-key", KEY + "toolong", "k".repeat(42) + "!", KEY + ",x"}) {
            written.put(name, value);
            assertThatThrownBy(this::read)
                    .hasMessageContaining(name)
                    .hasMessageContaining("43 characters")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(value.substring(0, 10)));
        }
    }

    @Test
    void tellsAllProblemsAtOnceAndNoSecret() {
        written.clear();
        written.put("countersign.default-policy", "maybe");
        written.put("countersign.code-attempts", "many");
        written.put("countersign.gate-key", "secret-but-short");
        written.put("countersign.send.per-day", "-5");
        written.put(TwilioSettings.AUTH_TOKEN, "with space s3cret");
        assertThatThrownBy(this::read)
                .hasMessageContaining("countersign.default-policy")
                .hasMessageContaining("countersign.code-attempts")
                .hasMessageContaining("countersign.gate-key")
                .hasMessageContaining("countersign.send.per-day")
                .hasMessageContaining(TwilioSettings.ACCOUNT_SID + " is missing")
                .hasMessageContaining(TwilioSettings.AUTH_TOKEN)
                .hasMessageContaining(TwilioSettings.FROM + " is missing")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-but", "s3cret"));
    }

    @Test
    void namesAllMissingCredentials() {
        written.clear();
        assertThatThrownBy(this::read)
                .hasMessageContaining(TwilioSettings.ACCOUNT_SID + " is missing")
                .hasMessageContaining(TwilioSettings.AUTH_TOKEN + " is missing")
                .hasMessageContaining(TwilioSettings.FROM + " is missing");
    }

    @Test
    void cookiesOverPlainHttpAreForTryingOutAndNotForThePublic() {
        written.put("countersign.development", "true");
        read();
        written.put("countersign.public-origin", "http://localhost:8080");
        read();
        written.put("countersign.public-origin", "https://portal.example.org");
        assertThatThrownBy(this::read)
                .hasMessageContaining("countersign.development is \"true\"")
                .hasMessageContaining("https://portal.example.org");
        written.put("countersign.development", "false");
        read();
        written.put("countersign.development", "yes");
        assertThatThrownBy(this::read).hasMessageContaining("countersign.development is \"yes\"");
    }

    @Test
    void takesABlankValueForNone() {
        written.put("countersign.gate-key", "  ");
        written.put("countersign.code-attempts", "");
        assertThat(read().gateKey()).isNull();
        assertThat(read().attempts()).isEqualTo(5);
    }

    private Settings read() {
        return Settings.read(Path.of("data"), written::get);
    }
}
