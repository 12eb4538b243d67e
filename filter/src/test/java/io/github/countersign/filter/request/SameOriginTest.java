package io.github.countersign.filter.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {

    private final FakeRequest request = FakeRequest.form("/account/login");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashboard",
                "../dashboard",
                "/clinic/dashboard?a=b",
                "?again",
                "https://clinic.example/clinic/",
                "https://clinic.example:443/clinic/x"
            })
    void redirectsWithinTheApplicationStay(String location) {
        assertThat(SameOrigin.staysInApplication(request.http, location)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/clinic/",
                "https://evil.example/clinic/",
                "http://clinic.example/clinic/",
                "https://clinic.example@evil.example/clinic/",
                "/other/",
                "/clinic",
                "/clinic/../other/",
                "../../other/",
                "/clinical/",
                "\\\\evil.example/clinic/",
                "javascript:alert(1)",
                "https:/clinic/"
            })
    void redirectsElsewhereLeave(String location) {
        assertThat(SameOrigin.staysInApplication(request.http, location)).isFalse();
    }
}
