package io.github.countersign.demo.browsertests;

import static io.github.countersign.demo.browsertests.Window.DASHBOARD;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.ScreenshotScale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures of every page in {@code target/screenshots}, on a phone and on a desk, light and dark: {@code mvn verify -Dscreenshots}. */
class Screenshots {

    @RegisterExtension
    final Browsers browsers = new Browsers(Stage.Pace.AS_SHIPPED);

    private int number = 10;

    @Test
    void ofEveryPage() throws IOException {
        Window sam = open();
        picture(sam.goTo(DASHBOARD).atSignIn(), "clinic-sign-in");
        picture(sam.signInHere("sam").at("verify"), "verify");
        pictureForTheReadme(sam);
        picture(sam.openHelp(), "verify-help");
        picture(sam.press("resend").at("verify"), "verify-too-soon");
        picture(sam.answer("1234567").at("verify"), "verify-error");
        sam.element("details:last-of-type > summary").last().click();
        picture(sam, "verify-everything-open");
        for (int i = 0; i < 5; i++) {
            sam.answer("00000000").at("verify");
        }
        picture(sam, "verify-used-up");
        picture(open().signIn("sam", DASHBOARD).at("verify"), "verify-nothing-sent");

        Window sofia = open().signIn("sofia", DASHBOARD).at("verify");
        picture(sofia.openHelp(), "verify-call");
        sofia.answer(browsers.telephone().codeFor("+12025550144")).atClinic(DASHBOARD);
        picture(sofia, "clinic-dashboard");

        Window olivia = open().signIn("olivia", "/clinic/waiting-room").at("set-up-phone");
        picture(olivia, "set-up-phone");
        picture(olivia.type("phone", "900 234 5678").press("continue").at("set-up-phone"), "set-up-phone-error");
        picture(olivia.type("phone", "202 555 0171").press("continue").at("set-up-method"), "set-up-method");
        picture(olivia.press("continue").at("set-up-code"), "set-up-code");

        Window marcus = open().signIn("marcus", DASHBOARD).at("set-up-phone");
        picture(marcus.type("phone", "+49 30 1234567").press("continue").at("set-up-method"), "set-up-landline");

        Window ends = open();
        picture(ends.goTo("/countersign/verify").at("expired"), "expired");
        picture(ends.goTo("/countersign/nowhere").at("not-found"), "not-found");
        sam.newTab().goTo(DASHBOARD).at("verify").press("cancel").atSignIn();
        picture(sam.goTo("/countersign/verify").at("expired"), "expired-known");

        Window telephone = open().goTo("/phone");
        picture(telephone, "telephone");
        telephone.element("summary").first().click();
        picture(telephone, "telephone-call");

        Window late = open().signIn("chris", DASHBOARD).atClinic(DASHBOARD);
        late.goTo("/clinic/second-factor/nowhere");
        picture(late, "filter-not-found");
        try (WrongSetting wrong = WrongSetting.write(browsers)) {
            picture(sam.goTo("/countersign/verify").at("unavailable"), "unavailable");
            picture(open().signIn("sam", DASHBOARD).at("unavailable"), "filter-unavailable");
        }
    }

    @Test
    void ofTheOwnAccount() {
        number = 50;
        Colleague colleague = Colleague.withTexts();
        Window here = open().signIn(colleague).at("verify").choose("remember-year");
        here.answer(browsers.telephone().codeFor(colleague)).atClinic(DASHBOARD);
        here.press("sign-out").atSignIn().signIn(colleague).atClinic(DASHBOARD);
        picture(here.openAccount(), "account");
        picture(here.press("change").at("change-phone"), "change-phone");
        here.type("password", "something else").press("continue").at("change-phone");
        picture(here, "change-phone-error");
        picture(here.confirmPassword().at("set-up-phone"), "change-phone-number");
        here.goTo("/countersign/account").at("account");
        picture(here.press("turn-off").at("turn-off"), "turn-off");
        picture(here.confirmPassword().at("turn-off"), "turn-off-sure");
        picture(here.press("confirm").at("account"), "account-turned-off");

        Colleague client = Colleague.client();
        Window first = open().signIn(client).atClinic(DASHBOARD).openAccount();
        picture(first, "account-off");
        picture(first.press("turn-on").at("set-up-password"), "set-up-password");
        first.confirmPassword().at("set-up-phone").type("phone", client.nationalNumber());
        picture(first, "turn-on-phone");
        picture(first.press("continue").at("set-up-method"), "turn-on-method");
        picture(first.press("continue").at("set-up-code"), "turn-on-code");
        first.answer(browsers.telephone().codeFor(client)).at("set-up-done");
        picture(first, "set-up-done");
        picture(first.press("account").at("account"), "account-no-browser");
    }

