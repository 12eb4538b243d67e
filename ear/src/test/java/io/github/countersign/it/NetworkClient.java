package io.github.countersign.it;

import io.github.countersign.gate.Gate;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link GateCaller} with the client library of the server under test. */
final class NetworkClient {

    private NetworkClient() {}

    /** @return its output: one line for each key */
    static List<String> call(String... keys) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ServerUnderTest.isPayara() ? payara() : wildFly());
        command.addAll(List.of(keys));
        Path output = Files.createTempFile(Path.of(System.getProperty("countersign.servers")), "caller", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("ANSWER") || line.startsWith("REFUSED"))
                .toList();
        if (lines.size() != keys.length) {
            throw new AssertionError("The caller did not get through:\n" + Files.readString(output));
        }
        return lines;
    }

    private static List<String> wildFly() {
        Path library = ServerUnderTest.unpacked().resolve("wildfly-39.0.1.Final/bin/client/jboss-client.jar");
        return List.of(
                "-cp",
                classPath(library),
                "-Djava.naming.factory.initial=org.wildfly.naming.client.WildFlyInitialContextFactory",
                "-Djava.naming.provider.url=remote+http://localhost:" + ServerUnderTest.BASE.getPort(),
                "-Djava.naming.security.principal=" + People.CLIENT,
                "-Djava.naming.security.credentials=" + People.PASSWORD,
                GateCaller.class.getName(),
                "ejb:" + Gate.JNDI_NAME.substring("java:global/".length()));
    }

    private static List<String> payara() {
        Path library = ServerUnderTest.unpacked().resolve("payara6/glassfish/lib/gf-client.jar");
        return List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                "-Dorg.omg.CORBA.ORBInitialHost=localhost",
                "-Dorg.omg.CORBA.ORBInitialPort=" + PayaraDomain.IIOP_PORT,
                "-cp",
                classPath(library),
                "-Djava.naming.factory.initial=com.sun.enterprise.naming.SerialInitContextFactory",
                GateCaller.class.getName(),
                Gate.JNDI_NAME);
    }

    private static String classPath(Path library) {
        Path contract = Path.of(System.getProperty("countersign.archives"), "countersign-filter.jar");
        Path tests = Path.of(System.getProperty("countersign.test-classes"));
        return String.join(File.pathSeparator, library.toString(), contract.toString(), tests.toString());
    }
}
