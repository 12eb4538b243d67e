package io.github.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.MovedClock;
import io.github.countersign.challenge.TestService;
import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate key is changed while people work, as docs/keys.md says. */
class GateKeyChangeTest {

    @TempDir
    private Path data;

    private final MovedClock clock = new MovedClock("2026-03-01T12:00:00Z");

    @Test
    void twoKeysInFilesAreGoodUntilTheEarlierOneIsRemoved() throws IOException {
        GateKeeper keeper = new GateKeeper(settings("countersign.gate-key", ""), clock);
        Path file = data.resolve("gate.key");
        String old = Files.readString(file).strip();
        Files.copy(file, data.resolve("gate.key.previous"));
        String fresh = Token.random();
        Files.writeString(data.resolve("new"), fresh + "\n");
        Files.move(data.resolve("new"), file, StandardCopyOption.REPLACE_EXISTING);

        takes(keeper, fresh); // a filter that has read it before the service did
        takes(keeper, old);

        Files.delete(data.resolve("gate.key.previous"));
        keeper.readKeys();
        takes(keeper, fresh);
        refuses(keeper, old);
    }

    @Test
    void aConfiguredKeyMayHaveEarlierOnesBesideIt() {
        String fresh = Token.random();
        String old = Token.random();
        String older = Token.random();
        GateKeeper keeper = new GateKeeper(
                settings("countersign.gate-key", fresh, "countersign.gate-key.previous", old + ", " + older), clock);
        takes(keeper, fresh);
        takes(keeper, old);
        takes(keeper, older);
        refuses(keeper, Token.random());
    }

    @Test
    void whoGuessesDoesNotHaveTheFilesReadMoreThanOnceASecond() throws IOException {
        GateKeeper keeper = new GateKeeper(settings("countersign.gate-key", ""), clock);
        refuses(keeper, Token.random());
        String fresh = Token.random();
        Files.writeString(data.resolve("gate.key"), fresh);
        refuses(keeper, fresh);
        clock.moveBy(Duration.ofSeconds(1));
        takes(keeper, fresh);
    }

    @Test
    void aFileThatIsNotWrittenToItsEndChangesNothing() throws IOException {
        GateKeeper keeper = new GateKeeper(settings("countersign.gate-key", ""), clock);
        String old = Files.readString(data.resolve("gate.key")).strip();
        Files.writeString(data.resolve("gate.key"), "half");
        assertThatThrownBy(keeper::readKeys).isInstanceOf(IllegalStateException.class);
        takes(keeper, old);
        refuses(keeper, "half");
        assertThat(Files.readString(data.resolve("gate.key"))).isEqualTo("half");
    }

    private Settings settings(String... settingsAndValues) {
        String[] all = new String[settingsAndValues.length + 2];
        System.arraycopy(settingsAndValues, 0, all, 0, settingsAndValues.length);
        all[all.length - 2] = "data-directory";
        all[all.length - 1] = data.toString();
        return TestService.settings(all);
    }

    private static void takes(GateKeeper keeper, String key) {
        assertThatCode(() -> keeper.check(key)).doesNotThrowAnyException();
    }

    private static void refuses(GateKeeper keeper, String key) {
        assertThatThrownBy(() -> keeper.check(key)).isInstanceOf(SecurityException.class);
    }
}
