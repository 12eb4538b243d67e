package io.github.countersign.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The unpacked WildFly: people in its realm, a log with a limit, and nothing left from an earlier run. Arquillian starts it. */
final class WildFlyHome {

    static final Path DIRECTORY = ServerUnderTest.unpacked().resolve("wildfly-39.0.1.Final");
    private static final Path STANDALONE = DIRECTORY.resolve("standalone");
    static final Path DATA = STANDALONE.resolve("data");

    static final int PORT_FOR_PROXIES = 10081;

    private WildFlyHome() {}

    static void prepare() throws IOException {
        for (String leftover : List.of("data", "log", "tmp")) {
            delete(STANDALONE.resolve(leftover));
        }
        Path configuration = STANDALONE.resolve("configuration");
        StringBuilder users = new StringBuilder();
        StringBuilder roles = new StringBuilder();
        for (String name : People.staff()) {
            users.append(user(name));
            roles.append(name).append("=staff\n");
        }
        users.append(user(People.UNGUARDED));
        roles.append(People.UNGUARDED).append("=staff\n");
        users.append(user(People.CLIENT));
        roles.append(People.CLIENT).append("=client\n");
        users.append(user(People.OWNER));
        roles.append(People.OWNER).append("=owner\n");
        Files.writeString(configuration.resolve("application-users.properties"), users);
        Files.writeString(configuration.resolve("application-roles.properties"), roles);
        limitLog(configuration.resolve("standalone.xml"));
        listenForProxies(configuration.resolve("standalone.xml"));
    }

    private static String user(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5")
                    .digest((name + ":ApplicationRealm:" + People.PASSWORD).getBytes(StandardCharsets.UTF_8));
            return name + "=" + HexFormat.of().formatHex(hash) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void limitLog(Path standaloneXml) throws IOException {
        Files.writeString(standaloneXml, limited(Files.readString(standaloneXml)));
    }

    /** A server's configuration with a limit on its log. */
    static String limited(String xml) {
        return xml.replaceAll("<(/?)periodic-rotating-file-handler", "<$1size-rotating-file-handler")
                .replace(
                        "<suffix value=\".yyyy-MM-dd\"/>",
                        "<rotate-size value=\"20m\"/><max-backup-index value=\"2\"/>");
    }

    /** A second listener, for a proxy that ends TLS: it believes {@code X-Forwarded-Proto}. */
    private static void listenForProxies(Path standaloneXml) throws IOException {
        String xml = Files.readString(standaloneXml);
        if (!xml.contains("\"for-proxies\"")) {
            Files.writeString(
                    standaloneXml,
                    xml.replace(
                                    "<https-listener name=\"https\"",
                                    "<http-listener name=\"for-proxies\" socket-binding=\"for-proxies\""
                                            + " proxy-address-forwarding=\"true\"/><https-listener name=\"https\"")
                            .replace(
                                    "<socket-binding name=\"https\"",
                                    "<socket-binding name=\"for-proxies\" port=\"8081\"/>"
                                            + "<socket-binding name=\"https\""));
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
