package io.github.countersign.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/** A key in a file of the data directory that only the server's own user can read. */
public final class KeyFile {

    private static final Logger LOG = Logger.getLogger(KeyFile.class.getName());

    /** The files that were warned of: they are read again and again. */
    private static final Set<Path> WARNED = ConcurrentHashMap.newKeySet();

    private KeyFile() {}

    /** Reads the key; creates it if there is none yet. */
    public static String readOrCreate(Path file) {
        try {
            OwnerOnly.createDirectories(directoryOf(file));
            if (!Files.exists(file)) {
                create(file);
            }
            return readExisting(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file cannot be read or created: " + file, e);
        }
    }

    /** Reads the key, if there is such a file. */
    public static Optional<String> read(Path file) {
        try {
            return Optional.of(readExisting(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The key file cannot be read: " + file, e);
        }
    }

    private static String readExisting(Path file) throws IOException {
        String key = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!key.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalStateException("The key file " + file + " does not hold a key: restore it"
                    + " from a backup, or remove it to start over without what it protects");
        }
        warnWhenOthersRead(file);
        return key;
    }

    /**
     * Writes a temporary file and moves it, so that nobody ever reads half a key. If two starts do this at once, the first one's key stays.
     */
    private static void create(Path file) throws IOException {
        Path fresh = OwnerOnly.createTempFile(directoryOf(file), "new", ".key");
        try {
            Files.writeString(fresh, Token.random() + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
            Files.createLink(file, fresh);
            LOG.info(() ->
                    "Created a new key: " + file + ". Back it up with the database; a cluster must configure it.");
        } catch (FileAlreadyExistsException e) {
            LOG.fine(() -> "Another start created " + file + " first");
        } finally {
            Files.delete(fresh);
        }
    }

    /** A restored or mounted file may be open to everybody on the machine. */
    private static void warnWhenOthersRead(Path file) throws IOException {
        if (OwnerOnly.isOpenToEverybody(file) && WARNED.add(file)) {
            LOG.warning(() -> "Every user of this machine can read the key file " + file
                    + ": make it readable for the server's own user alone (mode 0600)");
        }
    }

    private static Path directoryOf(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IllegalArgumentException("A key file needs a directory: " + file);
        }
        return directory;
    }
}
