package io.github.countersign.benchmarks.signin;

import io.github.countersign.demo.launcher.Demo;
import io.github.countersign.demo.launcher.Person;
import io.github.countersign.demo.launcher.Person.Method;
import io.github.countersign.demo.launcher.Person.Phone;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The demo's clinic with Countersign on WildFly, and how people sign in to it. */
final class Clinic {

    private static final int PEOPLE = 400;
    private static final int REMEMBERED = 50;
    private static final String OWNER = "the-owner";
    private static final String NEWCOMER = "a-newcomer";

    private final Demo demo;
    private final TextMessages texts;
    private final List<Browser> remembered = new ArrayList<>();

    private Clinic(Demo demo, TextMessages texts) {
        this.demo = demo;
        this.texts = texts;
    }

    static Clinic opened(Demo demo, TextMessages texts) throws InterruptedException {
        Clinic clinic = new Clinic(demo, texts);
        for (int n = 0; n < REMEMBERED; n++) {
            Browser browser = new Browser();
            clinic.signInWithCode(browser, remembered(n), number(PEOPLE + n), "year");
            clinic.remembered.add(browser);
        }
        return clinic;
    }

    /** Who has to be known to the server, and enrolled, before it starts. */
    static List<Person> people() {
        return Stream.of(
                        IntStream.range(0, PEOPLE).mapToObj(n -> staff(withCode(n), number(n))),
                        IntStream.range(0, REMEMBERED).mapToObj(n -> staff(remembered(n), number(PEOPLE + n))),
                        IntStream.range(0, PEOPLE).mapToObj(n -> new Person(client(n), "client", null)),
                        Stream.of(
                                new Person(OWNER, "owner", new Phone(number(PEOPLE + REMEMBERED), Method.TEXT)),
                                new Person(NEWCOMER, "staff", null)))
                .flatMap(people -> people)
                .toList();
    }

    private static Person staff(String name, String number) {
        return new Person(name, "staff", new Phone(number, Method.TEXT));
    }

    private static String number(int n) {
        return "+1303555%04d".formatted(n);
    }

    private static String withCode(int n) {
        return "staff-" + n % PEOPLE;
    }

    private static String remembered(int n) {
        return "remembered-" + n % REMEMBERED;
    }

    private static String client(int n) {
        return "client-" + n % PEOPLE;
    }

    /** From a browser that nobody knows. */
    void signInWithCode(int n) throws InterruptedException {
        signInWithCode(new Browser(), withCode(n), number(n % PEOPLE), "no");
    }

    /** From a browser that was remembered earlier and has been closed since. */
    void signInRemembered(int n) {
        Browser browser = remembered.get(n % REMEMBERED).restarted();
        atDashboard(remembered(n), password(browser, "/clinic/", remembered(n)));
    }

    /** A client, of whom no second factor is required. */
    void signInByPassword(int n) {
        atDashboard(client(n), password(new Browser(), "/clinic/", client(n)));
    }

    /** The same at the clinic without the filter. */
    void signInWithoutFilter(int n) {
        atDashboard(client(n), password(new Browser(), "/plain/", client(n)));
    }

    private Page password(Browser browser, String application, String name) {
        Page form = browser.open(at(application + "dashboard"));
        return browser.press(form, "sign-in", Map.of("j_username", name, "j_password", Person.PASSWORD));
    }

    private void signInWithCode(Browser browser, String name, String number, String remember)
            throws InterruptedException {
        Page asked = password(browser, "/clinic/", name).mustShow("data-page=\"verify\"");
        atDashboard(name, browser.press(asked, "continue", Map.of("code", texts.codeTo(number), "remember", remember)));
    }

    private static void atDashboard(String name, Page page) {
        page.mustShow("<title>Dashboard").mustShow("id=\"user\">" + name + "<");
    }

    /** A page of Countersign's, open in somebody's browser. */
    record Open(String title, Browser browser, URI address, String shows) {

        /** Loads it again. */
        Page load() {
            return browser.open(address).mustShow(shows);
        }
    }

    /** Every kind of page that people see, by those who see it. */
    List<Open> openPages() throws InterruptedException {
        List<Open> pages = new ArrayList<>();
        Browser asked = new Browser();
        Page verify = password(asked, "/clinic/", withCode(0));
        texts.codeTo(number(0)); // not answered
        pages.add(open("verify", asked, verify));

        Browser newcomer = new Browser();
        Page phone = password(newcomer, "/clinic/", NEWCOMER);
        Page method = newcomer.press(phone, "continue", Map.of("country", "US", "phone", "(503) 555-0100"));
        newcomer.press(method, "continue", Map.of("method", "sms")).mustShow("data-page=\"set-up-code\"");
        for (String step : List.of("phone", "method", "code")) {
            pages.add(open("set-up-" + step, newcomer, newcomer.open(at("/countersign/set-up?step=" + step))));
        }

        Browser owner = new Browser();
        signInWithCode(owner, OWNER, number(PEOPLE + REMEMBERED), "year");
        for (String entry : List.of("account", "people", "policy", "audit")) {
            pages.add(open(entry, owner, owner.open(at("/clinic/second-factor/" + entry))));
        }
        for (String address : List.of("/countersign/turn-off", "/countersign/change-phone")) {
            pages.add(open(address.replaceFirst(".*/", ""), owner, owner.open(at(address))));
        }
        return pages;
    }

    private static Open open(String title, Browser browser, Page page) {
        String name = page.name().orElseThrow(() -> new IllegalStateException(title + " is not shown: " + page));
        return new Open(title, browser, page.address(), "data-page=\"" + name + "\"");
    }

    private URI at(String path) {
        return demo.base().resolve(path);
    }
}
