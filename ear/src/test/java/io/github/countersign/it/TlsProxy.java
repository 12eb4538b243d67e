package io.github.countersign.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Ends TLS before a plain HTTP port, as load balancers do. It sets its own header with the protocol, whatever the client sends. */
final class TlsProxy implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final String PASSWORD = "of no worth";

    private final int behind;
    private final SSLContext tls;
    private final ServerSocket door;

    private TlsProxy(int behind, SSLContext tls) throws IOException {
        this.behind = behind;
        this.tls = tls;
        this.door = tls.getServerSocketFactory().createServerSocket(0);
    }

    static TlsProxy before(int port) throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("tls-proxy");
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "proxy",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        Files.delete(file);
        Files.delete(folder);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        TlsProxy proxy = new TlsProxy(port, tls);
        Thread thread = new Thread(proxy::serve, "TLS proxy");
        thread.setDaemon(true);
        thread.start();
        return proxy;
    }

    /** A browser that sees the server over HTTPS. */
    Browser browser() {
        return new Browser(
                URI.create("https://localhost:" + door.getLocalPort()),
                HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1));
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                pass(client);
            } catch (IOException e) {
                // the client sees the end of its connection
            }
        }
    }

    private void pass(Socket client) throws IOException {
        InputStream input = client.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return;
            }
            head.write(next);
        }
        String told = head.toString(StandardCharsets.ISO_8859_1)
                .replaceAll("(?im)^(connection|x-forwarded-[a-z]+|upgrade|http2-settings): .*\r\n", "")
                .replaceFirst("\r\n", "\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n");
        Matcher length = LENGTH.matcher(told);
        byte[] body = input.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        try (Socket server = new Socket("localhost", behind)) {
            OutputStream output = server.getOutputStream();
            output.write(told.getBytes(StandardCharsets.ISO_8859_1));
            output.write(body);
            output.flush();
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
