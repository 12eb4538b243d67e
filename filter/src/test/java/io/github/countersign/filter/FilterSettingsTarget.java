package io.github.countersign.filter;

import io.github.countersign.filter.fuzz.Fuzz;
import io.github.countersign.filter.identity.SignIn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every setting of the filter with the same text: a wrong one is told, and nothing else happens. */
public final class FilterSettingsTarget {

    public static final List<String> SEEDS = List.of(
            "/start",
            "/second-factor/",
            "/a,/b/*",
            "PT1M",
            "PT0.000000001S",
            "P999999999999D",
            "true",
            "report",
            "session-attribute",
            "proxy-header",
            "10.0.0.0/8",
            "user.login",
            "X-Remote-User",
            "java.lang.String",
            "owner, manager",
            "/a".repeat(3_000));

    private FilterSettingsTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        Set<String> asked = new HashSet<>();
        for (String resolver : List.of("session-attribute", "proxy-header", text)) {
            FilterSettings.read(
                    name -> {
                        asked.add(name);
                        return name.equals("countersign.account-resolver") ? resolver : text;
                    },
                    () -> "clinic",
                    () -> SignIn.NONE);
        }
        for (String one : asked) {
            FilterSettings.read(name -> name.equals(one) ? text : null, () -> "clinic", () -> SignIn.NONE);
        }
    }
}
