package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.settings.TwilioSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Even on a server whose administrator has set the root logger to log everything. */
class NothingSecretInTheLogTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String TOKEN = "the-auth-token";

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final RecordingHandler handler = new RecordingHandler();

    @BeforeEach
    void logEverything() {
        root.addHandler(handler);
        root.setLevel(Level.ALL);
    }

    @AfterEach
    void logAsBefore() {
        root.setLevel(before);
        root.removeHandler(handler);
    }

    @ParameterizedTest
    @EnumSource
    void codeNumberAndTokenAreNotLogged(Channel channel) throws Exception {
        try (SocketTwilio twilio = SocketTwilio.thatAccepts();
                SocketTwilio refusing = SocketTwilio.thatRefuses(400, 21211)) {
            for (SocketTwilio one : List.of(twilio, refusing)) {
                TwilioSettings settings = new TwilioSettings(
                        ACCOUNT,
                        TOKEN,
                        "+12025550100",
                        one.address(),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        1);
                try (TwilioCodeSender sender = new TwilioCodeSender(settings, Clock.systemUTC())) {
                    sender.send(MessageFixture.message(channel));
                }
            }
        }
        String credentials =
                Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        assertThat(handler.lines)
                .as("the HTTP client does log")
                .anyMatch(line -> line.contains("org.apache.hc"))
                .noneMatch(line -> line.contains("12345678")
                        || line.contains("1, 2, 3, 4")
                        || line.contains("1%2C+2")
                        || line.contains("2025550143")
                        || line.contains(TOKEN)
                        || line.contains(credentials));
    }

    private static final class RecordingHandler extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Formatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            lines.add(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
