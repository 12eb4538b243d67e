package io.github.countersign.demo.browsertests;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.HarContentPolicy;
import io.github.countersign.demo.launcher.Demo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The browsers that a test opens, each with its own cookies. They are closed after the test, and their recordings are checked. */
final class Browsers implements BeforeEachCallback, AfterEachCallback {

    static final double MILLISECONDS_TO_WAIT = 20_000;

    private final Stage.Pace pace;
    private final List<Opened> opened = new ArrayList<>();
    private String test = "";

    private record Opened(BrowserContext context, Path recording, List<String> complaints) {}

    Browsers(Stage.Pace pace) {
        this.pace = pace;
    }

    Browsers() {
        this(Stage.Pace.UNHURRIED);
    }

    Demo demo() {
        return Stage.demo(pace);
    }

    Telephone telephone() {
        return new Telephone(demo().telephone());
    }

    Window open() {
        return open(Device.DESKTOP);
    }

    Window open(Device device) {
        return open(device, options -> options);
    }

    Window open(Device device, UnaryOperator<NewContextOptions> more) {
        Path recording = folder().resolve("recordings/" + test + "-" + opened.size() + ".har");
        NewContextOptions options = more.apply(device.options())
                .setBaseURL(demo().base().toString())
                .setRecordHarPath(recording)
                .setRecordHarContent(HarContentPolicy.EMBED);
        BrowserContext context = Stage.browser().newContext(options);
        context.setDefaultTimeout(MILLISECONDS_TO_WAIT);
        context.setDefaultNavigationTimeout(MILLISECONDS_TO_WAIT);
        List<String> complaints = new ArrayList<>();
        context.onConsoleMessage(message -> {
            // An answer such as 401 or 410 is a complaint of the browser, too; those are checked where they are
            // expected.
            boolean complaint = message.type().equals("error") || message.type().equals("warning");
            if (complaint && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        opened.add(new Opened(context, recording, complaints));
        return new Window(context, device.runsScripts());
    }

    /** A browser that is not recorded. */
    BrowserContext bare() {
        return Stage.browser()
                .newContext(new NewContextOptions().setBaseURL(demo().base().toString()));
    }

    /** Where pictures and recordings are kept. */
    static Path folder() {
        return Path.of(System.getProperty("demo.pictures"));
    }

    /** Closes all browsers and returns what they recorded. */
    List<Recording> close() {
        List<Recording> recordings = new ArrayList<>();
        List<Opened> closing = List.copyOf(opened);
        opened.clear();
        closing.forEach(one -> one.context().close());
        for (Opened one : closing) {
            Recording recording = Recording.read(one.recording());
            Manners.check(recording, one.complaints(), demo().base().toString());
            recordings.add(recording);
        }
        return recordings;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        test = (context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName())
                .replaceAll("[^A-Za-z0-9]+", "-");
        demo();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            close();
            return;
        }
        for (Opened one : opened) {
            for (Page page : one.context().pages()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder().resolve("failures/" + test + "-" + opened.indexOf(one) + ".png")));
            }
            one.context().close();
        }
        opened.clear();
    }
}
