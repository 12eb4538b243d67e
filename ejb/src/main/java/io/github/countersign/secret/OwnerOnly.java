package io.github.countersign.secret;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders for the server's own user alone, if the file system knows users. */
public final class OwnerOnly {

    private static final String FILE = "rw-------";
    private static final String DIRECTORY = "rwx------";

    private OwnerOnly() {}

    /** Creates a folder and its missing parents. An existing folder stays as it is. */
    public static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, permissions(directory, DIRECTORY));
    }

    /** Creates an empty file, unless it exists. */
    public static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, permissions(file, FILE));
        } catch (FileAlreadyExistsException e) {
            restrict(file);
        }
    }

    /** Removes everybody else's rights to a file. */
    public static void restrict(Path file) throws IOException {
        if (isPosix(file) && !isPrivate(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        }
    }

    static Path createTempFile(Path directory, String prefix, String suffix) throws IOException {
        return Files.createTempFile(directory, prefix, suffix, permissions(directory, FILE));
    }

    /** Whether every user of the machine may read that file and enter its folder. */
    public static boolean isReachable(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return isOpenToEverybody(file)
                && folder != null
                && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    /** Whether every user of the machine may read that file. */
    static boolean isOpenToEverybody(Path file) throws IOException {
        return isPosix(file) && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private static boolean isPrivate(Path file) throws IOException {
        return PosixFilePermissions.fromString(FILE).containsAll(Files.getPosixFilePermissions(file));
    }

    private static FileAttribute<?>[] permissions(Path file, String permissions) {
        if (!isPosix(file)) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
