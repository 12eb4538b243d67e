package io.github.countersign.delivery;

import io.github.countersign.settings.TwilioSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Senders for tests, to a {@link SocketTwilio}. */
final class SenderFixture {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "the-auth-token";

    static final Duration PATIENT = Duration.ofSeconds(30);

    private SenderFixture() {}

    static TwilioCodeSender sender(URI address) {
        return new TwilioCodeSender(settings(address, 4, PATIENT), Clock.systemUTC());
    }

    static TwilioCodeSender impatientSender(URI address) {
        return new TwilioCodeSender(settings(address, 4, Duration.ofMillis(300)), Clock.systemUTC());
    }

    static TwilioCodeSender senderThatNeverQueues(URI address, int maxConcurrent) {
        TwilioSettings settings = settings(address, maxConcurrent, PATIENT);
        return new TwilioCodeSender(settings, new TwilioHttp(settings), Clock.systemUTC(), Duration.ZERO);
    }

    static TwilioSettings settings(URI address, int maxConcurrent, Duration readTimeout) {
        return new TwilioSettings(ACCOUNT, TOKEN, "+12025550100", address, PATIENT, readTimeout, maxConcurrent);
    }
}
