package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.identity.AccountResolver;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A request is under way, and somebody signs in in another request of its session. The application is one that acts for whoever its session
 * says is signed in: it took the session when the request came, and waits before it looks into it.
 */
@NullUnmarked
class RequestUnderWayTest {

    private static final String USER = "user";

    private final Clinic clinic = new Clinic();
    private final List<String> actedFor = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> others = new ArrayList<>();

    /** How a request comes to wait for its client, or asks the container for something after it has waited by itself. */
    enum Wait {
        PARAMETER((request, response) -> request.getParameter("id")),
        PARAMETERS((request, response) -> request.getParameterMap()),
        PARAMETER_NAMES((request, response) -> request.getParameterNames()),
        PARAMETER_VALUES((request, response) -> request.getParameterValues("id")),
        STREAM((request, response) -> request.getInputStream().read(new byte[10])),
        OCTET((request, response) -> request.getInputStream().read()),
        TEXT((request, response) -> request.getReader().readLine()),
        PART((request, response) -> request.getPart("file")),
        PARTS((request, response) -> request.getParts()),
        SESSION(true, (request, response) -> request.getSession()),
        SESSION_IF_THERE(true, (request, response) -> request.getSession(false)),
        SESSION_ID(true, (request, response) -> request.changeSessionId()),
        BODY(true, (request, response) -> request.getInputStream()),
        PRINCIPAL(true, (request, response) -> request.getUserPrincipal()),
        SIGN_IN(true, (request, response) -> request.authenticate(response)),
        OUTPUT(true, (request, response) -> response.getOutputStream().write('a')),
        WRITER(true, (request, response) -> response.getWriter().write("a")),
        FLUSH(true, (request, response) -> response.flushBuffer()),
        HEADER(true, (request, response) -> response.setHeader("X-Done", "yes"));

        private final boolean byItself;
        private final Clinic.Servlet call;

        Wait(Clinic.Servlet call) {
            this(false, call);
        }

        Wait(boolean byItself, Clinic.Servlet call) {
            this.byItself = byItself;
            this.call = call;
        }

        boolean isForTheClient() {
            return !byItself;
        }
    }

    /** How the application signs people in, and remembers them. */
    enum SignIn {
        SESSION_ATTRIBUTE {
            @Override
            void in(HttpServletRequest request, String name) {
                request.getSession().setAttribute(USER, name);
            }
        },
        /** The request that is under way has nobody to its end, as in a container. */
        CONTAINER {
            @Override
            void in(HttpServletRequest request, String name) throws ServletException {
                request.login(name, "password");
                request.getSession().setAttribute(USER, name);
            }
        },
        /** Nothing tells but the session's new id. */
        NEW_ID {
            @Override
            void in(HttpServletRequest request, String name) {
                request.changeSessionId();
                request.getSession().setAttribute(USER, name);
            }
        };

        abstract void in(HttpServletRequest request, String name) throws ServletException;
    }

