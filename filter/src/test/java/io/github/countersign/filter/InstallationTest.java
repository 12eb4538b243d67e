package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.Duck;
import io.github.countersign.filter.fake.FakeContext;
import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.service.GateConnection;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.SessionTrackingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.EventListener;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class InstallationTest {

    private final FakeContext context = new FakeContext();
    private final Registration registration = new Registration();

    @BeforeEach
    void acceptsAFilter() {
        context.registration = Duck.as(FilterRegistration.Dynamic.class, registration);
    }

    @Test
    void comesFirstForEveryPathAndDispatch() throws Exception {
        new CountersignInitializer().onStartup(null, context.http);

        assertThat(context.filters).hasExactlyElementsOfTypes(SecondFactorFilter.class, SecondDoor.class);
        assertThat(context.listeners).hasAtLeastOneElementOfType(SessionEndListener.class);
        assertThat(registration.asyncSupported).isTrue();
        assertThat(registration.types).isEqualTo(EnumSet.allOf(DispatcherType.class));
        assertThat(registration.matchAfter).isFalse();
        assertThat(registration.patterns).containsExactly("/*");
    }

    @Test
    void isMappedOnceMoreAfterAllInitializers() throws Exception {
        new CountersignInitializer().onStartup(null, context.http);
        registration.types = null;

        startListeners();

        assertThat(registration.types).isEqualTo(EnumSet.allOf(DispatcherType.class));
        assertThat(registration.matchAfter).isFalse();
        assertThat(registration.patterns).containsExactly("/*");
    }

    @Test
    void isFoundByTheContainer() {
        assertThat(ServiceLoader.load(jakarta.servlet.ServletContainerInitializer.class))
                .hasAtLeastOneElementOfType(CountersignInitializer.class);
    }

    @Test
    void leavesTheModulesOwnPagesAlone() throws Exception {
        context.parameters.put("countersign.module", "true");

        new CountersignInitializer().onStartup(null, context.http);

        assertThat(context.filters).isEmpty();
    }

    @Test
    void installsOnceWhenCalledTwice() throws Exception {
        new CountersignInitializer().onStartup(null, context.http);
        new CountersignInitializer().onStartup(null, context.http);

        assertThat(context.filters).hasSize(2);
    }

    @Test
    void theSecondDoorComesBeforeEveryServletAndAfterAllOtherFilters() throws Exception {
        new CountersignInitializer().onStartup(null, context.http);
        assertThat(registration.servlets).as("before the late mapping").isNull();
        startListeners();

        assertThat(registration.servlets).containsExactly("*");
        assertThat(registration.matchAfterForServlets).isTrue();
        assertThat(registration.typesForServlets).isEqualTo(EnumSet.allOf(DispatcherType.class));
    }

    @Test
    void theListenerInWebXmlPutsTheSecondDoorThere() {
        new SessionEndListener().contextInitialized(new ServletContextEvent(context.http));

        assertThat(context.filters).hasExactlyElementsOfTypes(SecondDoor.class);
        assertThat(registration.servlets).containsExactly("*");
        assertThat(registration.asyncSupported).isTrue();
    }

    @Test
    void theListenerLeavesTheSecondDoorOfAnInstalledFilterAlone() throws Exception {
        new CountersignInitializer().onStartup(null, context.http);

        new SessionEndListener().contextInitialized(new ServletContextEvent(context.http));

        assertThat(context.filters).hasSize(2);
    }

    private void startListeners() {
        for (EventListener listener : context.listeners) {
            if (listener instanceof ServletContextListener atTheStart) {
                atTheStart.contextInitialized(new ServletContextEvent(context.http));
            }
        }
    }

    @Test
    void stopsTheDeploymentIfItsNameIsTaken() {
        context.registration = null;

        Assertions.assertThatThrownBy(() -> new CountersignInitializer().onStartup(null, context.http))
                .isInstanceOf(ServletException.class);
    }

    @Test
    void passesRequestsOnIfWebXmlDeclaresItToo() throws Exception {
        new CountersignInitializer().onStartup(null, context.http);
        FakeGate gate = new FakeGate();
        SecondFactorFilter declared =
                new SecondFactorFilter(new GateConnection(gate, () -> FakeGate.KEY), Clock.systemUTC(), false);
        declared.init(context.config());
        boolean[] served = new boolean[1];

        declared.doFilter(
                FakeRequest.page("/").as("olivia").http,
                new FakeResponse().http,
                (request, response) -> served[0] = true);

        assertThat(served[0]).isTrue();
        assertThat(gate.questions).isEmpty();
    }

    @Test
    void locksIfItIsDeclaredForLessThanEverything() throws Exception {
        context.mappings = List.of("/secure/*");
        SecondFactorFilter declared = new SecondFactorFilter(
                new GateConnection(new FakeGate(), () -> FakeGate.KEY), Clock.systemUTC(), false);
        declared.init(context.config());

        assertThat(locked(declared)).contains("mapped to /*");
    }

    @Test
    void wrongSettingsLockEverythingAndAreNamed() throws Exception {
        context.parameters.put("countersign.home", "<b>start</b>");
        context.parameters.put("countersign.look-again", "often");
        SecondFactorFilter filter =
                new SecondFactorFilter(new GateConnection(new FakeGate(), () -> FakeGate.KEY), Clock.systemUTC(), true);
        filter.init(context.config());

        assertThat(locked(filter))
                .contains("countersign.home", "&#60;b&#62;start&#60;/b&#62;", "countersign.look-again", "often")
                .doesNotContain("<b>");
    }

    /** The way back from the module's pages has no session in its address. */
    @Test
    void anApplicationThatTracksSessionsByAddressAloneIsLockedAndTheReasonSaid() throws Exception {
        context.trackingModes = Set.of(SessionTrackingMode.URL);
        SecondFactorFilter filter =
                new SecondFactorFilter(new GateConnection(new FakeGate(), () -> FakeGate.KEY), Clock.systemUTC(), true);
        List<LogRecord> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                told.add(message);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(SecondFactorFilter.class.getName());
        logger.addHandler(handler);
        logger.setLevel(Level.SEVERE);
        try {
            filter.init(context.config());
        } finally {
            logger.setLevel(null);
            logger.removeHandler(handler);
        }

        assertThat(locked(filter)).contains("tracking-mode", "COOKIE");
        assertThat(told).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(line.getMessage()).contains("locks the application /clinic", "COOKIE");
        });
    }

    @Test
    void anApplicationWithoutASignInIsLockedAndTheSettingNamed() throws Exception {
        context.webXml = "<web-app/>";
        SecondFactorFilter filter =
                new SecondFactorFilter(new GateConnection(new FakeGate(), () -> FakeGate.KEY), Clock.systemUTC(), true);
        filter.init(context.config());

        assertThat(locked(filter)).contains("countersign.account-resolver");
    }

    private static String locked(SecondFactorFilter filter) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(FakeRequest.page("/").http, response.http, (request, inner) -> {
            throw new AssertionError("the application was reached");
        });
        assertThat(response.status).isEqualTo(503);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        return response.body();
    }

    /** What the container keeps of a filter. */
    static final class Registration {

        boolean asyncSupported;
        EnumSet<DispatcherType> types;
        boolean matchAfter = true;
        List<String> patterns;
        EnumSet<DispatcherType> typesForServlets;
        boolean matchAfterForServlets;
        List<String> servlets;

        void setAsyncSupported(boolean supported) {
            asyncSupported = supported;
        }

        void addMappingForUrlPatterns(EnumSet<DispatcherType> dispatchers, boolean after, String... urlPatterns) {
            types = dispatchers;
            matchAfter = after;
            patterns = List.of(urlPatterns);
        }

        void addMappingForServletNames(EnumSet<DispatcherType> dispatchers, boolean after, String... names) {
            typesForServlets = dispatchers;
            matchAfterForServlets = after;
            servlets = List.of(names);
        }
    }
}
