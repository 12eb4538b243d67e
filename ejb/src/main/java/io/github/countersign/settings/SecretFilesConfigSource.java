package io.github.countersign.settings;

import io.github.countersign.gate.DataDirectory;
import io.github.countersign.secret.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Secret settings in a folder with one file for each, named like the setting, as containers get them: the folder {@code secrets} of the data
 * directory, or the one that the environment variable {@code COUNTERSIGN_SECRETS_DIRECTORY} names. Environment variables and system
 * properties take precedence over it, and it over {@code countersign.properties}.
 */
public final class SecretFilesConfigSource implements ConfigSource {

    private static final Logger LOG = Logger.getLogger(SecretFilesConfigSource.class.getName());

    private final Map<String, String> secrets = new HashMap<>();
    private final String name;

    /** Called by MicroProfile Config. */
    public SecretFilesConfigSource() {
        this(folder(System.getenv("COUNTERSIGN_SECRETS_DIRECTORY")));
    }

    private static Path folder(@Nullable String configured) {
        return configured == null || configured.isBlank()
                ? DataDirectory.locate().resolve("secrets")
                : Path.of(configured.strip());
    }

    SecretFilesConfigSource(Path folder) {
        this.name = folder.toString();
        for (String setting : SecretSettings.NAMES) {
            Path file = folder.resolve(setting);
            if (Files.isRegularFile(file)) {
                secrets.put(setting, read(file));
            }
        }
    }

    private static String read(Path file) {
        try {
            if (OwnerOnly.isReachable(file)) {
                LOG.warning(() -> "Every user of this machine can read the secret in " + file
                        + ": make it readable for the server's own user alone (mode 0600)");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret cannot be read: " + file, e);
        }
    }

    @Override
    public int getOrdinal() {
        return 210;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.copyOf(secrets.keySet());
    }

    @Override
    public @Nullable String getValue(String key) {
        return secrets.get(key);
    }

    @Override
    public String getName() {
        return name;
    }
}
