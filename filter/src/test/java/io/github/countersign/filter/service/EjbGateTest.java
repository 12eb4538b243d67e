package io.github.countersign.filter.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.gate.Gate;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EjbGateTest {

    private static final String FACTORY = "java.naming.factory.initial";

    /** The loader that each look-up and each call saw. */
    private static final List<ClassLoader> SEEN = new ArrayList<>();

    private final Thread thread = Thread.currentThread();
    private final ClassLoader ours = thread.getContextClassLoader();

    /** A server's tree of names with the service in it. */
    public static final class Names implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return doing(Context.class, gate());
        }
    }

    private static Gate gate() {
        return doing(Gate.class, true);
    }

    private static <T> T doing(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                EjbGateTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    SEEN.add(Thread.currentThread().getContextClassLoader());
                    return answer;
                }));
    }

    @BeforeEach
    void theServersNames() {
        SEEN.clear();
        System.setProperty(FACTORY, Names.class.getName());
    }

    @AfterEach
    void asBefore() {
        System.clearProperty(FACTORY);
        thread.setContextClassLoader(ours);
    }

    @Test
    void asksWithItsOwnLoaderOnAThreadThatHasAnothers() throws Exception {
        try (URLClassLoader anothers = new URLClassLoader(new URL[0], null)) {
            thread.setContextClassLoader(anothers);

            new EjbGate().end("key", "state");

            assertThat(SEEN).hasSize(2).containsOnly(Gate.class.getClassLoader());
            assertThat(thread.getContextClassLoader()).isSameAs(anothers);
        }
    }

    @Test
    void asksWithItsOwnLoaderOnAThreadThatHasNone() {
        thread.setContextClassLoader(null);

        new EjbGate().end("key", "state");

        assertThat(SEEN).hasSize(2).containsOnly(Gate.class.getClassLoader());
        assertThat(thread.getContextClassLoader()).isNull();
    }
}
