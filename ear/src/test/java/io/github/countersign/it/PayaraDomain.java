package io.github.countersign.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fresh domain of the unpacked Payara, on its own ports, with people in its file realm. */
final class PayaraDomain {

    static final Path HOME = ServerUnderTest.unpacked().resolve("payara6");
    static final String NAME = "countersign";
    static final Path DIRECTORY = HOME.resolve("glassfish/domains").resolve(NAME);
    private static final int PORT_BASE = 15000;
    static final int ADMIN_PORT = PORT_BASE + 48;
    static final int IIOP_PORT = PORT_BASE + 37;
    static final int PORT_FOR_PROXIES = PORT_BASE + 82;

    private PayaraDomain() {}

    static PayaraDomain start() throws IOException {
        PayaraDomain domain = new PayaraDomain();
        if (Files.exists(DIRECTORY)) {
            domain.stop();
            domain.asadmin("delete-domain", NAME);
        }
        domain.asadmin("create-domain", "--nopassword", "--portbase", Integer.toString(PORT_BASE), NAME);
        domain.asadmin("start-domain", NAME);
        Path commands = Files.writeString(HOME.resolve("people.asadmin"), domain.people());
        domain.asadmin("--port", Integer.toString(ADMIN_PORT), "multimode", "--file", commands.toString());
        return domain;
    }

    private String people() throws IOException {
        Path password = Files.writeString(HOME.resolve("people.password"), "AS_ADMIN_USERPASSWORD=" + People.PASSWORD);
        StringBuilder commands = new StringBuilder();
        for (String name : People.staff()) {
            commands.append("create-file-user --passwordfile " + password + " --groups staff " + name + "\n");
        }
        commands.append("create-file-user --passwordfile " + password + " --groups staff " + People.UNGUARDED + "\n");
        commands.append("create-file-user --passwordfile " + password + " --groups client " + People.CLIENT + "\n");
        commands.append("create-file-user --passwordfile " + password + " --groups owner " + People.OWNER + "\n");
        // a second listener, for a proxy that ends TLS: it believes X-Forwarded-Proto
        commands.append("create-http-listener --listeneraddress 127.0.0.1 --listenerport " + PORT_FOR_PROXIES
                + " --default-virtual-server server for-proxies\n");
        commands.append("set configs.config.server-config.network-config.protocols.protocol.for-proxies.http"
                + ".scheme-mapping=X-Forwarded-Proto\n");
        return commands.toString();
    }

    void stop() {
        try {
            asadmin("stop-domain", "--kill=true", NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void asadmin(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                HOME.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of(arguments));
        Path output = HOME.resolve("asadmin.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
        builder.environment().put("COUNTERSIGN_DEVELOPMENT", "true"); // the tests speak plain HTTP
        Process process = builder.start();
        try {
            if (!process.waitFor(4, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("asadmin " + arguments[0] + " did not end: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("asadmin " + arguments[0] + ": " + Files.readString(output));
        }
    }
}
