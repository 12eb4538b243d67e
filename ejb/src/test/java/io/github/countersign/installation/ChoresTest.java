package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChoresTest {

    private final Logger log = Logger.getAnonymousLogger();
    private final List<String> said = new ArrayList<>();
    private final Chores chores = new Chores(log);

    @BeforeEach
    void listen() {
        log.setUseParentHandlers(false);
        log.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        log.setLevel(Level.INFO);
    }

    @Test
    void sayOnceWhenOneStartsFailingAndOnceWhenItWorksAgain() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5; i++) {
                chores.attempt("sweeping", () -> {
                    throw new IllegalStateException("no broom");
                });
            }
            chores.attempt("sweeping", () -> {});
            chores.attempt("sweeping", () -> {});
        }
        assertThat(said)
                .containsExactly(
                        "WARNING Housekeeping fails and will be tried again: sweeping",
                        "INFO Housekeeping works again: sweeping",
                        "WARNING Housekeeping fails and will be tried again: sweeping",
                        "INFO Housekeeping works again: sweeping");
    }

    @Test
    void areToldApart() {
        chores.attempt("sweeping", () -> {
            throw new IllegalStateException("no broom");
        });
        chores.attempt("washing", () -> {});
        assertThat(said).containsExactly("WARNING Housekeeping fails and will be tried again: sweeping");
    }
}
