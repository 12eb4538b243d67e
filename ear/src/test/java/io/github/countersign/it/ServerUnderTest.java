package io.github.countersign.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Prepares the server of the current run before the first test, and stops everything that it started after the last. */
public final class ServerUnderTest implements LauncherSessionListener {

    private static final boolean PAYARA = "payara".equals(System.getProperty("arquillian.launch"));

    static final URI BASE = URI.create("http://localhost:" + (PAYARA ? 15080 : 10080));

    private PayaraDomain domain;

    /** The port where the server listens for a proxy, and believes what the proxy says about the protocol. */
    static final int PORT_FOR_PROXIES = PAYARA ? PayaraDomain.PORT_FOR_PROXIES : WildFlyHome.PORT_FOR_PROXIES;

    /** The folder that the service keeps its files in. */
    static Path dataDirectory() {
        return PAYARA ? PayaraDomain.DIRECTORY.resolve("countersign") : WildFlyHome.DATA.resolve("countersign");
    }

    static Path log() {
        return PAYARA
                ? PayaraDomain.DIRECTORY.resolve("logs/server.log")
                : WildFlyHome.DATA.resolveSibling("log/server.log");
    }

    static Path unpacked() {
        return Path.of(System.getProperty("countersign.servers"));
    }

    static boolean isPayara() {
        return PAYARA;
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("arquillian.launch") == null) {
            return;
        }
        try {
            if (PAYARA) {
                domain = PayaraDomain.start();
            } else {
                WildFlyHome.prepare();
            }
            ServiceSettings.complete().write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (domain != null) {
            domain.stop();
        }
    }
}
