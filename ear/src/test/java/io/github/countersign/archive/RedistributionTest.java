package io.github.countersign.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the EAR redistributes is named, and every archive contains the license and the notice. */
class RedistributionTest {

    private static final Path ROOT = Path.of(System.getProperty("countersign.root"));
    private static final Path EAR = Path.of(System.getProperty("countersign.ear"));

    /** {@code   group:artifact} on its own line. */
    private static final Pattern NAMED = Pattern.compile("^  ([\\w.-]+):([\\w.-]+)$", Pattern.MULTILINE);

    /** {@code lib/group-artifact-version.jar}: the name that the EAR's plugin gives a library. */
    private static final Pattern LIBRARY = Pattern.compile("lib/(.+?)-\\d[^/]*\\.jar");

    @Test
    void namesEveryLibraryOfTheEarAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher names = NAMED.matcher(Files.readString(ROOT.resolve("NOTICE")));
        while (names.find()) {
            named.add(names.group(1) + "-" + names.group(2));
        }

        assertThat(libraries()).containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LICENSE", "NOTICE"})
    void isInEveryArchive(String file) throws IOException {
        String expected = Files.readString(ROOT.resolve(file));
        String entry = "META-INF/" + file;

        try (JarFile ear = new JarFile(EAR.toFile());
                JarFile filter = new JarFile(
                        ROOT.resolve("filter/target/countersign-filter.jar").toFile());
                JarFile contract = new JarFile(
                        ROOT.resolve("ejb/target/countersign-ejb-client.jar").toFile())) {
            assertThat(contentOf(ear, entry)).as("EAR").isEqualTo(expected);
            assertThat(contentOf(filter, entry)).as("filter").isEqualTo(expected);
            assertThat(contentOf(contract, entry)).as("gate contract").isEqualTo(expected);
            for (String module : Set.of("countersign-ejb.jar", "countersign-faces-ui.war")) {
                assertThat(contentWithin(ear, module, entry)).as(module).isEqualTo(expected);
            }
        }
    }

    private static Set<String> libraries() throws IOException {
        try (JarFile ear = new JarFile(EAR.toFile())) {
            return ear.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".jar") && name.contains("/"))
                    .map(RedistributionTest::withoutVersion)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String withoutVersion(String library) {
        Matcher parts = LIBRARY.matcher(library);
        return parts.matches() ? parts.group(1) : library;
    }

    private static String contentOf(JarFile archive, String entry) throws IOException {
        JarEntry found = archive.getJarEntry(entry);
        assertThat(found).as(archive.getName() + " has " + entry).isNotNull();
        try (InputStream content = archive.getInputStream(found)) {
            return text(content);
        }
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String contentWithin(JarFile ear, String module, String entry) throws IOException {
        try (JarInputStream archive = new JarInputStream(ear.getInputStream(ear.getJarEntry(module)))) {
            for (JarEntry next = archive.getNextJarEntry(); next != null; next = archive.getNextJarEntry()) {
                if (next.getName().equals(entry)) {
                    return text(archive);
                }
            }
        }
        throw new AssertionError(module + " has no " + entry);
    }
}
