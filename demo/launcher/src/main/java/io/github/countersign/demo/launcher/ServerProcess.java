package io.github.countersign.demo.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server as a child of this process. A shutdown hook stops it when this virtual machine ends (Ctrl-C, SIGTERM), even in the middle of a
 * start: after it was stopped, it never starts.
 */
final class ServerProcess {

    private static final long SECONDS_TO_END = 20;

    private final Thread hook = new Thread(this::stopProcess, "stop the demo's server");
    private @Nullable Process process;
    private boolean stopped;

    private ServerProcess() {}

    static ServerProcess start(List<String> command, Path consoleLog) throws DemoException {
        ServerProcess server = new ServerProcess();
        try {
            Runtime.getRuntime().addShutdownHook(server.hook);
            server.startProcess(command, consoleLog);
        } catch (IllegalStateException e) {
            throw new DemoException("The demo is being stopped", e);
        } catch (IOException e) {
            throw new DemoException("The server cannot be started", e);
        }
        return server;
    }

    private synchronized void startProcess(List<String> command, Path consoleLog) throws IOException {
        if (stopped) {
            throw new IllegalStateException("stopped before it started");
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(consoleLog.toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
    }

    long pid() {
        return Objects.requireNonNull(process()).pid();
    }

    boolean isRunning() {
        Process running = process();
        return running != null && running.isAlive();
    }

    /** @return whether it ended by itself */
    boolean awaitEnd() throws InterruptedException {
        Process running = process();
        if (running != null) {
            running.waitFor();
        }
        return !isStopped();
    }

    void stop() {
        stopProcess();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This virtual machine is ending; the hook has nothing to do.
        }
    }

    private void stopProcess() {
        Process running;
        synchronized (this) {
            stopped = true;
            running = process;
        }
        if (running == null) {
            return;
        }
        running.destroy();
        if (!hasEnded(running)) {
            running.destroyForcibly();
            hasEnded(running);
        }
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized @Nullable Process process() {
        return process;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