    @BeforeEach
    void listen() {
        clinic.session.context = clinic.context;
        clinic.session.signInListener = new SessionEndListener(new GateConnection(clinic.gate, () -> FakeGate.KEY));
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void doesNothingForSomebodyWhoHasSignedInElsewhere(Wait wait) throws Exception {
        keepsUsersInTheSession();

        assertStopped(visitWhile(wait, page(), signsIn(SignIn.SESSION_ATTRIBUTE, "olivia")));
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void doesNothingForSomebodyWhomItsContainerSignedInElsewhere(Wait wait) throws Exception {
        assertStopped(visitWhile(wait, page(), signsIn(SignIn.CONTAINER, "olivia")));
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void aNewIdOfASessionThatIsNotVerifiedTellsOfASignIn(Wait wait) throws Exception {
        assertStopped(visitWhile(wait, page(), signsIn(SignIn.NEW_ID, "olivia")));
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void somebodyVerifiedDoesNothingForSomebodyElseWhoHasSignedInElsewhere(Wait wait) throws Exception {
        keepsUsersInTheSession();
        clinic.session.http.setAttribute(USER, "olivia");
        clinic.verified();

        assertStopped(visitWhile(wait, page(), signsIn(SignIn.SESSION_ATTRIBUTE, "marcus")));
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void soItIsWhereTheContainerStillTellsTheFormer(Wait wait) throws Exception {
        clinic.verified();

        assertStopped(visitWhile(wait, page().as("olivia"), signsIn(SignIn.CONTAINER, "marcus")));
    }

    /** The bean of a session, say: neither the session nor the container is told. */
    @ParameterizedTest
    @EnumSource(Wait.class)
    void whereNothingTellsOfTheSignInTheWaitForTheClientDoes(Wait wait) throws Exception {
        if (!wait.isForTheClient()) {
            return;
        }
        clinic.with("countersign.account-resolver", Holder.class.getName());
        String[] holder = {null};
        clinic.session.http.setAttribute("holder", holder);

        assertStopped(visitWhile(wait, page(), () -> holder[0] = "olivia"));
    }

    @Test
    void orTheNextRequestThatIsHeldBackDoes() throws Exception {
        clinic.with("countersign.account-resolver", Holder.class.getName());
        String[] holder = {null};
        clinic.session.http.setAttribute("holder", holder);

        assertStopped(visitWhile(Wait.SESSION, page(), () -> {
            holder[0] = "olivia";
            assertThat(answer(FakeRequest.page("/home").in(clinic.session)).status)
                    .isEqualTo(303);
        }));
    }

    public static final class Holder implements AccountResolver {

        @Override
        public Account resolve(HttpServletRequest request, String directory) {
            HttpSession session = request.getSession(false);
            String[] holder = session == null ? null : (String[]) session.getAttribute("holder");
            return holder == null || holder[0] == null
                    ? null
                    : Account.of(directory, holder[0]).build();
        }
    }

    /** Who is signed in when the page is written that was made for somebody else. */
    enum Afterwards {
        NOBODY,
        SOMEBODY_VERIFIED,
        SOMEBODY_WHO_SIGNED_IN_IN_THAT_REQUEST
    }

    @ParameterizedTest
    @EnumSource(Afterwards.class)
    void aPageThatWasMadeForSomebodyMeanwhileDoesNotComeOutLater(Afterwards afterwards) throws Exception {
        keepsUsersInTheSession();
        Runnable signIn = signsIn(SignIn.SESSION_ATTRIBUTE, "marcus");
        clinic.servlet = (request, response) -> {
            HttpSession session = request.getSession();
            signIn.run();
            String page = Clinic.SECRET + " of " + session.getAttribute(USER);
            session.removeAttribute(USER);
            if (afterwards == Afterwards.SOMEBODY_WHO_SIGNED_IN_IN_THAT_REQUEST) {
                session.setAttribute(USER, "olivia");
            } else if (afterwards == Afterwards.SOMEBODY_VERIFIED) {
                elsewhere(() -> session.setAttribute(USER, "olivia"));
            }
            if (afterwards != Afterwards.NOBODY) {
                verify();
            }
            response.getWriter().write(page);
        };

        FakeResponse response = clinic.visit(page());

        assertThat(response.body()).doesNotContain(Clinic.SECRET);
        assertThat(response.status).isEqualTo(303);
    }

    /** How an application comes to wait until its client reads. */
    enum Output {
        OCTET(response -> response.getOutputStream().write('a')),
        STREAM(response -> response.getOutputStream().write(new byte[100])),
        FLUSHED_STREAM(response -> response.getOutputStream().flush()),
        WRITER(response -> response.getWriter().write("a")),
        BUFFER(HttpServletResponse::flushBuffer);

        private interface Call {
            void make(HttpServletResponse response) throws IOException;
        }

        private final Call call;

        Output(Call call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource(Output.class)
    void doesNothingAfterItHasWaitedUntilItsClientRead(Output output) throws Exception {
        Runnable signIn = signsIn(SignIn.CONTAINER, "olivia");
        FakeResponse response = new FakeResponse();
        clinic.servlet = (passed, answer) -> {
            HttpSession session = passed.getSession();
            response.whileWaiting = signIn;
            output.call.make(answer);
            act(session);
        };

        clinic.pass(page().http, response.http);

        assertThat(actedFor).isEmpty();
    }

    @Test
    void aRequestThatDoesNotBlockGetsAnErrorInsteadOfItsData() throws Exception {
        keepsUsersInTheSession();
        List<Throwable> errors = new ArrayList<>();
        FakeRequest request = page();
        clinic.servlet = (passed, response) -> {
            HttpSession session = passed.getSession();
            AsyncContext context = passed.startAsync();
            passed.getInputStream().setReadListener(new ReadListener() {
                @Override
                public void onDataAvailable() {
                    act(session);
                }

                @Override
                public void onAllDataRead() {
                    act(session);
                }

                @Override
                public void onError(Throwable failure) {
                    errors.add(failure);
                    context.complete();
                }
            });
        };
        FakeResponse response = clinic.visit(request);
        request.readListener.onDataAvailable();
        actedFor.clear(); // for nobody

        signsIn(SignIn.SESSION_ATTRIBUTE, "olivia").run();
        request.readListener.onAllDataRead();

        assertThat(actedFor).isEmpty();
        assertThat(errors).hasSize(1);
        assertThat(response.status).isEqualTo(303);
        assertThat(request.async.completed).isTrue();
    }

    @Test
    void soDoesOneThatIsStoppedWhileItReads() throws Exception {
        List<Throwable> errors = new ArrayList<>();
        FakeRequest request = page();
        clinic.servlet = (passed, response) -> {
            HttpSession session = passed.getSession();
            ServletInputStream body = passed.getInputStream();
            body.setReadListener(new ReadListener() {
                @Override
                public void onDataAvailable() throws IOException {
                    request.whileWaiting = signsIn(SignIn.CONTAINER, "olivia");
                    body.read();
                    act(session);
                }

                @Override
                public void onAllDataRead() {
                    act(session);
                }

                @Override
                public void onError(Throwable failure) {
                    errors.add(failure);
                }
            });
        };
        clinic.visit(request);

        request.readListener.onDataAvailable();

        assertThat(actedFor).isEmpty();
        assertThat(errors).hasSize(1);
    }

    @Test
    void soDoesOneThatWaitsUntilItCanWrite() throws Exception {
        List<Throwable> errors = new ArrayList<>();
        clinic.servlet = (passed, response) -> {
            HttpSession session = passed.getSession();
            passed.startAsync();
            response.getOutputStream().setWriteListener(new WriteListener() {
                @Override
                public void onWritePossible() {
                    act(session);
                }

                @Override
                public void onError(Throwable failure) {
                    errors.add(failure);
                }
            });
        };
        FakeResponse response = clinic.visit(page());

        signsIn(SignIn.CONTAINER, "olivia").run();
        response.writeListener.onWritePossible();

        assertThat(actedFor).isEmpty();
        assertThat(errors).hasSize(1);
    }

    @Test
    void aDispatchDoesNotRunAfterASignInElsewhere() {
        Runnable signIn = signsIn(SignIn.CONTAINER, "olivia");
        List<String> ran = new ArrayList<>();
        clinic.servlet = (request, response) -> {
            if (request.getServletPath().equals("/part")) {
                ran.add("part");
                return;
            }
            signIn.run();
            FakeRequest part = FakeRequest.page("/part").in(clinic.session).dispatched(DispatcherType.INCLUDE);
            assertThatThrownBy(() -> clinic.pass(part.http, response)).isInstanceOf(IllegalStateException.class);
        };

        assertThat(answer(page()).status).isEqualTo(303);
        assertThat(ran).isEmpty();
    }

    @Test
    void norDoesAnAsynchronousDispatch() throws Exception {
        FakeRequest request = page();
        clinic.servlet = (passed, response) -> passed.startAsync();
        FakeResponse response = clinic.visit(request);
        signsIn(SignIn.CONTAINER, "olivia").run();
        request.dispatched(DispatcherType.ASYNC).asyncStarted = false;
        clinic.servlet = (passed, answer) -> act(clinic.session.http);

        clinic.pass((HttpServletRequest) request.async.request, (HttpServletResponse) request.async.response);

        assertThat(actedFor).isEmpty();
        assertThat(response.status).isEqualTo(303);
    }

    /** One that writes to many responses in turn must not fail because of one of them. */
    @Test
    void anotherThreadThatWritesToItsAnswerGoesOn() throws Exception {
        Runnable signIn = signsIn(SignIn.CONTAINER, "olivia");
        List<String> written = new ArrayList<>();
        clinic.servlet = (request, response) -> {
            signIn.run();
            elsewhere(() -> {
                response.getWriter().write(Clinic.SECRET);
                written.add("without an error");
            });
        };

        assertThat(clinic.visit(page()).body()).doesNotContain(Clinic.SECRET);
        assertThat(written).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SignIn.class,
            names = {"SESSION_ATTRIBUTE", "CONTAINER"})
    void theRequestThatSignsInGoesOn(SignIn signIn) throws Exception {
        if (signIn == SignIn.SESSION_ATTRIBUTE) {
            keepsUsersInTheSession();
        }
        List<String> done = new ArrayList<>();
        clinic.servlet = (request, response) -> {
            signIn.in(request, "olivia");
            request.getParameter("target");
            request.getInputStream().read();
            request.getSession().setAttribute("last", "today");
            request.getUserPrincipal();
            response.getWriter().write(Clinic.SECRET);
            request.getSession().setAttribute("theme", "dark");
            done.add("all");
        };

        FakeResponse response = clinic.visit(page());

        assertThat(done).containsExactly("all");
        assertThat(response.status).isEqualTo(303);
        assertThat(response.body()).doesNotContain(Clinic.SECRET);
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void somebodyVerifiedIsNotDisturbedByTheirOwnRequests(Wait wait) throws Exception {
        keepsUsersInTheSession();
        clinic.session.http.setAttribute(USER, "olivia");
        clinic.verified();

        visitWhile(wait, page(), () -> {
            clinic.servlet = (request, response) -> {
                request.getSession().setAttribute(USER, new StringBuilder("olivia"));
                request.changeSessionId();
                request.getSession().removeAttribute(USER);
                request.getSession().setAttribute(USER, "olivia");
            };
            answer(FakeRequest.page("/profile").in(clinic.session));
            answer(page());
        });

        assertThat(actedFor).containsExactly("olivia");
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void aSignInInABrowserThatIsRecognizedDoesNotDisturbTheOtherRequestsOfItsPage(Wait wait) throws Exception {
        keepsUsersInTheSession();
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);

        visitWhile(wait, page(), signsIn(SignIn.SESSION_ATTRIBUTE, "olivia"));

        assertThat(actedFor).containsExactly("olivia");
        assertThat(clinic.isStamped()).isTrue();
    }

    /** What has begun to go out cannot tell the browser another id of its session, so it is not stamped yet. */
    @Test
    void eventsThatHaveBegunGoOnInABrowserThatIsRecognized() throws Exception {
        keepsUsersInTheSession();
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        clinic.servlet = (request, response) -> {
            response.getWriter().write("welcome ");
            response.flushBuffer();
            elsewhere(() -> clinic.session.http.setAttribute(USER, "olivia"));
            response.getWriter().write(Clinic.SECRET);
        };

        FakeResponse response = clinic.visit(FakeRequest.page("/events").in(clinic.session));

        assertThat(response.body()).isEqualTo("welcome " + Clinic.SECRET);
    }

    @Test
    void aRequestThatWaitsUntilTheCodeIsRightGoesOn() throws Exception {
        keepsUsersInTheSession();
        Runnable signIn = signsIn(SignIn.SESSION_ATTRIBUTE, "olivia");

        visitWhile(Wait.PARAMETER, page(), () -> {
            signIn.run();
            answer(FakeRequest.page("/home").in(clinic.session));
            SigningInVisit pending = SigningInVisit.in(clinic.session.http);
            answer(clinic.comesBack(pending, new Return(FakeGate.TRUST, Decision.WITH_THE_SESSION, null)));
            assertThat(clinic.isStamped()).isTrue();
        });

        assertThat(actedFor).containsExactly("olivia");
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void aSignOutElsewhereDoesNotStopARequest(Wait wait) throws Exception {
        keepsUsersInTheSession();
        clinic.session.http.setAttribute(USER, "olivia");
        clinic.verified();

        visitWhile(wait, page(), () -> clinic.session.http.removeAttribute(USER));

        assertThat(actedFor).containsExactly("null");
    }

    private void keepsUsersInTheSession() {
        clinic.with("countersign.account-resolver", "session-attribute").with("countersign.session-attribute", USER);
    }

    private FakeRequest page() {
        return FakeRequest.form("/pay").in(clinic.session).body("id=7");
    }

    /** The request waits while that happens, in a thread of its own. */
    private FakeResponse visitWhile(Wait wait, FakeRequest request, Runnable meanwhile) throws Exception {
        clinic.servlet = (passed, response) -> {
            HttpSession session = passed.getSession();
            if (wait.byItself) {
                elsewhere(meanwhile::run);
            } else {
                request.whileWaiting = () -> elsewhere(meanwhile::run);
            }
            wait.call.service(passed, response);
            act(session);
        };
        return clinic.visit(request);
    }

    private void act(HttpSession session) {
        actedFor.add(String.valueOf(session.getAttribute(USER)));
        String[] holder = (String[]) session.getAttribute("holder");
        if (holder != null) {
            actedFor.add(holder[0]);
        }
    }

    private void assertStopped(FakeResponse response) throws Exception {
        for (Thread other : others) {
            other.join();
        }
        assertThat(actedFor).isEmpty();
        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("X-Done")).isNull();
    }

    /** Another request gets as far as the sign-in, and is still at work when the first one goes on. */
    private Runnable signsIn(SignIn signIn, String name) {
        return () -> {
            CountDownLatch signedIn = new CountDownLatch(1);
            Thread other = new Thread(() -> {
                FakeRequest request = FakeRequest.form("/login").in(clinic.session);
                FakeResponse response = new FakeResponse();
                try {
                    clinic.filter().doFilter(request.http, response.http, (passed, answer) -> {
                        signIn.in((HttpServletRequest) passed, name);
                        signedIn.countDown();
                        ((HttpServletResponse) answer).getWriter().write(Clinic.SECRET);
                    });
                } catch (IOException | ServletException e) {
                    throw new IllegalStateException(e);
                }
            });
            others.add(other);
            other.start();
            try {
                assertThat(signedIn.await(1, TimeUnit.MINUTES)).isTrue();
                if (clinic.gate.decision.kind() == Decision.Kind.PASS) {
                    other.join();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private void verify() {
        Decision before = clinic.gate.decision;
        clinic.gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        clinic.servlet = (request, response) -> {};
        assertThat(answer(FakeRequest.page("/home").in(clinic.session)).status).isEqualTo(200);
        assertThat(clinic.isStamped()).isTrue();
        clinic.gate.decision = before;
    }

    private FakeResponse answer(FakeRequest request) {
        try {
            return clinic.visit(request);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void elsewhere(Work work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        new Thread(task).start();
        try {
            task.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
