package io.github.countersign.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    @TempDir
    private Path directory;

    @Test
    void makesAKeyOnceAndReadsItFromThenOn() throws IOException {
        Path file = directory.resolve("new/deeper/server.key");
        String key = KeyFile.readOrCreate(file);
        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        assertThat(KeyFile.readOrCreate(file)).isEqualTo(key);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsTheServersOwnUserAloneReadIt() throws IOException {
        Path file = directory.resolve("new/server.key");
        KeyFile.readOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void warnsWhenEverybodyOnTheMachineCanReadIt() throws IOException {
        Path file = directory.resolve("open.key");
        KeyFile.readOrCreate(file);
        assertThat(warnedOf(file)).isEmpty();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(warnedOf(file)).singleElement().asString().contains("mode 0600");
    }

    private static List<String> warnedOf(Path file) {
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger(KeyFile.class.getName());
        Filter before = logger.getFilter();
        logger.setFilter(line -> {
            if (line.getMessage().contains(file.toString())) {
                warnings.add(line.getMessage());
            }
            return true;
        });
        KeyFile.readOrCreate(file);
        logger.setFilter(before);
        return warnings;
    }

    @Test
    void makesOneKeyHoweverManyStartAtOnce() throws Exception {
        int starts = 16;
        Path file = directory.resolve("server.key");
        ExecutorService threads = Executors.newFixedThreadPool(starts);
        CyclicBarrier together = new CyclicBarrier(starts);
        List<Future<String>> running = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            running.add(threads.submit(() -> {
                together.await(20, TimeUnit.SECONDS);
                return KeyFile.readOrCreate(file);
            }));
        }
        Set<String> keys = new HashSet<>();
        for (Future<String> start : running) {
            keys.add(start.get(20, TimeUnit.SECONDS));
        }
        threads.shutdownNow();
        assertThat(keys).containsExactly(Files.readString(file).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "spaces in a key of just forty-three letters", "\u00e9\u00e9", "line\nline"})
    void refusesAFileThatHoldsSomethingElseAndKeepsIt(String garbage) throws IOException {
        Path file = Files.writeString(directory.resolve("server.key"), garbage);
        assertThatThrownBy(() -> KeyFile.readOrCreate(file))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining(file.toString());
        assertThat(Files.readString(file)).isEqualTo(garbage);
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThatThrownBy(() -> KeyFile.readOrCreate(directory)).hasMessageContaining(directory.toString());
    }
}
