package io.github.countersign.signin;

import io.github.countersign.gate.GateKey;
import io.github.countersign.secret.KeyFile;
import io.github.countersign.secret.Token;
import io.github.countersign.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns away callers of the gate that do not present the gate key: a remote view can be reached over the network. */
@Singleton
public class GateKeeper {

    private static final Logger LOG = Logger.getLogger(GateKeeper.class.getName());
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final String key;
    private final Clock clock;
    private volatile Instant warnedAt = Instant.EPOCH;

    @Inject
    public GateKeeper(Settings settings, Clock clock) {
        String configured = settings.gateKey();
        this.key = configured != null
                ? configured
                : KeyFile.readOrCreate(settings.dataDirectory().resolve(GateKey.FILE));
        this.clock = clock;
    }

    /** @throws SecurityException if it is not the gate key */
    void check(@Nullable String presented) {
        if (presented == null || !Token.same(presented, key)) {
            warn();
            throw new SecurityException("This is not the gate key");
        }
    }

    private void warn() {
        Instant now = clock.instant();
        if (now.isBefore(warnedAt) || now.isAfter(warnedAt.plus(BETWEEN_WARNINGS))) {
            warnedAt = now;
            LOG.warning("Somebody called the gate without the gate key (logged at most once a minute)");
        }
    }
}
