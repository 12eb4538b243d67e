package io.github.countersign.benchmarks.signin;

import io.github.countersign.demo.launcher.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Takes the EAR from the running server and puts it back, by the files that its deployment scanner looks for. */
record Deployment(Demo demo) {

    private static final String ARCHIVE = "countersign.ear";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    void remove() throws IOException, InterruptedException {
        Files.delete(marker("deployed"));
        await("undeployed");
    }

    /** @return how long it took the server, by its log, in milliseconds */
    double deploy() throws IOException, InterruptedException {
        Files.delete(marker("undeployed"));
        Files.createFile(marker("dodeploy"));
        await("deployed");
        List<String> log = Files.readAllLines(demo.log());
        return Duration.between(last(log, "WFLYSRV0027"), last(log, "WFLYSRV0010"))
                .toMillis();
    }

    private static LocalDateTime last(List<String> log, String message) {
        return log.stream()
                .filter(line -> line.contains(message) && line.contains(ARCHIVE))
                .reduce((earlier, later) -> later)
                .map(line -> LocalDateTime.parse(line.substring(0, 23), TIME))
                .orElseThrow();
    }

    private void await(String state) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!Files.exists(marker(state))) {
            if (Files.exists(marker("failed")) || System.nanoTime() > end) {
                throw new IllegalStateException(ARCHIVE + " is not " + state + "; see " + demo.log());
            }
            Thread.sleep(100);
        }
    }

    private Path marker(String state) {
        return demo.deployments().resolve(ARCHIVE + "." + state);
    }
}
