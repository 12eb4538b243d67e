package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.countersign.demo.launcher.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A page that a person has open, and what people do on it. */
final class Window {

    static final String DASHBOARD = "/clinic/dashboard";
    static final String ACCOUNT = "/clinic/second-factor/account";

    private final BrowserContext context;
    private final boolean scripts;
    private final Page page;
    private final List<String> visited = new ArrayList<>();
    private final List<String> requested = new ArrayList<>();

    Window(BrowserContext context, boolean scripts) {
        this.scripts = scripts;
        this.context = context;
        this.page = context.newPage();
        page.onFrameNavigated(frame -> visited.add(frame.url()));
        page.onRequest(request -> requested.add(request.url()));
    }

    /** Whether scripts run: the page's own, and those of tools that examine it. */
    boolean runsScripts() {
        return scripts;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Another tab of the same browser. */
    Window newTab() {
        return new Window(context, scripts);
    }

    /** The addresses that have stood in the address bar. */
    List<String> visited() {
        return visited;
    }

    List<String> requested() {
        return requested;
    }

    Window goTo(String address) {
        page.navigate(address);
        return this;
    }

    /** Signs in at the clinic, by its own form, on the way to a page. */
    Window signIn(String name, String wanted) {
        goTo(wanted);
        return signInHere(name);
    }

    Window signIn(Colleague colleague) {
        return signIn(colleague.name(), DASHBOARD);
    }

    Window signInHere(String name) {
        page.locator("#j_username").fill(name);
        page.locator("#j_password").fill(Person.PASSWORD);
        return press("sign-in");
    }

    /** Signs in with the code from the phone. */
    Window signInWithCode(Colleague colleague, Telephone telephone) {
        signIn(colleague).at("verify");
        return answer(telephone.codeFor(colleague)).atClinic(DASHBOARD);
    }

    /** Opens one of the module's pages by a click on the link in the clinic's menu. */
    Window open(String entry) {
        return goTo("/clinic/second-factor/" + entry).at(entry);
    }

    /** Opens somebody's page from the list of people. */
    Window openPerson(String name) {
        open("people").type("search", name).press("find").at("people");
        page.locator("tbody")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return at("person");
    }

    /** Waits for a page of the module, by its name. */
    Window at(String name) {
        assertThat(page.locator("body")).hasAttribute("data-page", name);
        assertFitsTheScreen();
        return this;
    }

    /** Waits for a page of the clinic. */
    Window atClinic(String path) {
        page.waitForURL(url -> url.endsWith(path));
        assertThat(page.locator("#user")).isVisible();
        return this;
    }

    Window atSignIn() {
        assertThat(page.locator("#j_username")).isVisible();
        return this;
    }

    Window press(String id) {
        page.locator("#" + id).click();
        return this;
    }

    Window type(String id, String text) {
        page.locator("#" + id).fill(text);
        return this;
    }

    Window choose(String radio) {
        page.locator("#" + radio).check();
        return this;
    }

    Window answer(String code) {
        return type("code", code).press("continue");
    }

    Window openHelp() {
        Locator help = page.locator("#help");
        if (help.getAttribute("open") == null) {
            help.locator("summary").first().click();
        }
        return this;
    }

    Window resend() {
        return openHelp().press("resend");
    }

    /** Opens one's own account page, as the clinic's menu does. */
    Window openAccount() {
        return goTo(ACCOUNT).at("account");
    }

    /** Confirms a change at the application, with the password that everybody has. */
    Window confirmPassword() {
        return type("password", Person.PASSWORD).press("continue");
    }

    Locator element(String selector) {
        return page.locator(selector);
    }

    Window shows(String text) {
        assertThat(page.locator("main")).containsText(text);
        return this;
    }

    /** Something has to be corrected: at the top, at the field, in the title. */
    Window complainsAbout(String field, String sentence) {
        Locator summary = page.locator("[role=alert] a[href='#" + field + "']");
        assertThat(summary).hasText(sentence);
        assertThat(page.locator("#" + field + "-problem")).containsText(sentence);
        assertThat(page.locator("#" + field)).hasAttribute("aria-describedby", Pattern.compile(field + "-problem"));
        assertThat(page.title()).startsWith("Error: ");
        return this;
    }

    Window assertFitsTheScreen() {
        Object beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) beyond).intValue())
                .as("pixels beyond the screen of " + page.url())
                .isNotPositive();
        return this;
    }
}
