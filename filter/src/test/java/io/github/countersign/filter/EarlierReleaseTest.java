package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This jar beside the jar of the release before, which is kept as it was built (docs/adr/009-stored-forms.md). Both may stand on one node,
 * one after the other, or on two nodes that share sessions and the service.
 */
@NullUnmarked
class EarlierReleaseTest {

    private static final String JAR = "/releases/2026-11-28/countersign-filter.jar";

    static Stream<String> names() {
        return StoredFormsTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachReadsWhatTheOtherWrites(String name) throws Exception {
        Serializable ours = StoredFormsTest.forms().get(name);
        try (URLClassLoader earlier = earlierRelease()) {
            Object theirs = read(written(ours), earlier);

            assertThat(theirs.getClass())
                    .isNotEqualTo(ours.getClass())
                    .hasToString("class " + ours.getClass().getName());
            assertThat(read(written(theirs), getClass().getClassLoader()))
                    .usingRecursiveComparison()
                    .ignoringFields("source", "answer") // not stored
                    .ignoringFieldsMatchingRegexes("(.*\\.)?(spelling|names)") // not known to the earlier release
                    .isEqualTo(ours);
        }
    }

    /** The classes of the jar come from the jar alone; the Servlet API comes from the tests. */
    private static URLClassLoader earlierRelease() {
        URL jar = Objects.requireNonNull(EarlierReleaseTest.class.getResource(JAR), JAR);
        return new URLClassLoader(new URL[] {jar}, EarlierReleaseTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith("io.github.countersign.")) {
                    return super.loadClass(name, resolve);
                }
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded != null ? loaded : findClass(name);
                }
            }
        };
    }

    private static byte[] written(Object form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(form);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] form, ClassLoader release) throws IOException, ClassNotFoundException {
        InputStream bytes = new ByteArrayInputStream(form);
        try (ObjectInputStream stream = new ObjectInputStream(bytes) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
                return Class.forName(description.getName(), false, release);
            }
        }) {
            return stream.readObject();
        }
    }
}
