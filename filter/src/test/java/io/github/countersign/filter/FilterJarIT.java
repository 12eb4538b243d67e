package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class FilterJarIT {

    @Test
    void holdsTheFilterAndTheGateContractAndNothingElse() throws IOException {
        try (JarFile jar =
                new JarFile(Path.of("target", "countersign-filter.jar").toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();

            assertThat(files)
                    .contains(
                            "io/github/countersign/filter/SecondFactorFilter.class",
                            "io/github/countersign/gate/Gate.class",
                            "META-INF/LICENSE",
                            "META-INF/NOTICE")
                    .allMatch(file -> file.startsWith("io/github/countersign/filter/")
                            || file.startsWith("io/github/countersign/gate/")
                            || file.equals("META-INF/services/jakarta.servlet.ServletContainerInitializer")
                            || file.equals("META-INF/MANIFEST.MF")
                            || file.equals("META-INF/LICENSE")
                            || file.equals("META-INF/NOTICE"));
        }
    }
}
