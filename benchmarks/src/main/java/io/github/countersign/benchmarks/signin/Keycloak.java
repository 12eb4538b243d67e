package io.github.countersign.benchmarks.signin;

import io.github.countersign.demo.launcher.PostgresDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keycloak as one would run a single node of it: built for PostgreSQL, in production mode, behind no proxy, here without TLS. */
final class Keycloak implements AutoCloseable {

    private static final int PORT = 18090;
    private static final int MANAGEMENT_PORT = 18091;
    private static final int MINUTES_TO_START = 8;
    private static final String HEAP = "-Xms256m -Xmx768m"; // what the demo gives WildFly, and its collector

    private final Process process;
    private final long pid;

    private Keycloak(Process process, long pid) {
        this.process = process;
        this.pid = pid;
    }

    /** @param directory where it was unpacked */
    static Keycloak start(Path directory, PostgresDatabase database, List<KeycloakRealm> realms) throws Exception {
        Path home = home(directory);
        Path imports = Files.createDirectories(home.resolve("data/import"));
        for (KeycloakRealm realm : realms) {
            Files.writeString(imports.resolve(realm.name() + "-realm.json"), realm.json());
        }
        Path log = directory.resolve("keycloak.log");
        Files.deleteIfExists(log);
        Process build = run(home, log, List.of("build", "--db=postgres"));
        if (build.waitFor() != 0) {
            throw new IllegalStateException("Keycloak cannot be built; see " + log);
        }
        Process process = run(
                home,
                log,
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + PORT,
                        "--http-management-port=" + MANAGEMENT_PORT,
                        "--hostname=http://localhost:" + PORT,
                        "--db-url=" + database.address(),
                        "--db-username=" + database.user(),
                        "--db-password=" + database.password()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        await(process, log);
        return new Keycloak(process, javaOf(process).pid());
    }

    private static Process run(Path home, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
        builder.environment().put("JAVA_OPTS_KC_HEAP", HEAP);
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:-UseG1GC -XX:+UseSerialGC");
        return builder.start();
    }

    private static Path home(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> Files.isRegularFile(child.resolve("bin/kc.sh")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static void await(Process process, Path log) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_TO_START);
        while (!Files.readString(log).contains("Listening on:")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                stop(process);
                throw new IllegalStateException("Keycloak does not start; see " + log);
            }
            Thread.sleep(500);
        }
    }

    /** Its script waits for the process that is Keycloak. */
    private static ProcessHandle javaOf(Process process) {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    long pid() {
        return pid;
    }

    /** From the application's redirect to the tokens that it gets; the application itself is not there. */
    void signIn(KeycloakRealm realm, String user) {
        Browser browser = new Browser(KeycloakRealm.APPLICATION);
        Page password = browser.open(URI.create(
                address(realm) + "auth?response_type=code&scope=openid&state=1234&client_id=" + KeycloakRealm.CLIENT
                        + "&redirect_uri=" + Browser.encoded(KeycloakRealm.APPLICATION.toString())));
        Page next = browser.press(password, "kc-login", Map.of("username", user, "password", KeycloakRealm.PASSWORD));
        if (realm.asksForCode(user)) {
            next = browser.press(next.mustShow("name=\"otp\""), "kc-login", Map.of("otp", realm.code(user)));
        }
        getTokens(realm, next);
    }

    private static void getTokens(KeycloakRealm realm, Page end) {
        URI back = end.location();
        if (back == null) {
            throw new IllegalStateException("No sign-in: " + end);
        }
        String code = back.getQuery().replaceFirst(".*\\bcode=([^&]+).*", "$1");
        HttpRequest request = Browser.post(
                        URI.create(address(realm) + "token"),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                KeycloakRealm.APPLICATION.toString(),
                                "client_id",
                                KeycloakRealm.CLIENT,
                                "client_secret",
                                KeycloakRealm.CLIENT_SECRET))
                .build();
        HttpResponse<String> tokens = Browser.exchange(request);
        Page.of(tokens).mustShow("\"id_token\"");
    }

    private static String address(KeycloakRealm realm) {
        return "http://localhost:" + PORT + "/realms/" + realm.name() + "/protocol/openid-connect/";
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @Override
    public void close() throws InterruptedException {
        stop(process);
        process.waitFor(30, TimeUnit.SECONDS);
    }
}
