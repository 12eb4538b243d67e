package io.github.countersign.fuzz;

import io.github.countersign.bypass.TypedBypassTarget;
import io.github.countersign.challenge.TypedCodeTarget;
import io.github.countersign.delivery.PhoneTarget;
import io.github.countersign.delivery.TwilioAnswerTarget;
import io.github.countersign.delivery.WordsTarget;
import io.github.countersign.limit.ClientNetworkTarget;
import io.github.countersign.secret.TokenTarget;
import io.github.countersign.settings.SettingsTarget;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever parses outside input takes anything, and takes it at once. */
class FuzzTest {

    static Stream<Class<?>> targets() {
        return Stream.of(
                AccountTarget.class,
                ClientNetworkTarget.class,
                PhoneTarget.class,
                SettingsTarget.class,
                TokenTarget.class,
                TwilioAnswerTarget.class,
                TypedBypassTarget.class,
                TypedCodeTarget.class,
                WordsTarget.class);
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Timeout(60)
    void takesVariantsOfWhatItKnows(Class<?> target) throws Exception {
        new Fuzz(target).shortly();
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Tag("nightly")
    void takesWhatJazzerFinds(Class<?> target) throws Exception {
        new Fuzz(target).atLength(Duration.ofSeconds(Integer.getInteger("countersign.fuzz-seconds", 60)));
    }
}
