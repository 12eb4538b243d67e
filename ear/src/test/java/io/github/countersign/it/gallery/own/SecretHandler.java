package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.Secret;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The application's own protocol: tells the secret and hangs up. */
public class SecretHandler implements HttpUpgradeHandler {

    @Override
    public void init(WebConnection connection) {
        try (connection) {
            connection.getOutputStream().write(Secret.touch().getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {}
}
