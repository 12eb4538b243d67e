package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways in which an application's output could get past its response. */
@NullUnmarked
class GuardedWaysOutTest {

    private static final String SECRET = Clinic.SECRET;

    private final Clinic clinic = new Clinic();

    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"FORWARD", "INCLUDE"})
    void nothingIsDispatchedAfterASignIn(DispatcherType type) throws Exception {
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            clinic.servlet =
                    (innerRequest, innerResponse) -> innerResponse.getWriter().write(SECRET);
            FakeRequest inner = FakeRequest.form("/WEB-INF/dashboard.jsp")
                    .as("olivia")
                    .in(clinic.session)
                    .dispatched(type);
            clinic.pass(inner.http, response);
        };

        assertHandedOff(clinic.visit(login()));
        assertThat(clinic.served).isEqualTo(1);
    }

    @Test
    void asynchronousWorkGoesOnWithTheGuardedPair() throws Exception {
        AsyncContext[] started = new AsyncContext[1];
        clinic.servlet = (request, response) -> started[0] = request.startAsync();
        FakeRequest request = login();
        FakeResponse response = clinic.visit(request);

        request.user = "olivia";
        started[0].getResponse().getWriter().write(SECRET);
        ((HttpServletResponse) started[0].getResponse()).flushBuffer();
        assertThat(response.committed).isFalse();
        started[0].complete();

        assertThat(request.async.completed).isTrue();
        assertThat(request.async.request.getClass().getSimpleName()).isEqualTo("GuardedRequest");
        assertHandedOff(response);
    }

    @Test
    void aTimeoutDoesNotReleaseTheAnswer() throws Exception {
        clinic.servlet = (request, response) -> {
            response.getWriter().write("<h1>Clinic");
            request.startAsync();
        };
        FakeRequest request = login();
        FakeResponse response = clinic.visit(request);
        request.user = "olivia";

        request.async.timeOut();

        assertHandedOff(response);
    }

    @Test
    void anAsynchronousDispatchIsAnsweredByTheGuardThatBegan() throws Exception {
        clinic.servlet = (request, response) -> request.startAsync();
        FakeRequest request = login();
        FakeResponse response = clinic.visit(request);
        request.user = "olivia";
        request.asyncStarted = false;
        request.dispatched(DispatcherType.ASYNC);

        clinic.pass(request.http, (HttpServletResponse) request.async.response);

        assertThat(clinic.served).isEqualTo(1);
        assertHandedOff(response);
    }

    @Test
    void asynchronousWorkBegunAtTheContainersOwnRequestIsEnded() throws Exception {
        FakeRequest request = login();
        FakeResponse response = new FakeResponse();
        clinic.servlet = (passedRequest, passedResponse) -> {
            passedRequest.login("olivia", "password");
            request.http.startAsync(request.http, response.http);
            response.http.getWriter().write(SECRET);
        };
        PrintWriter writer = response.http.getWriter();

        clinic.pass(request.http, response.http);
        writer.write(SECRET);

        assertThat(request.async.completed).isTrue();
        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).as("home, which leads on").isEqualTo("/clinic/");
        assertThat(response.body()).isEmpty();
        assertHandedOff(clinic.visit(FakeRequest.page("/").in(clinic.session)));
    }

    @Test
    void asynchronousWorkIsEndedAlsoWhenItCommitsTheResponseAtThatMoment() throws Exception {
        FakeRequest request = login();
        FakeResponse response = new FakeResponse();
        response.committedMeanwhile = true;
        clinic.servlet = (passedRequest, passedResponse) -> {
            passedRequest.login("olivia", "password");
            request.http.startAsync(request.http, response.http);
        };
        PrintWriter writer = response.http.getWriter();

        assertThatThrownBy(() -> clinic.pass(request.http, response.http)).isInstanceOf(IllegalStateException.class);
        writer.write(SECRET);

        assertThat(request.async.completed).isTrue();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aFileIsNotSentPastTheResponse() throws Exception {
        clinic.servlet = (request, response) -> {
            request.setAttribute("org.apache.tomcat.sendfile.filename", "/early");
            request.login("olivia", "password");
            request.setAttribute("org.glassfish.grizzly.http.SEND_FILE", "/patients.pdf");
            request.setAttribute("patients", "7");
        };
        FakeRequest request = login();

        assertHandedOff(clinic.visit(request));
        assertThat(request.attributes).containsOnlyKeys("patients");
        assertThat(request.attributesSet).doesNotContain("org.glassfish.grizzly.http.SEND_FILE");
    }

    @Test
    void noTrailersFollowOnceSomebodySignedIn() throws Exception {
        FakeRequest request = login();
        clinic.servlet = (passed, response) -> {
            response.setTrailerFields(() -> Map.of("X-Patient", SECRET));
            response.getWriter().write("Log in");
            response.flushBuffer();
        };

        FakeResponse response = clinic.visit(request);
        assertThat(response.trailers.get()).containsValue(SECRET);
        request.user = "olivia";

        assertThat(response.trailers.get()).isEmpty();
    }

    @Test
    void theConnectionIsNotUpgradedAfterASignIn() throws Exception {
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            request.upgrade(Handler.class);
        };
        FakeRequest request = login();

        assertHandedOff(clinic.visit(request));
        assertThat(request.upgraded).isFalse();
    }

    @Test
    void nothingIsPushedToTheBrowserAfterASignIn() throws Exception {
        boolean[] promises = new boolean[2];
        clinic.servlet = (request, response) -> {
            promises[0] = request.newPushBuilder() != null;
            request.login("olivia", "password");
            promises[1] = request.newPushBuilder() != null;
        };

        assertHandedOff(clinic.visit(login()));
        assertThat(promises).containsExactly(true, false);
    }

    private FakeRequest login() {
        return FakeRequest.form("/login").in(clinic.session);
    }

    private static void assertHandedOff(FakeResponse response) {
        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).startsWith("/countersign/verify?ticket=");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("X-Patient")).isNull();
        assertThat(response.header("Content-Type")).isNull();
        assertThat(response.body()).isEmpty();
    }

    /** Never reached. */
    static final class Handler implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {}

        @Override
        public void destroy() {}
    }
}
