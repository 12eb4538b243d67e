package io.github.countersign.demo.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The running demo. Every start is fresh: nobody is signed in, and nothing is left from an earlier run. It ends with {@link #close} or, at
 * the latest, with this virtual machine.
 */
public final class Demo implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final DemoOptions options;
    private final ServerFolder folder;
    private final ServerProcess server;

    private Demo(DemoOptions options, ServerFolder folder, ServerProcess server) {
        this.options = options;
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts everything and returns when every page answers.
     *
     * @throws DemoException if it cannot; then nothing is left running
     */
    public static Demo start(DemoOptions options) throws DemoException {
        Preflight.check(options);
        Map<String, String> settings = DemoSettings.of(options);
        ServerFolder folder = ServerFolder.fresh(options, settings);
        SeededPeople.enroll(options, folder.countersignData(), settings);
        ServerProcess server = ServerProcess.start(folder.command(), folder.consoleLog());
        Demo demo = new Demo(options, folder, server);
        try {
            new Readiness(demo.base(), folder, server).await(LONGEST_START);
        } catch (DemoException | RuntimeException e) {
            demo.close();
            throw e;
        }
        return demo;
    }

    /** For example {@code http://localhost:8080}. */
    public URI base() {
        return URI.create("http://localhost:" + options.port());
    }

    public URI clinic() {
        return base().resolve("/clinic");
    }

    public URI telephone() {
        return base().resolve("/phone");
    }

    /** The server's log. */
    public Path log() {
        return folder.serverLog();
    }

    /** The folder where the server looks for archives, and for the files that tell it to deploy one again. */
    public Path deployments() {
        return folder.deployments();
    }

    /** Countersign's data directory. */
    public Path countersignData() {
        return folder.countersignData();
    }

    /** The server's process. */
    public long pid() {
        return server.pid();
    }

    /**
     * Waits until the server has ended.
     *
     * @return whether it ended by itself, and not because of {@link #close} or the end of this virtual machine
     */
    public boolean awaitEnd() throws InterruptedException {
        return server.awaitEnd();
    }

    /** Stops the server and returns when it has ended. Calling it more than once is harmless. */
    @Override
    public void close() {
        server.stop();
    }
}
