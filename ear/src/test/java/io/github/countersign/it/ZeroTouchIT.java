package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The scripts that guard a deployed application without touching its archive. */
@ExtendWith(ArquillianExtension.class)
class ZeroTouchIT {

    private static final String APPLICATION = ServerUnderTest.isPayara() ? "clinic" : "clinic.war";

    @Deployment(name = "countersign-zero", order = 1, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "clinic-zero", order = 2, testable = false)
    static WebArchive clinic() {
        return Archives.clinic();
    }

    @Deployment(name = "ordered-zero", order = 3, testable = false)
    static WebArchive ordered() {
        return Archives.clinicAt("ordered", "/ordered", "<!-- no <others/> --><absolute-ordering/>");
    }

    record Result(int status, String output) {}

    @Test
    void guardsADeployedApplicationAndTakesTheGuardOutAgain() throws Exception {
        assertThat(isGuarded()).as("as it was deployed").isFalse();

        Result dry = onServer("install", "--dry-run");
        assertThat(dry.status()).as(dry.output()).isZero();
        assertThat(dry.output()).contains("would ");
        assertThat(isGuarded()).as("after a dry run").isFalse();

        Result installed = onServer("install");
        assertThat(installed.status()).as(installed.output()).isZero();
        assertThat(isGuarded()).as("after %s", installed.output()).isTrue();

        Result twice = onServer("install");
        assertThat(twice.status()).as(twice.output()).isEqualTo(1);
        assertThat(twice.output()).contains("is guarded");

        Result removed = onServer("remove");
        assertThat(removed.status()).as(removed.output()).isZero();
        assertThat(isGuarded()).as("after %s", removed.output()).isFalse();

        Result again = onServer("remove");
        assertThat(again.status()).as(again.output()).isEqualTo(1);
        assertThat(again.output()).contains("nothing to remove");
    }

    /** WildFly ignores the overlay's jar there, which must not look like a guard. */
    @Test
    void guardsAnApplicationWhoseJarsAreOrderedOrSaysThatItCannot() throws Exception {
        String ordered = ServerUnderTest.isPayara() ? "ordered" : "ordered.war";
        assertThat(isGuarded("/ordered")).as("as it was deployed").isFalse();

        Result installed = run(arguments("install", ordered));

        if (ServerUnderTest.isPayara()) {
            assertThat(installed.status()).as(installed.output()).isZero();
            assertThat(isGuarded("/ordered")).as("after %s", installed.output()).isTrue();
            run(arguments("remove", ordered));
        } else {
            assertThat(installed.status()).as(installed.output()).isEqualTo(1);
            assertThat(installed.output())
                    .contains("ordered.war has an <absolute-ordering>")
                    .doesNotContain("is guarded");
            assertThat(run(arguments("remove", ordered)).output()).contains("nothing to remove");
        }
    }

    @Test
    void saysWhatIsWrongWithItsArguments() throws Exception {
        assertThat(run("--help").output()).contains("Usage:", "--dry-run");
        assertThat(run("--help").status()).isZero();
        assertThat(run().status()).isEqualTo(2);
        assertThat(run("install").output()).contains("--application is missing");
        assertThat(run("install", "--application").output()).contains("--application needs a value");
        assertThat(run("install", "--application", "a b.war").output()).contains("--application is 'a b.war'");
        assertThat(run("install", "remove").output()).contains("not both");
        assertThat(run("install", "--guard").output()).contains("unknown argument '--guard'");
        assertThat(run("install", "--application", APPLICATION, "--server", "/nowhere")
                        .output())
                .contains("--server is '/nowhere'");
        assertThat(run(arguments("install", ServerUnderTest.isPayara() ? "nothing" : "nothing.war"))
                        .output())
                .contains("deployed on that server as nothing");
        if (ServerUnderTest.isPayara()) {
            // otherwise the library would go into one domain and the list into another
            assertThat(run(
                                    "install",
                                    "--application",
                                    APPLICATION,
                                    "--server",
                                    PayaraDomain.HOME.toString(),
                                    "--domain",
                                    "domain1",
                                    "--port",
                                    Integer.toString(PayaraDomain.ADMIN_PORT),
                                    "--filter",
                                    Archives.filter().getPath())
                            .output())
                    .contains("is not the domain 'domain1'");
        }
    }

    /** Whether the clinic is guarded: then a member of staff without a phone is asked to set one up. */
    private static boolean isGuarded() {
        return isGuarded("/clinic");
    }

    private static boolean isGuarded(String application) {
        Page page = Clinic.signIn(new Browser(), People.UNGUARDED, application + "/dashboard");
        if (page.text().contains(Clinic.SECRET)) {
            return false;
        }
        assertThat(page.name()).as(page.toString()).isEqualTo("set-up-phone");
        return true;
    }

    private static Result onServer(String action, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(arguments(action, APPLICATION)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static String[] arguments(String action, String application) {
        List<String> arguments = new ArrayList<>(List.of(action, "--application", application));
        if (action.equals("install")) {
            arguments.addAll(List.of("--filter", Archives.filter().getPath()));
        }
        if (ServerUnderTest.isPayara()) {
            arguments.addAll(List.of(
                    "--server", PayaraDomain.HOME.toString(),
                    "--domain", PayaraDomain.NAME,
                    "--port", Integer.toString(PayaraDomain.ADMIN_PORT)));
        } else {
            arguments.addAll(List.of("--server", WildFlyHome.DIRECTORY.toString(), "--controller", "localhost:11990"));
        }
        return arguments.toArray(String[]::new);
    }

    private static Result run(String... arguments) throws IOException, InterruptedException {
        String script = ServerUnderTest.isPayara() ? "countersign-payara" : "countersign-wildfly";
        List<String> command = new ArrayList<>(List.of(
                "sh", Path.of(System.getProperty("countersign.install"), script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(output).isTrue();
        return new Result(process.exitValue(), output);
    }
}
