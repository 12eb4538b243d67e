package io.github.countersign.benchmarks.signin;

import io.github.countersign.benchmarks.Medians;
import io.github.countersign.benchmarks.PlainClinic;
import io.github.countersign.benchmarks.signin.JavaServer.Memory;
import io.github.countersign.demo.launcher.Demo;
import io.github.countersign.demo.launcher.DemoOptions;
import io.github.countersign.demo.launcher.PostgresDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whole sign-ins at the clinic with Countersign and at Keycloak, in turns; then Countersign's pages, its deployment and its heap. */
public final class SignInBenchmark {

    private static final int PORT = 18080;
    private static final int LOADS = 1000;
    private static final int PROFILED = 400;
    private static final int DEPLOYMENTS = 5;

    private SignInBenchmark() {}

    /** @param arguments the launcher's target folder, a folder for PostgreSQL and with Keycloak, pairs, sign-ins of each, sign-ins to warm up */
    public static void main(String... arguments) throws Exception {
        Path built = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        int pairs = Integer.parseInt(arguments[2]);
        int signIns = Integer.parseInt(arguments[3]);
        int warm = Integer.parseInt(arguments[4]);
        List<KeycloakRealm> realms = List.of(
                new KeycloakRealm("as-it-comes", ""),
                new KeycloakRealm("hashing-once", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)"));
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"));
                TextMessages texts = new TextMessages()) {
            PostgresDatabase database = postgres.create("countersign");
            try (Keycloak keycloak = Keycloak.start(folder, postgres.create("keycloak"), realms);
                    Demo demo = Demo.start(options(built, database, texts))) {
                PlainClinic.deploy(built, demo.deployments(), "plain");
                JavaServer server = new JavaServer(demo.pid());
                JavaServer peer = new JavaServer(keycloak.pid());
                Memory atFirst = server.memory();
                Memory ofThePeer = peer.memory();

                Clinic clinic = Clinic.opened(demo, texts);
                Kinds kinds = new Kinds(postgres, kinds(clinic, server, keycloak, peer, realms));
                kinds.warmUp(warm);
                if (pairs > 0) {
                    kinds.compare(pairs, signIns);
                }
                String profiles = System.getenv("PROFILES");
                if (profiles != null) {
                    kinds.profile(Path.of(profiles), PROFILED);
                }
                Memory used = server.memory();
                Memory usedByThePeer = peer.memory();
                pages(clinic, server, postgres);
                deployments(new Deployment(demo), server, database);

                System.out.println();
                System.out.println("| Live after a full collection | heap, MB | classes, MB |");
                System.out.println("|---|---:|---:|");
                print("WildFly with everything, started", atFirst);
                print("the same after the sign-ins", used);
                print("Keycloak, started", ofThePeer);
                print("the same after the sign-ins", usedByThePeer);
            }
        }
    }

    private static DemoOptions options(Path built, PostgresDatabase database, TextMessages texts) {
        return DemoOptions.in(built)
                .onPort(PORT)
                .with(Clinic.people())
                .with(database)
                .with("countersign.twilio.base-address", texts.address())
                .with("countersign.send.interval", "PT0.001S")
                .with("countersign.send.per-10-minutes", "100")
                .with("countersign.send.per-account-and-day", "1000")
                .with("countersign.send.per-address-and-hour", "100000")
                .with("countersign.send.per-practice-and-hour", "100000")
                .with("countersign.send.per-day", "1000000");
    }

    private static List<Kind> kinds(
            Clinic clinic, JavaServer server, Keycloak keycloak, JavaServer peer, List<KeycloakRealm> realms) {
        List<Kind> kinds = new ArrayList<>();
        for (KeycloakRealm realm : realms) {
            kinds.add(new Kind(
                    "Keycloak " + realm.name() + ": password and one-time code",
                    peer,
                    n -> keycloak.signIn(realm, KeycloakRealm.withCode(n))));
            kinds.add(new Kind(
                    "Keycloak " + realm.name() + ": password alone",
                    peer,
                    n -> keycloak.signIn(realm, KeycloakRealm.withoutCode(n))));
        }
        kinds.add(new Kind("Countersign: password and code by text", server, clinic::signInWithCode));
        kinds.add(new Kind("Countersign: password, remembered browser", server, clinic::signInRemembered));
        kinds.add(new Kind("Countersign: password alone, nothing required", server, clinic::signInByPassword));
        kinds.add(new Kind("The clinic without Countersign: password alone", server, clinic::signInWithoutFilter));
        return kinds;
    }

    private static void pages(Clinic clinic, JavaServer server, Postgres postgres) throws Exception {
        System.out.println();
        System.out.println("| Page | CPU of the server, ms | of PostgreSQL, ms | bytes |");
        System.out.println("|---|---:|---:|---:|");
        for (Clinic.Open page : clinic.openPages()) {
            for (int n = 0; n < 2 * LOADS; n++) {
                page.load();
            }
            double serverBefore = server.time();
            double postgresBefore = postgres.time();
            for (int n = 0; n < LOADS; n++) {
                page.load();
            }
            System.out.printf(
                    "| %s | %.2f | %.2f | %,d |%n",
                    page.title(),
                    (server.time() - serverBefore) / LOADS,
                    (postgres.time() - postgresBefore) / LOADS,
                    page.load().body().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private static void deployments(Deployment deployment, JavaServer server, PostgresDatabase database)
            throws Exception {
        List<Double> again = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> heaps = new ArrayList<>();
        List<Double> classes = new ArrayList<>();
        for (int n = 0; n < 2 * DEPLOYMENTS; n++) {
            boolean schemaThere = n < DEPLOYMENTS;
            deployment.remove();
            Memory without = server.memory();
            if (!schemaThere) {
                Postgres.empty(database);
            }
            (schemaThere ? again : first).add(deployment.deploy());
            Memory with = server.memory();
            System.err.println("Without the EAR " + without + ", with it " + with);
            heaps.add(with.heap() - without.heap());
            classes.add(with.classes() - without.classes());
        }
        System.out.println();
        System.out.println("| The EAR on a running server, medians | | lowest, highest |");
        System.out.println("|---|---:|---:|");
        print("deployment, ms", again);
        print("deployment to an empty database, ms", first);
        print("heap of the idle module, MB", heaps);
        print("its classes, MB", classes);
    }

    private static void print(String title, List<Double> values) {
        System.out.printf(
                "| %s | %,.1f | %,.1f, %,.1f |%n",
                title, Medians.of(values), Collections.min(values), Collections.max(values));
    }

    private static void print(String title, Memory memory) {
        System.out.printf("| %s | %.1f | %.1f |%n", title, memory.heap(), memory.classes());
    }
}
