package io.github.countersign.demo.launcher;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of the demo. Countersign and the telephone read the same ones, so that they agree on the account. */
final class DemoSettings {

    private static final int BYTES_OF_A_TOKEN = 16;

    private DemoSettings() {}

    /** The demo's own settings; the settings of the options override them. */
    static Map<String, String> of(DemoOptions options) {
        String base = "http://localhost:" + options.port();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("countersign.public-origin", base);
        settings.put("countersign.development", "true"); // plain HTTP, on this machine alone
        settings.put("countersign.practice-name", "Riverside Clinic");
        settings.put("countersign.default-policy", "staff");
        settings.put("countersign.default-region", "US");
        settings.put("countersign.twilio.base-address", base + "/phone");
        settings.put("countersign.twilio.account-sid", "ACc000000000000000000000000000de30");
        settings.put("countersign.twilio.auth-token", newToken());
        settings.put("countersign.twilio.from", "+15005550006");
        settings.put("countersign.demo.phones", phones());
        settings.putAll(options.settings());
        return settings;
    }

    /** The phones that are set up before the start, as the telephone's page names them. */
    private static String phones() {
        return Person.ALL.stream()
                .flatMap(person ->
                        person.enrolledPhone().stream().map(phone -> capitalized(person.name()) + "=" + phone.number()))
                .collect(Collectors.joining(","));
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String newToken() {
        byte[] token = new byte[BYTES_OF_A_TOKEN];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
