package io.github.countersign.settings;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of the service, checked. The reference with all names and defaults is {@code docs/settings.md}.
 *
 * @param dataSource the JNDI name of the data source, null for the embedded H2 database
 * @param originHost the host name of the public origin, null if it is not configured: texts then lack the last line that lets browsers fill
 *     the code in
 * @param practiceName the name of every practice that has no name of its own
 * @param practiceNames the practices' own names, by the practice of an account
 * @param defaultPolicy what a new practice requires: {@code no}, {@code staff} or {@code everyone}
 * @param defaultRegion the practice's own country, ISO 3166-1 alpha-2
 * @param allowedRegions the countries that codes are sent to, the practice's own first
 * @param serverKey the configured server key, null to use the file in the data directory
 * @param gateKey the configured gate key, null to use the file in the data directory
 * @param previousGateKeys other gate keys that filters may still show
 */
public record Settings(
        Path dataDirectory,
        @Nullable String dataSource,
        @Nullable String originHost,
        String practiceName,
        Map<String, String> practiceNames,
        String defaultPolicy,
        String defaultRegion,
        List<String> allowedRegions,
        Period rememberFor,
        Duration codeLifetime,
        int attempts,
        Duration signingIn,
        Duration visit,
        Duration ticketLifetime,
        boolean staffHelpsClients,
        Period keepAudit,
        SendLimit sendLimit,
        @Nullable String serverKey,
        List<String> previousServerKeys,
        @Nullable String gateKey,
        List<String> previousGateKeys,
        TwilioSettings twilio) {

    private static final String KEY = "URL-safe base64 of 256 bits: 43 characters";

    /**
     * Reads and checks all settings.
     *
     * @param source gives the value of a setting, null if it is not set
     * @throws SettingsException if any of them cannot be used; it lists all of them
     */
    public static Settings read(Path dataDirectory, Function<String, @Nullable String> source) {
        SettingsReader reader = new SettingsReader(source);
        String region = reader.text(
                "countersign.default-region", "US", "a country code of ISO 3166-1, such as US", Settings::isRegion);
        Supplier<TwilioSettings> twilio = TwilioSettings.read(reader);
        PublicOrigin origin = PageSettings.read(reader).publicOrigin();
        return new Settings(
                dataDirectory,
                dataSource(reader),
                origin == null ? null : origin.host(),
                reader.text(
                        "countersign.practice-name", "Countersign", "a name of 1 to 60 characters", Settings::isName),
                reader.read(
                        "countersign.practice-names",
                        Map.of(),
                        "practices and their names of 1 to 60 characters, such as north=North Clinic, south=South Clinic",
                        Settings::practiceNames),
                reader.text(
                        "countersign.default-policy",
                        "no",
                        "no, staff or everyone",
                        List.of("no", "staff", "everyone")::contains),
                region,
                reader.read(
                        "countersign.allowed-regions",
                        NumberingPlan.around(region),
                        "country codes of ISO 3166-1 separated by commas, such as US,CA",
                        list -> regions(region, list)),
                reader.period("countersign.remember-for", Period.ofYears(1), Period.ofYears(1)),
                reader.duration("countersign.code-lifetime", Duration.ofMinutes(10), Duration.ofMinutes(10)),
                reader.number("countersign.code-attempts", 5, 1, 10),
                reader.duration("countersign.pending-sign-in", Duration.ofMinutes(15), Duration.ofHours(1)),
                reader.duration("countersign.visit", Duration.ofMinutes(30), Duration.ofHours(8)),
                reader.duration("countersign.ticket-lifetime", Duration.ofSeconds(60), Duration.ofMinutes(5)),
                reader.flag("countersign.staff-helps-clients", false),
                reader.period("countersign.audit-retention", Period.ofYears(2), Period.ofYears(100)),
                sendLimit(reader),
                reader.secret("countersign.server-key", KEY, Settings::key),
                keys(reader, "countersign.server-key.previous"),
                reader.secret("countersign.gate-key", KEY, Settings::key),
                keys(reader, "countersign.gate-key.previous"),
                reader.last(twilio));
    }

    /** The name of a practice that people read, given the practice of an account. */
    public String practiceName(String practice) {
        return practiceNames.getOrDefault(practice, practiceName);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= 60 && name.chars().noneMatch(Character::isISOControl);
    }

    /** A comma begins another practice only if an equals sign follows: many names contain a comma. */
    private static Map<String, String> practiceNames(String list) {
        Map<String, String> names = new TreeMap<>();
        for (String entry : list.split(",(?=[^,=]*=)")) {
            int equals = entry.indexOf('=');
            String practice = equals < 0 ? "" : entry.substring(0, equals).strip();
            String name = entry.substring(equals + 1).strip();
            boolean whole = !practice.isEmpty() && isName(name) && !name.contains("=") && !name.endsWith(",");
            if (!whole || names.put(practice, name) != null) {
                throw new IllegalArgumentException();
            }
        }
        return Map.copyOf(names);
    }

    private static @Nullable String dataSource(SettingsReader reader) {
        String name = reader.text(
                "countersign.data-source",
                "",
                "the JNDI name of a data source of this server, such as java:jboss/datasources/Countersign or jdbc/countersign",
                value -> value.matches("(java:)?[A-Za-z0-9_./-]+"));
        return name.isEmpty() ? null : name;
    }

    private static SendLimit sendLimit(SettingsReader reader) {
        SendLimit d = SendLimit.DEFAULT;
        return new SendLimit(
                reader.duration("countersign.send.interval", d.interval(), Duration.ofMinutes(10)),
                reader.number("countersign.send.per-10-minutes", d.perTenMinutes(), 1, 100),
                reader.number("countersign.send.per-account-and-day", d.perAccountAndDay(), 1, 1_000),
                reader.number("countersign.send.kept-per-10-minutes", d.keptPerTenMinutes(), 0, 100),
                reader.number("countersign.send.kept-per-day", d.keptPerDay(), 0, 1_000),
                reader.number("countersign.send.always-per-account-and-day", d.alwaysPerDay(), 0, 1_000),
                reader.number("countersign.send.per-new-number-and-hour", d.perNewNumberAndHour(), 1, 1_000),
                reader.number("countersign.send.per-address-and-hour", d.perAddressAndHour(), 1, 100_000),
                reader.number("countersign.send.per-practice-and-hour", d.perPracticeAndHour(), 1, 100_000),
                reader.number("countersign.send.per-day", d.perDay(), 1, 1_000_000));
    }

    private static List<String> keys(SettingsReader reader, String name) {
        String list = reader.secret(name, KEY + ", several separated by commas", all -> {
            split(all).forEach(Settings::key);
            return all;
        });
        return list == null ? List.of() : split(list).toList();
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(key -> !key.isEmpty());
    }

    private static String key(String value) {
        if (!value.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static boolean isRegion(String value) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(value);
    }

    /** The practice's own country first, if it is among them. */
    private static List<String> regions(String own, String list) {
        Set<String> regions = new TreeSet<>();
        for (String region : list.split(",")) {
            if (!isRegion(region.strip())) {
                throw new IllegalArgumentException();
            }
            regions.add(region.strip());
        }
        return regions.stream()
                .sorted(Comparator.comparing(region -> !region.equals(own)))
                .toList();
    }

    /** Hides everything, because it holds secrets. */
    @Override
    public String toString() {
        return "Settings";
    }
}
