package io.github.countersign.settings;

import io.github.countersign.gate.DataDirectory;
import io.github.countersign.secret.OwnerOnly;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings in {@code countersign.properties} of the data directory. Environment variables and system properties take precedence over it.
 */
public final class DataDirectoryConfigSource implements ConfigSource {

    private static final Logger LOG = Logger.getLogger(DataDirectoryConfigSource.class.getName());

    private final Properties properties = new Properties();
    private final String name;

    /** Called by MicroProfile Config. */
    public DataDirectoryConfigSource() {
        this(DataDirectory.locate().resolve("countersign.properties"));
    }

    DataDirectoryConfigSource(Path file) {
        this.name = file.toString();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
                warnOfSecrets(file);
            } catch (IOException | IllegalArgumentException e) { // the latter: a backslash, u and no four digits
                throw new IllegalStateException("The settings file cannot be read: " + file, e);
            }
        }
    }

    private void warnOfSecrets(Path file) throws IOException {
        if (SecretSettings.NAMES.stream().anyMatch(properties::containsKey) && OwnerOnly.isReachable(file)) {
            LOG.warning(() -> "Every user of this machine can read the secrets in " + file
                    + ": make it readable for the server's own user alone (mode 0600)");
        }
    }

    @Override
    public int getOrdinal() {
        return 200;
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.stringPropertyNames();
    }

    @Override
    public @Nullable String getValue(String key) {
        return properties.getProperty(key);
    }

    @Override
    public String getName() {
        return name;
    }
}
