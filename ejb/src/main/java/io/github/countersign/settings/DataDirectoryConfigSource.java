package io.github.countersign.settings;

import io.github.countersign.gate.DataDirectory;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings in {@code countersign.properties} of the data directory. Environment variables and system properties win over it.
 */
public final class DataDirectoryConfigSource implements ConfigSource {

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
            } catch (IOException | IllegalArgumentException e) { // the latter: a backslash, u and no four digits
                throw new IllegalStateException("The settings file cannot be read: " + file, e);
            }
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
