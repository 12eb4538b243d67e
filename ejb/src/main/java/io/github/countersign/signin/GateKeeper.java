package io.github.countersign.signin;

import io.github.countersign.gate.GateKey;
import io.github.countersign.secret.KeyFile;
import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns away callers of the gate that do not present the gate key: a remote view can be reached over the network. While the key is changed,
 * two are good.
 */
@Singleton
public class GateKeeper {

    private static final Logger LOG = Logger.getLogger(GateKeeper.class.getName());
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(1);

    private final Settings settings;
    private final Clock clock;
    private volatile List<String> keys;
    private volatile Instant readAt = Instant.EPOCH;
    private volatile Instant warnedAt = Instant.EPOCH;

    @Inject
    public GateKeeper(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = read();
    }

    /** @throws SecurityException if it is not a gate key */
    void check(@Nullable String presented) {
        if (presented == null || !(isKey(presented) || isNewKey(presented))) {
            warn();
            throw new SecurityException("This is not the gate key");
        }
    }

    /** Asks all of them, so that the time does not tell which one is like it. */
    private boolean isKey(String presented) {
        boolean found = false;
        for (String key : keys) {
            found |= Token.same(presented, key);
        }
        return found;
    }

    /** The files may have changed, and a filter may have read them before. Whoever guesses does not have them read more often. */
    private boolean isNewKey(String presented) {
        Instant now = clock.instant();
        if (!now.isBefore(readAt) && now.isBefore(readAt.plus(BETWEEN_READINGS))) {
            return false;
        }
        readAt = now;
        try {
            readKeys();
        } catch (IllegalStateException | UncheckedIOException e) {
            LOG.log(Level.FINE, "The gate keys cannot be read at this moment", e); // a chore tells it
        }
        return isKey(presented);
    }

    /**
     * Reads the keys again: the current one, and an earlier one that filters may still show. While the administrator changes the files, the
     * keys that were read before stay.
     */
    public void readKeys() {
        List<String> now = read();
        if (!now.equals(keys)) {
            keys = now;
            LOG.info(() -> "The gate takes " + (now.size() == 1 ? "one gate key" : now.size() + " gate keys"));
        }
    }

    private List<String> read() {
        String configured = settings.gateKey();
        List<String> read = new ArrayList<>();
        if (configured != null) {
            read.add(configured);
        } else {
            read.add(KeyFile.readOrCreate(settings.dataDirectory().resolve(GateKey.FILE)));
            KeyFile.read(settings.dataDirectory().resolve(GateKey.FILE + ".previous"))
                    .ifPresent(read::add);
        }
        read.addAll(settings.previousGateKeys());
        return List.copyOf(read);
    }

    private void warn() {
        Instant now = clock.instant();
        if (now.isBefore(warnedAt) || now.isAfter(warnedAt.plus(BETWEEN_WARNINGS))) {
            warnedAt = now;
            LOG.warning("Somebody called the gate without the gate key (logged at most once a minute)");
        }
    }
}
