package io.github.countersign.store;

import io.github.countersign.secret.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Every file that H2 makes for a database, at its start or later, for the server's own user alone. A file that an earlier version made
 * for everybody is closed to them when it is opened; where that is not allowed, the database does not open.
 */
public final class OwnerOnlyPath extends FilePathWrapper {

    private static final String SCHEME = "owner-only";

    /** Called by H2 for each path. */
    public OwnerOnlyPath() {}

    /** What stands before the name of a database in its address; known to H2 from the first call on. */
    static String scheme() {
        FilePath.register(new OwnerOnlyPath());
        return SCHEME;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (mode.startsWith("rw")) {
            OwnerOnly.createFile(path());
        }
        return super.open(mode);
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        OwnerOnly.createFile(path());
        return super.newOutputStream(append);
    }

    @Override
    public boolean createFile() {
        boolean created = super.createFile();
        if (created) {
            try {
                OwnerOnly.restrict(path());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return created;
    }

    @Override
    public FilePath createTempFile(String suffix, boolean inTempDir) throws IOException {
        FilePath file = super.createTempFile(suffix, inTempDir);
        OwnerOnly.restrict(Path.of(file.unwrap().toString()));
        return file;
    }

    private Path path() {
        return Path.of(getBase().toString());
    }
}
