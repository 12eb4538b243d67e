package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.SecondFactor;
import io.github.countersign.gate.Trust;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter and a service one release apart (docs/adr/009-stored-forms.md): another release's class writes, and ours with the same name reads. */
@NullUnmarked
class ReleasesApartTest {

    @TempDir
    private Path folder;

    @Test
    void theAdditionsOfALaterReleaseAreIgnored() throws Exception {
        byte[] later = written(
                "SecondFactor",
                "boolean enrolled = true, required = true, voice = true;"
                        + " String phoneEnding = \"43\"; String passkey = \"blue\"; long[] sizes = {1, 2};");

        SecondFactor read = (SecondFactor) read(later);

        assertThat(read.enrolled()).isTrue();
        assertThat(read.phoneEnding()).isEqualTo("43");
        assertThat(read.voice()).isTrue();
    }

    @Test
    void aFieldThatAnEarlierReleaseDidNotHaveIsEmpty() throws Exception {
        Return read = (Return) read(written("Return", "long validUntil = 7;"));

        assertThat(read.validUntil()).isEqualTo(7);
        assertThat(read.browserToken()).isNull();
        assertThat(((Trust) read(written("Trust", "long accountId = 7;"))).browserId())
                .isNull();
        assertThat(((SecondFactor) read(written("SecondFactor", ""))).required())
                .isFalse();
    }

    @Test
    void aFieldOfAnotherTypeCannotBeRead() throws Exception {
        byte[] other = written("Trust", "String accountId = \"seven\";");

        assertThatThrownBy(() -> read(other)).isInstanceOf(java.io.InvalidClassException.class);
    }

    /** Hence the rule that enums of the contract never get one. */
    @Test
    void anUnknownConstantCannotBeRead() throws Exception {
        byte[] later = written("Decision", "Kind kind = Kind.PROVE_AGAIN; enum Kind { PROVE_AGAIN }");

        assertThatThrownBy(() -> read(later)).isInstanceOf(InvalidObjectException.class);
        assertThat(Decision.Kind.values()).hasSize(4);
    }

    /** An object of the gate's class with that name, serialized with those fields, as another release may have them. */
    private byte[] written(String name, String fields) throws Exception {
        Path source = folder.resolve(name + ".java");
        Files.writeString(
                source,
                "package io.github.countersign.gate; public final class " + name
                        + " implements java.io.Serializable { private static final long serialVersionUID = 1; " + fields
                        + "}");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(result).isZero();
        try (URLClassLoader release =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Object form = release.loadClass("io.github.countersign.gate." + name)
                    .getConstructor()
                    .newInstance();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(form);
            return bytes.toByteArray();
        }
    }

    private static Object read(byte[] form) throws Exception {
        return new ObjectInputStream(new ByteArrayInputStream(form)).readObject();
    }
}
