package io.github.countersign.ui.fuzz;

import io.github.countersign.ui.audit.AuditFileTarget;
import io.github.countersign.ui.web.SentTarget;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the pages read of an address, a form or a header, they take anything, and take it at once. */
class FuzzTest {

    static Stream<Class<?>> targets() {
        return Stream.of(AuditFileTarget.class, SentTarget.class);
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
