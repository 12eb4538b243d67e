package io.github.countersign.demo.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The conditions that must hold before a start. */
final class Preflight {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long MEGABYTES_OF_A_RUN = 400;

    private Preflight() {}

    static void check(DemoOptions options) throws DemoException {
        checkJava();
        checkFiles(options);
        checkDisk(options.directory());
        checkPort(options.port());
    }

    private static void checkJava() throws DemoException {
        if (!Files.isExecutable(Java.executable())) {
            throw new DemoException(
                    "There is no Java at " + Java.executable() + ": set JAVA_HOME to a JDK 17 or newer");
        }
    }

    private static void checkFiles(DemoOptions options) throws DemoException {
        for (Path needed : Archives.in(options.directory()).all()) {
            if (!Files.isRegularFile(needed)) {
                throw new DemoException(needed + " is missing: build it with mvn package");
            }
        }
        ServerFolder.home(options.directory());
    }

    private static void checkDisk(Path directory) throws DemoException {
        long free;
        try {
            free = Files.getFileStore(directory).getUsableSpace() / MEGABYTE;
        } catch (IOException e) {
            throw new DemoException("The free space below " + directory + " cannot be read", e);
        }
        if (free < MEGABYTES_OF_A_RUN) {
            throw new DemoException("Only " + free + " MB are free below " + directory + ": the demo needs "
                    + MEGABYTES_OF_A_RUN + " MB");
        }
    }

    static void checkPort(int port) throws DemoException {
        try {
            for (InetAddress localhost : InetAddress.getAllByName("localhost")) {
                new ServerSocket(port, 1, localhost).close();
            }
        } catch (BindException e) {
            throw new DemoException("Port " + port + " is not free (" + e.getMessage()
                    + "): stop what uses it, or choose another with -Ddemo.port=9080");
        } catch (IOException e) {
            throw new DemoException("Port " + port + " cannot be used", e);
        }
    }
}
