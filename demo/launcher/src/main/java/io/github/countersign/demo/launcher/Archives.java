package io.github.countersign.demo.launcher;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The archives that the build made for the server: Countersign, its filter, the clinic and the telephone. */
record Archives(Path countersign, Path filter, Path clinic, Path telephone) {

    static Archives in(Path directory) {
        Path archives = directory.resolve("archives");
        return new Archives(
                archives.resolve("countersign.ear"),
                archives.resolve("countersign-filter.jar"),
                archives.resolve("clinic.war"),
                archives.resolve("phone.war"));
    }

    List<Path> all() {
        return List.of(countersign, filter, clinic, telephone);
    }

    /** Puts all archives into a server's deployments; the clinic gets the filter among its libraries. */
    void deployTo(Path deployments) throws IOException {
        Files.copy(countersign, deployments.resolve("countersign.ear"));
        Files.copy(telephone, deployments.resolve("phone.war"));
        guard(Files.copy(clinic, deployments.resolve("clinic.war")), filter);
    }

    /** Adds the filter to an application. To guard it, the jar in {@code WEB-INF/lib} of its archive is enough. */
    static void guard(Path war, Path filter) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            Path libraries = Files.createDirectories(zip.getPath("WEB-INF", "lib"));
            Files.copy(filter, libraries.resolve("countersign-filter.jar"));
        }
    }
}
