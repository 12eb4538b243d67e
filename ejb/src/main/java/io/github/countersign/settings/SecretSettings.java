package io.github.countersign.settings;

import java.util.List;
import java.util.Set;

/** The settings that are secret, and where they should not come from. */
public final class SecretSettings {

    static final List<String> NAMES = List.of(
            TwilioSettings.AUTH_TOKEN,
            "countersign.server-key",
            "countersign.server-key.previous",
            "countersign.gate-key",
            "countersign.gate-key.previous");

    private SecretSettings() {}

    /**
     * Those that a server may show to many: WildFly writes its system properties to its log at each start, and a list of processes shows the
     * ones of the command line.
     *
     * @param systemProperties their names
     */
    public static List<String> exposed(Set<String> systemProperties) {
        return NAMES.stream().filter(systemProperties::contains).toList();
    }
}
