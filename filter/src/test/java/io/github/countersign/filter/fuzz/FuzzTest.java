package io.github.countersign.filter.fuzz;

import io.github.countersign.filter.FilterSettingsTarget;
import io.github.countersign.filter.FormTarget;
import io.github.countersign.filter.identity.AddressRangesTarget;
import io.github.countersign.filter.request.AddressTarget;
import io.github.countersign.filter.request.HeadersTarget;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the filter reads of a request or a setting, it takes anything, and takes it at once. */
class FuzzTest {

    static Stream<Class<?>> targets() {
        return Stream.of(
                AddressRangesTarget.class,
                AddressTarget.class,
                FilterSettingsTarget.class,
                FormTarget.class,
                HeadersTarget.class);
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
