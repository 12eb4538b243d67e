package io.github.countersign.demo.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A server's own configuration, deployments, data and logs. The folder is separate from the unpacked distribution and new for every run.
 */
final class ServerFolder {

    private static final List<String> DOORS_THAT_WILDFLY_NEEDS_OPEN = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    private final Path home;
    private final Path base;
    private final int port;

    private ServerFolder(Path home, Path base, int port) {
        this.home = home;
        this.base = base;
        this.port = port;
    }

    static ServerFolder fresh(DemoOptions options, Map<String, String> settings) throws DemoException {
        ServerFolder folder = new ServerFolder(
                home(options.directory()), options.directory().resolve("demo-" + options.port()), options.port());
        try {
            folder.delete();
            folder.fill(options, settings);
        } catch (IOException | UncheckedIOException e) {
            throw new DemoException("The server's folder " + folder.base + " cannot be created", e);
        }
        return folder;
    }

    /** The unpacked distribution, whatever its version. */
    static Path home(Path directory) throws DemoException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> Files.isRegularFile(child.resolve("jboss-modules.jar")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() ->
                            new DemoException("There is no WildFly in " + directory + ": build it with mvn package"));
        } catch (IOException e) {
            throw new DemoException("There is no WildFly in " + directory + ": build it with mvn package", e);
        }
    }

    private void fill(DemoOptions options, Map<String, String> settings) throws IOException {
        Path configuration = Files.createDirectories(base.resolve("configuration"));
        Path distributed = home.resolve("standalone/configuration");
        for (String name : List.of("mgmt-users.properties", "mgmt-groups.properties")) {
            Files.copy(distributed.resolve(name), configuration.resolve(name));
        }
        String standalone = ServerConfiguration.adapt(Files.readString(distributed.resolve("standalone.xml")));
        Files.createDirectories(modules());
        PostgresDatabase database = options.database();
        if (database != null) {
            standalone = database.addTo(standalone);
            database.writeModule(modules());
        }
        Files.writeString(configuration.resolve("standalone.xml"), standalone);
        Files.writeString(configuration.resolve("logging.properties"), ServerConfiguration.earlyLogging());
        Realm.of(options.people()).writeTo(configuration);
        writeSettings(settings);

        Files.createDirectories(base.resolve("log"));
        Files.createDirectories(base.resolve("data"));
        Archives.in(options.directory()).deployTo(Files.createDirectories(base.resolve("deployments")));
    }

    /** Writes the settings to a file, because every user of the machine can read the command line. */
    private void writeSettings(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(settingsFile())) {
            properties.store(writer, null);
        }
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Java.executable().toString());
        command.addAll(List.of("-Xms256m", "-Xmx768m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Djava.net.preferIPv4Stack=true", "-Djava.awt.headless=true"));
        command.addAll(DOORS_THAT_WILDFLY_NEEDS_OPEN);
        command.add("-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000");
        command.add("-Dorg.jboss.boot.log.file=" + serverLog());
        command.add("-Dlogging.configuration="
                + base.resolve("configuration/logging.properties").toUri());
        command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", modules() + File.pathSeparator + home.resolve("modules")));
        command.add("org.jboss.as.standalone");
        command.add("-Djboss.home.dir=" + home);
        command.add("-Djboss.server.base.dir=" + base);
        command.addAll(List.of("-b", "127.0.0.1", "-bmanagement", "127.0.0.1"));
        command.add("-Djboss.http.port=" + port);
        command.add("-Djboss.https.port=" + freePort());
        command.add("-Djboss.management.http.port=" + freePort());
        command.add("-P=" + settingsFile().toUri());
        return command;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("This machine has no free port", e);
        }
    }

    private void delete() throws IOException {
        if (Files.exists(base)) {
            try (Stream<Path> files = Files.walk(base)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Path deployments() {
        return base.resolve("deployments");
    }

    Path countersignData() {
        return base.resolve("data/countersign");
    }

    Path serverLog() {
        return base.resolve("log/server.log");
    }

    /** The output of the virtual machine itself; the server's messages are in its log. */
    Path consoleLog() {
        return base.resolve("log/console.log");
    }

    /** Modules of this server's own. */
    private Path modules() {
        return base.resolve("modules");
    }

    private Path settingsFile() {
        return base.resolve("configuration/demo.properties");
    }
}
