package io.github.countersign.demo.browsertests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.github.countersign.demo.launcher.Demo;
import io.github.countersign.demo.launcher.DemoException;
import io.github.countersign.demo.launcher.DemoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** One demo at a time and one browser, started when a test first needs them and stopped when the last has ended, or failed. */
public final class Stage implements LauncherSessionListener {

    /** The settings that the demo runs with. */
    enum Pace {
        /** The demo's own. */
        AS_SHIPPED,
        /** Nobody waits between two codes, one address may ask for many, and what is revoked ends within a second. */
        UNHURRIED
    }

    /** A language that is written from right to left. Its sentences stay in English. */
    static final String RIGHT_TO_LEFT = "ar-XB";

    private static final int PORT = 18080;

    private static @Nullable Demo demo;
    private static @Nullable Pace pace;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    static synchronized Demo demo(Pace wanted) {
        Demo running = demo;
        if (running != null && pace == wanted) {
            return running;
        }
        closeDemo();
        try {
            running = Demo.start(options(wanted));
        } catch (DemoException e) {
            throw new IllegalStateException(e);
        }
        demo = running;
        pace = wanted;
        return running;
    }

    private static DemoOptions options(Pace wanted) {
        DemoOptions options = DemoOptions.in(Path.of(System.getProperty("demo.directory")))
                .onPort(PORT)
                .with(Colleague.ALL)
                .with("countersign.allowed-regions", "US,DE,GB")
                .with("countersign.test-language", RIGHT_TO_LEFT);
        return wanted == Pace.AS_SHIPPED
                ? options
                : options.with("countersign.look-again", "PT1S")
                        .with("countersign.send.interval", "PT0.01S")
                        .with("countersign.send.per-new-number-and-hour", "1000")
                        .with("countersign.send.per-address-and-hour", "1000")
                        .with("countersign.send.per-practice-and-hour", "1000");
    }

    static synchronized Browser browser() {
        Browser running = browser;
        if (running == null) {
            Map<String, String> environment = new HashMap<>(System.getenv());
            if (!isDownloaded()) {
                environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            }
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            PlaywrightAssertions.setDefaultAssertionTimeout(Browsers.MILLISECONDS_TO_WAIT);
            running = playwright.chromium().launch(launch());
            browser = running;
        }
        return running;
    }

    private static boolean isDownloaded() {
        return "playwright".equals(System.getProperty("browser"));
    }

    private static BrowserType.LaunchOptions launch() {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions();
        if (!isDownloaded()) {
            Path executable = Path.of(System.getProperty("browser", ""));
            if (!Files.isExecutable(executable)) {
                throw new IllegalStateException("No browser to test with: '" + executable
                        + "'. Name a Chromium or Chrome with -Dbrowser=/usr/bin/chromium");
            }
            options.setExecutablePath(executable);
        }
        return options.setArgs(List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic"));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        close();
    }

    private static synchronized void close() {
        try {
            if (browser != null) {
                browser.close();
            }
            if (playwright != null) {
                playwright.close();
            }
        } finally {
            browser = null;
            playwright = null;
            closeDemo();
        }
    }

    private static void closeDemo() {
        if (demo != null) {
            demo.close();
        }
        demo = null;
        pace = null;
    }
}
