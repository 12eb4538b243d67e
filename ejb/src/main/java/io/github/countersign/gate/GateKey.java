package io.github.countersign.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The 256-bit key that a filter shows with every call to the service. The service makes it on its first start, in a file that only the
 * server's own user can read, unless it is configured.
 */
public final class GateKey {

    /** The file in the {@linkplain DataDirectory data directory}: one line of URL-safe text, 43 characters. */
    public static final String FILE = "gate.key";

    /** The environment variable that configures it, for the service and the filter alike. */
    public static final String ENVIRONMENT_VARIABLE = "COUNTERSIGN_GATE_KEY";

    private GateKey() {}

    /**
     * The key as configured in the environment, else as it stands in the file now.
     *
     * @throws UncheckedIOException when there is no such file yet, or it cannot be read
     */
    public static String read() {
        String configured = System.getenv(ENVIRONMENT_VARIABLE);
        if (configured != null && !configured.trim().isEmpty()) {
            return configured.trim();
        }
        Path file = DataDirectory.locate().resolve(FILE);
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("The gate key cannot be read: " + file, e);
        }
    }
}
