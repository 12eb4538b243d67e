package io.github.countersign.demo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    private final Path directory;

    ServerProcessTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    @Timeout(60)
    void endsTheProcessWhenStopped() throws Exception {
        Path program = Files.writeString(
                directory.resolve("Waits.java"),
                "public class Waits { public static void main(String[] a) throws Exception {"
                        + " Thread.sleep(Long.MAX_VALUE); } }");
        Path console = directory.resolve("console.log");
        ServerProcess server = ServerProcess.start(List.of(Java.executable().toString(), program.toString()), console);
        assertThat(server.isRunning()).isTrue();

        server.stop();
        server.stop();

        assertThat(server.awaitEnd()).as("ended by itself").isFalse();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    @Timeout(60)
    void noticesAProcessThatEndsByItself() throws Exception {
        ServerProcess server = ServerProcess.start(
                List.of(Java.executable().toString(), "-version"), directory.resolve("console.log"));

        assertThat(server.awaitEnd()).as("ended by itself").isTrue();
        server.stop();
    }
}
