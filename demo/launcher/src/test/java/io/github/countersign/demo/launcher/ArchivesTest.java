package io.github.countersign.demo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

    private final Path directory;

    ArchivesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void guardsAWarByAddingTheFilterToItsLibraries() throws IOException {
        Path war = directory.resolve("clinic.war");
        try (FileSystem zip = FileSystems.newFileSystem(war, Map.of("create", "true"))) {
            Files.writeString(zip.getPath("index.jsp"), "hello");
        }
        Path filter = Files.writeString(directory.resolve("filter.jar"), "the filter");

        Archives.guard(war, filter);

        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            assertThat(Files.readString(zip.getPath("WEB-INF/lib/countersign-filter.jar")))
                    .isEqualTo("the filter");
            assertThat(Files.readString(zip.getPath("index.jsp"))).isEqualTo("hello");
        }
    }
}
