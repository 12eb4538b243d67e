package io.github.countersign.demo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits until the server is ready: every page answers, and no deployment has failed. */
final class Readiness {

    private static final List<String> PAGES = List.of("/clinic/", "/phone/", "/countersign/verify");
    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;
    private static final int MILLISECONDS_TO_ANSWER = 10_000;

    private final URI base;
    private final ServerFolder folder;
    private final ServerProcess server;

    Readiness(URI base, ServerFolder folder, ServerProcess server) {
        this.base = base;
        this.folder = folder;
        this.server = server;
    }

    void await(Duration longest) throws DemoException {
        long end = System.nanoTime() + longest.toNanos();
        for (String page : PAGES) {
            while (!answers(page)) {
                if (!server.isRunning()) {
                    throw new DemoException("The server ended while it was starting; its log is " + folder.serverLog());
                }
                Optional<String> failed = failedDeployment();
                if (failed.isPresent()) {
                    throw new DemoException(
                            failed.get() + " was not deployed; the server's log is " + folder.serverLog());
                }
                if (System.nanoTime() > end) {
                    throw new DemoException(base.resolve(page) + " does not answer after " + longest.toSeconds()
                            + " seconds; the server's log is " + folder.serverLog());
                }
                pause();
            }
        }
    }

    private boolean answers(String page) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) base.resolve(page).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(MILLISECONDS_TO_ANSWER);
            connection.setReadTimeout(MILLISECONDS_TO_ANSWER);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status != HttpURLConnection.HTTP_NOT_FOUND && status < HttpURLConnection.HTTP_INTERNAL_ERROR;
        } catch (IOException e) {
            return false;
        }
    }

    /** The archive that the server could not deploy: the server leaves a file beside it. */
    private Optional<String> failedDeployment() {
        try (Stream<Path> files = Files.list(folder.deployments())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".failed"))
                    .map(name -> name.substring(0, name.length() - ".failed".length()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() throws DemoException {
        try {
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The demo was interrupted while it was starting");
        }
    }
}
