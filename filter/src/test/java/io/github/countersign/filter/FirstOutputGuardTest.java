package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.filter.fake.FakeContext;
import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.Decision;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    void onlyCookiesThatKeepTheSessionSurvive() throws Exception {
        clinic.with("countersign.sign-in-cookies", "auth");
        clinic.context.sessionCookie = "CLINIC";
        clinic.servlet = (request, response) -> {
            addCookies(response, "before");
            request.login("olivia", "password");
            addCookies(response, "after");
            response.getWriter().write(SECRET);
            addCookies(response, "late");
        };

        assertThat(clinic.visit(login(clinic.context)).cookies())
                .filteredOn(cookie -> !cookie.startsWith("__Host-countersign-visit="))
                .containsExactlyInAnyOrder(SESSION_COOKIES);
    }

    private static final String[] SESSION_COOKIES = {
        "CLINIC=before", "JSESSIONIDSSO=before", "auth=before", "JSESSIONID=before; HttpOnly",
        "CLINIC=after", "JSESSIONIDSSO=after", "auth=after", "JSESSIONID=after; HttpOnly",
        "CLINIC=late", "JSESSIONIDSSO=late", "auth=late", "JSESSIONID=late; HttpOnly"
    };

    private static void addCookies(HttpServletResponse response, String when) {
        for (String name : new String[] {"CLINIC", "JSESSIONIDSSO", "auth", "remember", "theme"}) {
            response.addCookie(new Cookie(name, when));
        }
        response.addHeader("Set-Cookie", "JSESSIONID=" + when + "; HttpOnly");
        response.addHeader("Set-Cookie", "patient=" + when);
        response.addHeader("set-cookie", "Secret=JSESSIONID=" + when);
    }

    @Test
    void noCookieSurvivesInAContainerThatGivesNoneBack() throws Exception {
        clinic.servlet = (request, response) -> {
            response.addCookie(new Cookie("before", "1"));
            request.login("olivia", "password");
            response.addCookie(new Cookie("after", "1"));
            response.getWriter().write(SECRET);
        };
        FakeResponse response = new FakeResponse();
        response.keepsCookies = true;

        clinic.pass(login().http, response.http);

        assertThat(response.keptCookies).isEmpty();
    }

    @Test
    void cookiesOfWhoeverIsLetInAllGoOut() throws Exception {
        clinic.servlet = (request, response) -> {
            response.addCookie(new Cookie("theme", "dark"));
            response.addHeader("Set-Cookie", "language=en");
        };

        assertThat(clinic.visit(FakeRequest.page("/")).cookies())
                .containsExactlyInAnyOrder("theme=dark", "language=en");
    }

    @Test
    void cookiesOfWhoeverIsLetInGoOutBeforeThePage() throws Exception {
        clinic.servlet = (request, response) -> {
            response.addCookie(new Cookie("theme", "dark"));
            response.flushBuffer();
            response.addCookie(new Cookie("late", "1"));
        };

        assertThat(clinic.visit(FakeRequest.page("/")).cookies()).contains("theme=dark");
    }

    /** The page is guarded in its turn; of the address only the path goes out. */
    @ParameterizedTest
    @CsvSource({
        "dashboard?welcome=1, /clinic/dashboard",
        "/clinic/patients/7;secret=1/notes?q=2#measles, /clinic/patients/7/notes",
        "https://clinic.example/clinic/x?code=1, /clinic/x",
        "?code=1, /clinic/",
    })
    void ofARedirectWithinTheApplicationOnlyThePathGoesOut(String location, String path) throws Exception {
        clinic.servlet = (request, response) -> {
            for (String header : new String[] {"Refresh", "Link", "Content-Location", "X-Patient"}) {
                response.setHeader(header, SECRET);
            }
            request.login("olivia", "password");
            response.addCookie(new Cookie("patient", "7"));
            response.sendRedirect(location);
            response.addCookie(new Cookie("late", "7"));
            response.addHeader("Set-Cookie", "later=7");
            response.setHeader("Link", SECRET);
        };

        FakeResponse response = clinic.visit(login());

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo(path);
        assertThat(response.headers).containsOnlyKeys("Location", "Cache-Control", "Content-Length");
        assertThat(clinic.gate.visits).isEmpty();
    }

    @Test
    void theServiceIsAskedOnceForASignInAndItsPage() throws Exception {
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            response.setHeader("X-Page", "dashboard");
            response.getWriter().write(SECRET);
        };

        assertHandedOff(clinic.visit(login()));

        assertThat(clinic.gate.questions).containsExactly("check");
    }

    /** Its ticket would have expired by the end of the request. */
    @Test
    void aLongRequestLeadsHomeInsteadOfUsingItsTicket() throws Exception {
        clinic.servlet = (request, response) -> {
            request.login("olivia", "password");
            response.getWriter().write(SECRET);
            clinic.clock.pass(Duration.ofSeconds(30));
        };

        FakeResponse response = clinic.visit(login());

        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/clinic/");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aRecognizedBrowserIsLetInWithinTheRequest() throws Exception {
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
    void nothingGoesOutIfTheServiceDoesNotAnswer() throws Exception {
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
    void publicPagesAreShownWithoutASignIn() throws Exception {
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

    private FakeRequest login(FakeContext context) {
        FakeRequest request = login();
        request.context.sessionCookie = context.sessionCookie;
        return request;
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
}
