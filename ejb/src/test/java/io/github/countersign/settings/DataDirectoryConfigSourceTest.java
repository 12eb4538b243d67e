package io.github.countersign.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    @DisabledOnOs(OS.WINDOWS)
    void warnsOfSecretsThatEverybodyOnTheMachineCanRead() throws IOException {
        Path file = Files.writeString(directory.resolve("countersign.properties"), "countersign.practice-name=Clinic");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(warningsOf(file)).as("no secret").isEmpty();

        Files.writeString(file, "countersign.twilio.auth-token=s3cret");
        assertThat(warningsOf(file))
                .singleElement()
                .asString()
                .contains("mode 0600")
                .doesNotContain("s3cret");

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        assertThat(warningsOf(file)).as("nobody else gets there").isEmpty();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(warningsOf(file)).as("nobody else reads it").isEmpty();
    }

    private static List<String> warningsOf(Path file) {
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger(DataDirectoryConfigSource.class.getName());
        Filter before = logger.getFilter();
        logger.setFilter(line -> !warnings.add(line.getMessage()));
        try {
            assertThat(new DataDirectoryConfigSource(file).getPropertyNames()).isNotEmpty();
        } finally {
            logger.setFilter(before);
        }
        return warnings;
    }

    @Test
    void isKnownToTheServersConfiguration() throws IOException {
        String services = "/META-INF/services/org.eclipse.microprofile.config.spi.ConfigSource";
        try (var in = DataDirectoryConfigSource.class.getResourceAsStream(services)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .contains(DataDirectoryConfigSource.class.getName());
        }
    }
}
