package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.SecondFactor;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@NullUnmarked
class StatusPageTest {

    private final Clinic clinic = new Clinic();

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(
                        new SecondFactor(true, true, "43", false),
                        "{\"enrolled\":true,\"required\":true,\"phone\":\"********43\",\"method\":\"sms\"}"),
                Arguments.of(
                        new SecondFactor(true, false, "07", true),
                        "{\"enrolled\":true,\"required\":false,\"phone\":\"********07\",\"method\":\"voice\"}"),
                Arguments.of(
                        new SecondFactor(false, true, null, false),
                        "{\"enrolled\":false,\"required\":true,\"phone\":null,\"method\":null}"));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void tellsTheFactsAsJson(SecondFactor facts, String json) throws Exception {
        clinic.verified();
        clinic.gate.secondFactor = facts;

        FakeResponse response = clinic.visit(status());

        assertThat(response.status).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo(json);
        assertThat(clinic.served).isZero();
    }

    @Test
    void isForThisOriginOnlyAndStoredNowhere() throws Exception {
        clinic.verified();

        FakeResponse response = clinic.visit(status().header("Origin", "https://evil.example"));

        assertThat(response.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.headers.keySet()).noneMatch(name -> name.startsWith("Access-Control"));
    }

    @Test
    void anotherSiteIsTurnedAway() throws Exception {
        clinic.verified();

        FakeResponse response = clinic.visit(status().header("Sec-Fetch-Site", "cross-site"));

        assertThat(response.status).isEqualTo(403);
        assertThat(response.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(response.body()).isEmpty();
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void tellsNothingInAPendingSession() throws Exception {
        clinic.pending("/");

        FakeResponse response = clinic.visit(status());

        assertUnauthorized(response);
        assertThat(clinic.gate.questions).doesNotContain("secondFactor");
    }

    @Test
    void startsNoVisitEvenWhenOpenedAsAPage() throws Exception {
        FakeResponse response = clinic.visit(
                FakeRequest.page("/second-factor/status").as("olivia").in(clinic.session));

        assertUnauthorized(response);
        assertThat(clinic.gate.visits).isEmpty();
    }

    @Test
    void tellsNothingWithoutASignIn() throws Exception {
        assertUnauthorized(clinic.visit(FakeRequest.fetch("/second-factor/status")));
        assertThat(clinic.gate.questions).isEmpty();
    }

    @Test
    void aServiceThatDoesNotAnswerIsA503() throws Exception {
        clinic.verified();
        clinic.gate.failOn = "secondFactor";

        FakeResponse response = clinic.visit(status());

        assertThat(response.status).isEqualTo(503);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void acceptsOnlyGet() throws Exception {
        clinic.verified();
        FakeRequest post = status();
        post.method = "POST";

        FakeResponse response = clinic.visit(post);

        assertThat(response.status).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET");
    }

    private static void assertUnauthorized(FakeResponse response) {
        assertThat(response.status).isEqualTo(401);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body()).doesNotContain("enrolled");
    }

    private FakeRequest status() {
        return FakeRequest.fetch("/second-factor/status").as("olivia").in(clinic.session);
    }
}
