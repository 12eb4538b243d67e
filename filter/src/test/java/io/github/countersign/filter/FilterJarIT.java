package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class FilterJarIT {

    private static final Path JAR = Path.of("target", "countersign-filter.jar");

    @Test
    void runsOnJava8() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<ClassFile> classes = new ArrayList<>();
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream stream = jar.getInputStream(entry)) {
                        classes.add(ClassFile.read(stream));
                    }
                }
            }

            assertThat(classes).hasSizeGreaterThan(50).allMatch(one -> one.version() == 52);
            assertThat(classes.stream().flatMap(one -> one.classes().stream()))
                    .filteredOn(name -> name.startsWith("java/"))
                    .isSubsetOf(classesOfJava8());
        }
    }

    /** What the compiler knows of that release: {@code 89A/java.base/java/util/List.sig} is in 8, 9 and 10. */
    private static Set<String> classesOfJava8() throws IOException {
        Path signatures = Path.of(System.getProperty("java.home"), "lib", "ct.sym");
        try (ZipFile file = new ZipFile(signatures.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name ->
                            name.endsWith(".sig") && name.indexOf('8') >= 0 && name.indexOf('8') < name.indexOf('/'))
                    .map(name -> name.substring(name.indexOf('/', name.indexOf('/') + 1) + 1, name.length() - 4))
                    .collect(Collectors.toSet());
        }
    }

    /** The version of a class file, and the classes that it names. */
    private record ClassFile(int version, Set<String> classes) {

        static ClassFile read(InputStream stream) throws IOException {
            DataInputStream data = new DataInputStream(stream);
            data.readInt();
            data.readUnsignedShort();
            int version = data.readUnsignedShort();
            int size = data.readUnsignedShort();
            Map<Integer, String> texts = new HashMap<>();
            List<Integer> names = new ArrayList<>();
            for (int i = 1; i < size; i++) {
                int tag = data.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, data.readUTF());
                    case 7 -> names.add(data.readUnsignedShort());
                    case 8, 16, 19, 20 -> data.readUnsignedShort();
                    case 15 -> data.skipBytes(3);
                    case 5, 6 -> {
                        data.readLong();
                        i++;
                    }
                    default -> data.readInt();
                }
            }
            return new ClassFile(version, names.stream().map(texts::get).collect(Collectors.toSet()));
        }
    }

    @Test
    void holdsTheFilterAndTheGateContractAndNothingElse() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
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
                            || file.equals("META-INF/web-fragment.xml")
                            || file.equals("META-INF/MANIFEST.MF")
                            || file.equals("META-INF/LICENSE")
                            || file.equals("META-INF/NOTICE"));
        }
    }

    /** An application is distributable only if its web.xml and the web-fragment.xml of each of its jars say so. */
    @Test
    void leavesApplicationsDistributable() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream fragment = jar.getInputStream(jar.getEntry("META-INF/web-fragment.xml"))) {
            assertThat(new String(fragment.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<distributable/>");
        }
    }
}
