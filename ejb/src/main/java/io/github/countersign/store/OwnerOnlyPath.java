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
 * Makes every file that H2 creates for a database, at its start or later, accessible to the server's own user alone. A file that an earlier
 * version created for everybody loses those rights when it is opened; if that is not allowed, the database does not open.
 */
public final class OwnerOnlyPath extends FilePathWrapper {

    private static final String SCHEME = "owner-only";

    /** Called by H2 for each path. */
    public OwnerOnlyPath() {}

    /** The scheme before a database's name in its address; H2 knows it from the first call on. */
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
