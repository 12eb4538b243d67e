package io.github.countersign.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A released service in a class loader of its own, on the database that the test gives it, as the node of a cluster that is not upgraded
 * yet. Only the names of its methods are used here: its classes are others than those of this build.
 */
final class Release implements AutoCloseable {

    private static final String ROOT = "io.github.countersign.";

    private final ClassLoader loader;
    private final Object database;
    private final Object graph;
    private final String directory;
    private final List<String> codes = new CopyOnWriteArrayList<>();

    /** @param directory whose people these are */
    Release(String jar, DataSource dataSource, Clock clock, String directory, Map<String, String> settings) {
        URL tests = Release.class.getProtectionDomain().getCodeSource().getLocation(); // for the class Graph
        URL released = Release.class.getResource(jar);
        this.loader = new URLClassLoader(new URL[] {released, tests}, new WithoutThisBuild());
        this.directory = directory;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Class<?> entities = type("installation.Entities");
            this.database = callStatic(
                    "store.Database",
                    "open",
                    dataSource,
                    entities.getField("ALL").get(null),
                    entities.getField("MIGRATIONS").get(null));
            Object key = make("secret.ServerKey", "k".repeat(42) + "A");
            Object read = callStatic(
                    "settings.Settings", "read", Path.of("unused"), (Function<String, String>) settings::get);
            this.graph = loader.loadClass("io.github.countersign.Graph")
                    .getConstructor()
                    .newInstance();
            give(Clock.class, clock);
            give(type("delivery.CodeSender"), sender());
            give(type("store.Database"), database);
            give(type("secret.KeyRing"), make("secret.KeyRing", key, List.of()));
            give(type("settings.Settings"), read);
            give(type("delivery.PhoneNumberRules"), make("delivery.PhoneNumberRules", call(read, "allowedRegions")));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** What the gate says of that person in a browser, which may be remembered. */
    String check(String gateKey, String name, String browserToken) {
        Object decision = call(gate(), "check", gateKey, account(name), browserToken, from(), null);
        return call(decision, "kind").toString();
    }

    boolean stillTrusts(String gateKey, long accountId, long securityVersion, String browserId) {
        return (boolean)
                call(gate(), "stillTrusted", gateKey, make("gate.Trust", accountId, securityVersion, browserId));
    }

    /** Signs somebody in from a new browser, with a first set-up where that is due; returns the cookie of the remembered browser. */
    String signIn(String gateKey, String name, String phone) {
        String state = "s".repeat(43);
        String cookie = "c".repeat(43);
        Object visit =
                callStatic("gate.VisitRequest", "ofSigningIn", state, cookie, "/clinic", "/second-factor/", true);
        Object account = account(name);
        Object decision = call(gate(), "check", gateKey, account, null, from(), visit);
        Object verification = bean("signin.VerificationService");
        Object visitor =
                ((Optional<?>) call(verification, "redeem", call(decision, "ticket"), cookie, from())).orElseThrow();
        Object answer;
        if (call(decision, "kind").toString().equals("SET_UP")) {
            Object enrollment = bean("enrollment.EnrollmentService");
            call(enrollment, "begin", visitor, phone, constant("delivery.Channel", "SMS"));
            answer = call(enrollment, "answer", visitor, newestCode(), true);
        } else {
            call(verification, "sendFirst", visitor);
            answer = call(verification, "answer", visitor, newestCode(), true);
        }
        String address = (String) call(answer, "returnAddress");
        String ticket = address.substring(address.indexOf("ticket=") + "ticket=".length());
        Object returned = call(gate(), "redeem", gateKey, ticket, state, cookie, account);
        return (String) call(returned, "browserToken");
    }

    /** Runs the chores that every node runs. */
    void housekeeping() {
        call(bean("installation.Purge"), "run");
        call(bean("browser.LastUses"), "write");
    }

    private String newestCode() {
        return codes.get(codes.size() - 1);
    }

    private Object sender() {
        Object accepted = make("delivery.Delivery$Accepted", "SM1");
        return Proxy.newProxyInstance(
                loader, new Class<?>[] {type("delivery.CodeSender")}, (proxy, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        codes.add((String) call(call(arguments[0], "code"), "digits"));
                    }
                    return accepted;
                });
    }

    private Object account(String name) {
        Object builder = callStatic("gate.Account", "of", directory, name);
        return call(call(call(builder, "role", constant("gate.Role", "STAFF")), "locale", "en"), "build");
    }

    private Object from() {
        return make("gate.Circumstances", "203.0.113.200", "Firefox");
    }

    private Object gate() {
        return bean("signin.GateService");
    }

    private Object bean(String name) {
        return call(graph, "get", type(name));
    }

    private void give(Class<?> type, Object bean) {
        call(graph, "with", type, bean);
    }

    private Class<?> type(String name) {
        try {
            return loader.loadClass(ROOT + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object constant(String type, String name) {
        return Arrays.stream(type(type).getEnumConstants())
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Object make(String type, Object... arguments) {
        try {
            var constructor = Arrays.stream(type(type).getDeclaredConstructors())
                    .filter(each -> each.getParameterCount() == arguments.length)
                    .findFirst()
                    .orElseThrow();
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object callStatic(String type, String name, Object... arguments) {
        return invoke(type(type), null, name, arguments);
    }

    private static Object call(Object target, String name, Object... arguments) {
        return invoke(target.getClass(), target, name, arguments);
    }

    private static Object invoke(Class<?> type, Object target, String name, Object... arguments) {
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(name) && takes(each, arguments))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no " + name));
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (arguments[i] != null && !types[i].isPrimitive() && !types[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        call(database, "close");
        try {
            ((URLClassLoader) loader).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The libraries alone. */
    private static final class WithoutThisBuild extends ClassLoader {

        WithoutThisBuild() {
            super(Release.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(ROOT)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public URL getResource(String name) {
            return name.startsWith(ROOT.replace('.', '/')) ? null : super.getResource(name);
        }

        @Override
        public java.util.Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith(ROOT.replace('.', '/'))
                    ? java.util.Collections.emptyEnumeration()
                    : super.getResources(name);
        }
    }
}
