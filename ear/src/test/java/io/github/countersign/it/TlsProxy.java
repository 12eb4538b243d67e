package io.github.countersign.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Ends TLS before a plain HTTP port, as load balancers do. It sets its own header with the protocol, whatever the client sends. */
final class TlsProxy implements AutoCloseable {

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
                Forwarding.pass(client, "X-Forwarded-Proto: https\r\n", requestLine -> new Socket("localhost", behind));
            } catch (IOException e) {
                // the client sees the end of its connection
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
