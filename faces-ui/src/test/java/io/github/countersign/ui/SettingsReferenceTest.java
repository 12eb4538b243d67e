package io.github.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.settings.Settings;
import io.github.countersign.ui.look.ReadBrand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The first table of {@code docs/settings.md} has what the service and the pages read, and nothing else. */
class SettingsReferenceTest {

    private static final Pattern SETTING = Pattern.compile("`(countersign\\.|…)([a-z0-9.-]+)`");

    private static final Map<String, String> NEEDED = Map.of(
            "countersign.twilio.account-sid", "AC" + "0".repeat(32),
            "countersign.twilio.auth-token", "token",
            "countersign.twilio.from", "+15005550006");

    private final Set<String> asked = new TreeSet<>();

    @Test
    void hasEverySettingOfServiceAndPages() throws IOException {
        Settings.read(Path.of("unused"), this::value);
        ReadBrand.from(this::value);

        assertThat(documented()).isEqualTo(asked);
    }

    private @Nullable String value(String name) {
        asked.add(name);
        return NEEDED.get(name);
    }

    private static Set<String> documented() throws IOException {
        String text = Files.readString(Path.of("../docs/settings.md"));
        String table = text.substring(text.indexOf("## The service (EAR)"), text.indexOf("## The filter"));
        Set<String> names = new TreeSet<>();
        for (String line : table.lines().filter(row -> row.startsWith("| `")).toList()) {
            Matcher matcher = SETTING.matcher(line.substring(0, line.indexOf(" |", 2)));
            String before = "";
            while (matcher.find()) {
                before = matcher.group(1).equals("…")
                        ? before.substring(0, before.lastIndexOf('.') + 1) + matcher.group(2)
                        : "countersign." + matcher.group(2);
                names.add(before);
            }
        }
        return names;
    }
}
