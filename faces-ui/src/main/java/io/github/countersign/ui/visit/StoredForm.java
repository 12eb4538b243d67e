package io.github.countersign.ui.visit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

/**
 * The text that stands for a value in a drawer. The service encrypts it, so nobody else writes one; even so, only classes of ours and plain
 * values of Java are read.
 */
final class StoredForm {

    private static final System.Logger LOG = System.getLogger(StoredForm.class.getName());

    private static final ObjectInputFilter PLAIN = ObjectInputFilter.Config.createFilter(
            "maxdepth=20;maxrefs=500;io.github.countersign.**;java.lang.*;java.util.*;java.time.*;!*");

    private StoredForm() {}

    static String write(Serializable value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException("This cannot lie in a drawer: " + value.getClass(), e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Empty for what this release cannot read: another one, on a node that is upgraded later or earlier, has written it. */
    static <T extends Serializable> Optional<T> read(String text, Class<T> kind) {
        try (ObjectInputStream objects = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            objects.setObjectInputFilter(PLAIN);
            return Optional.of(kind.cast(objects.readObject()));
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A drawer's content cannot be read", e);
            return Optional.empty();
        }
    }
}