    @Test
    void ofThePractice() {
        number = 70;
        Colleague colleague = Colleague.withCalls();
        open().signIn(Colleague.client()).atClinic(DASHBOARD);
        Window owner = open().signInWithCode(Colleague.owner(), browsers.telephone());
        picture(owner.open("people"), "people");
        picture(owner.openPerson(colleague.name()), "person");
        owner.press("give-bypass").at("person");
        picture(owner, "bypass-reason");
        owner.type("reason", "Left the phone at home")
                .choose("hours-8")
                .press("continue")
                .at("person");
        picture(owner, "bypass-password");
        picture(owner.confirmPassword().at("person"), "bypass-confirm");
        owner.press("confirm").at("person");
        picture(owner, "bypass-given");
        picture(owner.open("policy"), "policy");
        picture(owner.choose("require-everyone").press("save").at("policy"), "policy-confirm");
        picture(owner.open("audit"), "audit");
        Window verify = open().signIn(colleague).at("verify").goTo("/countersign/verify?step=bypass");
        picture(verify.at("verify"), "verify-bypass");
        owner.openAccount().press("turn-off").at("turn-off").confirmPassword().at("turn-off");
        owner.press("confirm").at("account");
        picture(owner.openPerson(colleague.name()), "person-own-first");
    }

    @Test
    void inEveryLanguage() {
        number = 90;
        Colleague colleague = Colleague.withTexts();
        for (String language : new String[] {"de", "es", "fr", "pt-BR", Stage.RIGHT_TO_LEFT}) {
            UnaryOperator<NewContextOptions> spoken =
                    options -> options.setDeviceScaleFactor(2).setLocale(language);
            Window window = browsers.open(Device.DESKTOP, spoken).signIn(Colleague.owner());
            picture(window.at("verify").openHelp(), "verify-" + language);
            Window owner =
                    browsers.open(Device.DESKTOP, spoken).signInWithCode(Colleague.owner(), browsers.telephone());
            picture(owner.openAccount(), "account-" + language);
            picture(owner.press("turn-off").at("turn-off"), "turn-off-" + language);
            picture(owner.open("people"), "people-" + language);
            picture(owner.openPerson(colleague.name()), "person-" + language);
            picture(owner.press("give-bypass").at("person"), "bypass-" + language);
            picture(owner.open("policy"), "policy-" + language);
            picture(owner.open("audit"), "audit-" + language);
            picture(
                    browsers.open(Device.DESKTOP, spoken)
                            .signIn(Colleague.newcomer())
                            .at("set-up-phone"),
                    "set-up-" + language);
        }
    }

    /** Four pages side by side, as a phone shows them. */
    @Test
    void forTheReadme() {
        Colleague colleague = Colleague.withTexts();
        Window newcomer = open().signIn(Colleague.newcomer()).at("set-up-phone");
        Colleague who = Colleague.owner();
        Window owner = open().signIn(who).at("verify").choose("remember-year");
        owner.answer(browsers.telephone().codeFor(who)).atClinic(DASHBOARD);
        String pictures = framed(newcomer)
                + framed(owner.openAccount())
                + framed(owner.openPerson(colleague.name()))
                + framed(owner.open("policy"));
        sheet("readme-pages", 1100, 600, "<div style='display:flex;gap:24px'>" + pictures + "</div>");
    }

    private static String framed(Window window) {
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        window.page().setViewportSize(390, 880);
        return "<img width=230 style='border-radius:12px;box-shadow:0 8px 24px #0002' src='%s'>"
                .formatted(inline(window.page().screenshot()));
    }

    /** The page beside the phone that the code reached. */
    private void pictureForTheReadme(Window verify) {
        verify.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        verify.page().setViewportSize(430, 664);
        byte[] page = verify.page().screenshot();
        Window telephone = open().goTo("/phone");
        byte[] phone = telephone.element(".phone").first().screenshot();
        sheet(
                "readme",
                880,
                780,
                ("<img width=430 style='border-radius:12px;box-shadow:0 8px 24px #0002' src='%s'>"
                                + "<img width=336 style='border-radius:42px' src='%s'>")
                        .formatted(inline(page), inline(phone)));
    }

    private static void sheet(String name, int width, int height, String pictures) {
        BrowserContext paper = Stage.browser().newContext(new NewContextOptions().setViewportSize(width, height));
        Page sheet = paper.newPage();
        sheet.setContent(("<body style='margin:0;display:flex;gap:40px;justify-content:center;align-items:center;"
                        + "height:%dpx;background:#dfe8ea'>%s</body>")
                .formatted(height, pictures));
        sheet.waitForFunction("[...document.images].every(image => image.complete)");
        sheet.screenshot(new Page.ScreenshotOptions()
                .setPath(Browsers.folder().resolve("screenshots/" + name + ".png"))
                .setScale(ScreenshotScale.CSS));
        paper.close();
    }

    private static String inline(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private Window open() {
        return browsers.open(Device.DESKTOP, options -> options.setDeviceScaleFactor(2));
    }

    private void picture(Window window, String name) {
        number++;
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            picture(window, 390, 844, ScreenshotScale.DEVICE, name + "-phone-" + scheme);
            picture(window, 1280, 800, ScreenshotScale.CSS, name + "-desktop-" + scheme);
        }
    }

    private void picture(Window window, int width, int height, ScreenshotScale scale, String name) {
        window.page().setViewportSize(width, height);
        Path file = Browsers.folder().resolve("screenshots/" + number + "-" + name.toLowerCase(Locale.ROOT) + ".png");
        window.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(file)
                        .setFullPage(true)
                        .setScale(scale)
                        .setCaret(ScreenshotCaret.HIDE)
                        .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
