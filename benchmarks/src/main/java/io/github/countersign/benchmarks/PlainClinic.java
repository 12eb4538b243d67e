package io.github.countersign.benchmarks;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The demo's clinic without the filter, on a server that is running. */
public final class PlainClinic {

    private PlainClinic() {}

    /**
     * @param built the launcher's target folder
     * @param name of the archive, and its context path
     */
    public static void deploy(Path built, Path deployments, String name) throws IOException, InterruptedException {
        Path clinic = built.resolve("archives/clinic.war");
        String archive = name + ".war";
        Path plain = Files.copy(clinic, clinic.resolveSibling(archive), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(plain)) {
            Path descriptor = zip.getPath("WEB-INF", "jboss-web.xml");
            Files.writeString(descriptor, Files.readString(descriptor).replace("/clinic", "/" + name));
        }
        Files.move(plain, deployments.resolve(archive));
        while (!Files.exists(deployments.resolve(archive + ".deployed"))) {
            if (Files.exists(deployments.resolve(archive + ".failed"))) {
                throw new IllegalStateException(Files.readString(deployments.resolve(archive + ".failed")));
            }
            Thread.sleep(200);
        }
    }
}
