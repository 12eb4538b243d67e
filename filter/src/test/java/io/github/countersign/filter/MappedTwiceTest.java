package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.DataDirectory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The filter stands in the container's chain twice, because it was mapped twice. */
@NullUnmarked
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class MappedTwiceTest {

    private final Clinic clinic = new Clinic();
    private final Step ours = (request, response, chain) -> clinic.filter().doFilter(request, response, chain);
    private final Step secret =
            (request, response, chain) -> response.getWriter().write(Clinic.SECRET);

    @TempDir
    Path dataDirectory;

    @BeforeEach
    void keepsItsFilesHere() {
        System.setProperty(DataDirectory.PROPERTY, dataDirectory.toString());
    }

    @AfterEach
    void forgetTheDirectory() {
        System.clearProperty(DataDirectory.PROPERTY);
    }

    /** What a filter or the servlet does with a request. */
    private interface Step {
        void pass(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException;
    }

    /** A chain as Undertow and Catalina make it: one object for all the filters of a dispatch. */
    private static final class Chain implements FilterChain {

        private final Deque<Step> steps;

        Chain(Step... steps) {
            this.steps = new ArrayDeque<>(List.of(steps));
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
            steps.remove().pass(request, response, this);
        }
    }

    /** To remember that the request has passed would cost more than to look again. */
    @Test
    void aRequestThatTheStampSettlesLooksAtItInEachRun() throws Exception {
        clinic.verified();

        FakeResponse response = send(olivia("/"), ours, ours, secret);

        assertThat(response.body()).isEqualTo(Clinic.SECRET);
        assertThat(clinic.session.reads).containsExactly(Stamp.ATTRIBUTE, Stamp.ATTRIBUTE);
    }

    @Test
    void theSecondRunOfAWatchedRequestPassesAfterItsLookAtTheStamp() throws Exception {
        List<String> expected = new ArrayList<>(readsWhileNobodyIsSignedIn(ours, secret));
        expected.add(Stamp.ATTRIBUTE);
        expected.add(SignIns.ATTRIBUTE); // for the guarded request's session

        assertThat(readsWhileNobodyIsSignedIn(ours, ours, secret)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> readsWhileNobodyIsSignedIn(Step... steps) throws Exception {
        clinic.session.reads.clear();
        FakeRequest request = FakeRequest.page("/");
        request.session = clinic.session;
        assertThat(send(request, steps).body()).isEqualTo(Clinic.SECRET);
        return List.copyOf(clinic.session.reads);
    }

    @Test
    void anExemptAddressStaysExempt() throws Exception {
        clinic.with("countersign.exempt", "/logout").pending("/");

        assertThat(send(olivia("/logout"), ours, ours, secret).body()).isEqualTo(Clinic.SECRET);
    }

    @Test
    void aFilterBetweenTheTwoIsHeldByTheFirst() throws Exception {
        clinic.pending("/");

        FakeResponse response = send(olivia("/"), ours, secret, ours);

        assertThat(response.status).isEqualTo(303);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aDispatchBetweenTheTwoIsGuarded() throws Exception {
        clinic.with("countersign.exempt", "/open").pending("/");
        Step forwards = (request, response, chain) -> new Chain(ours, secret).doFilter(request, response);

        FakeResponse response = send(olivia("/open"), ours, forwards, ours, secret);

        assertThat(response.status).isEqualTo(303);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void theNextRequestInTheSameChainIsGuardedAlsoAfterAFailure() throws Exception {
        Chain chain = new Chain(ours, (request, response, same) -> {
            throw new IllegalStateException("the application failed");
        });
        try {
            chain.doFilter(FakeRequest.page("/").http, new FakeResponse().http);
        } catch (IllegalStateException e) {
            // as the container sees it
        }
        chain.steps.addAll(List.of(ours, secret)); // a container may use a chain again
        FakeResponse response = new FakeResponse();

        chain.doFilter(olivia("/").http, response.http);

        assertThat(response.status).isEqualTo(303);
    }

    @Test
    void theAdministratorIsToldWhatWrappedTheRequestBeforeIt() throws Exception {
        Step wraps =
                (request, response, chain) -> chain.doFilter(new OfALibrary((HttpServletRequest) request), response);

        send(olivia("/"), wraps, ours, secret);

        assertThat(file()).anyMatch(line -> line.startsWith("ran-before: " + OfALibrary.class.getName()));
    }

    @Test
    void nothingRanBeforeTheFirstRun() throws Exception {
        send(olivia("/"), ours, ours, secret);

        assertThat(file()).noneMatch(line -> line.startsWith("ran-before"));
    }

    private static final class OfALibrary extends HttpServletRequestWrapper {
        OfALibrary(HttpServletRequest request) {
            super(request);
        }
    }

    private List<String> file() throws IOException {
        return Files.readAllLines(dataDirectory.resolve(ApplicationFile.FOLDER).resolve("clinic.txt"));
    }

    private FakeRequest olivia(String path) {
        return FakeRequest.page(path).as("olivia").in(clinic.session);
    }

    private static FakeResponse send(FakeRequest request, Step... steps) throws IOException, ServletException {
        FakeResponse response = new FakeResponse();
        new Chain(steps).doFilter(request.http, response.http);
        return response;
    }
}
