package io.github.countersign.settings;

import io.github.countersign.fuzz.Fuzz;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every setting with the same text: a wrong one is told, and nothing else happens. */
public final class SettingsTarget {

    public static final List<String> SEEDS = List.of(
            "US",
            "US, CA,MX",
            "P1Y",
            "PT30S",
            "P99999999999999999999D",
            "PT-1S",
            "true",
            "5",
            "99999999999",
            "https://portal.example.org",
            "https://[::1]:99999/x?y#z",
            "http://user:secret@host/",
            "north=North Clinic, south=South Clinic",
            "AC00000000000000000000000000000001",
            "+12025550100",
            "java:jboss/datasources/Countersign",
            "#a1b2c3",
            "k".repeat(43));

    private SettingsTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        Set<String> asked = new HashSet<>();
        try {
            Settings.read(Path.of("unused"), name -> {
                asked.add(name);
                return text;
            });
        } catch (SettingsException e) {
            // all that is wrong
        }
        for (String one : asked) {
            try {
                Settings.read(Path.of("unused"), name -> name.equals(one) ? text : null);
            } catch (SettingsException e) {
                // it, and what is missing
            }
        }
    }
}
