package io.github.countersign.demo.launcher;

import java.nio.file.Path;
import java.util.Locale;

/** The Java that runs this program, and also the server. */
final class Java {

    private Java() {}

    static Path executable() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return Path.of(System.getProperty("java.home", ""), "bin", windows ? "java.exe" : "java");
    }
}
