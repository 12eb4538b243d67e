package io.github.countersign.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryConfigSourceTest {

    @TempDir
    private Path directory;

    @Test
    void readsTheFileInUtf8() throws IOException {
        Path file = Files.writeString(
                directory.resolve("countersign.properties"), "countersign.practice-name=Praxis am Fluß\n# comment\n");
        DataDirectoryConfigSource source = new DataDirectoryConfigSource(file);
        assertThat(source.getValue("countersign.practice-name")).isEqualTo("Praxis am Fluß");
        assertThat(source.getValue("countersign.gate-key")).isNull();
        assertThat(source.getPropertyNames()).containsExactly("countersign.practice-name");
        assertThat(source.getName()).isEqualTo(file.toString());
    }

    @Test
    void givesWayToTheEnvironmentAndToSystemProperties() {
        int environment = 300;
        DataDirectoryConfigSource source = new DataDirectoryConfigSource(directory.resolve("none"));
        assertThat(source.getOrdinal()).isLessThan(environment).isGreaterThan(100);
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(new DataDirectoryConfigSource(directory.resolve("none")).getPropertyNames())
                .isEmpty();
    }

    @Test
    void namesAFileThatCannotBeRead() throws IOException {
        Path file = Files.write(
                directory.resolve("countersign.properties"), "a=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new DataDirectoryConfigSource(file)).hasMessageContaining(file.toString());
        Files.writeString(file, "a=\\u12");
        assertThatThrownBy(() -> new DataDirectoryConfigSource(file)).hasMessageContaining(file.toString());
    }

    @Test
    void isKnownToTheServersConfiguration() throws IOException {
        String services = "/META-INF/services/org.eclipse.microprofile.config.spi.ConfigSource";
        try (var in = DataDirectoryConfigSource.class.getResourceAsStream(services)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(DataDirectoryConfigSource.class.getName());
        }
    }
}
