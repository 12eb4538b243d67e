package io.github.countersign.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesConfigSourceTest {

    @TempDir
    private Path folder;

    @Test
    void readsAFileForEachSecret() throws IOException {
        Files.writeString(folder.resolve("countersign.twilio.auth-token"), "0123456789abcdef\n");
        Files.writeString(folder.resolve("countersign.practice-name"), "not a secret");
        Files.createDirectory(folder.resolve("countersign.gate-key"));
        SecretFilesConfigSource source = new SecretFilesConfigSource(folder);
        assertThat(source.getPropertyNames()).containsExactly("countersign.twilio.auth-token");
        assertThat(source.getValue("countersign.twilio.auth-token")).isEqualTo("0123456789abcdef");
        assertThat(source.getValue("countersign.gate-key")).isNull();
        assertThat(source.getName()).isEqualTo(folder.toString());
    }

    @Test
    void givesWayToTheEnvironmentAndNotToTheSettingsFile() {
        int environment = 300;
        assertThat(new SecretFilesConfigSource(folder.resolve("none")).getOrdinal())
                .isLessThan(environment)
                .isGreaterThan(new DataDirectoryConfigSource(folder.resolve("none")).getOrdinal());
    }

    @Test
    void isKnownToMicroProfileConfig() {
        assertThat(ServiceLoader.load(ConfigSource.class).stream().map(ServiceLoader.Provider::type))
                .contains(SecretFilesConfigSource.class, DataDirectoryConfigSource.class);
    }

    @Test
    void secretsInSystemPropertiesAreNoticed() {
        assertThat(SecretSettings.exposed(Set.of("countersign.server-key", "countersign.practice-name", "user.home")))
                .containsExactly("countersign.server-key");
    }
}
