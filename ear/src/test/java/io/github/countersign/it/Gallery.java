package io.github.countersign.it;

import io.github.countersign.it.gallery.Secret;
import io.github.countersign.it.gallery.credentials.PatientsServlet;
import io.github.countersign.it.gallery.own.LoginServlet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The old applications that the filter's jar is dropped into. */
final class Gallery {

    private static final String RESOURCES = "io/github/countersign/it/gallery/";

    static final OldApplication BASIC = new OldApplication(
            "gallery-basic",
            war("basic").addAsWebResource(RESOURCES + "error.jsp", "error.jsp"),
            Secret.TEXT,
            List.of("dashboard", "reports/year", "page.jsp", "files/report.txt"),
            List.of("challenge"),
            (browser, name, way) -> browser.always("Authorization", "Basic " + base64(name + ":" + People.PASSWORD))
                    .openOnly("/gallery-basic/dashboard"));

    static final OldApplication MECHANISM = new OldApplication(
            "gallery-mechanism",
            war("mechanism").addAsWebResource(RESOURCES + "login.html", "open/login.html"),
            Secret.TEXT,
            List.of("dashboard", "reports/year", "page.jsp", "files/report.txt"),
            List.of("page"),
            (browser, name, way) -> {
                browser.open("/gallery-mechanism/dashboard");
                return browser.post("/gallery-mechanism/open/login", Map.of("name", name, "password", People.PASSWORD));
            });

    static final OldApplication OWN_LOGIN = new OldApplication(
            "gallery-own",
            war("own")
                    .addAsWebResource(RESOURCES + "login.html", "login.html")
                    .addAsWebResource(RESOURCES + "error.jsp", "error.jsp")
                    .addAsWebResource(RESOURCES + "page.jsp", "dashboard.jsp")
                    .addAsWebInfResource(RESOURCES + "page.jsp", "view.jsp"),
            Secret.TEXT,
            List.of(
                    "dashboard",
                    "page.jsp",
                    "dashboard.jsp",
                    "files/report.txt",
                    "go/patients",
                    "go/frame",
                    "later",
                    "events",
                    "news"),
            List.of(
                    "redirect",
                    "redirect-away",
                    "redirect-telling",
                    "cookie-first",
                    "page",
                    "forward",
                    "forward-servlet",
                    "forward-file",
                    "include",
                    "named",
                    "megabyte",
                    "stream",
                    "late",
                    "late-async",
                    "late-not-blocking",
                    "page-first",
                    "flushed",
                    "closed",
                    "head",
                    "json",
                    "send-error",
                    "not-found",
                    "failure",
                    "failure-in-page",
                    "new-session",
                    "new-id",
                    "unwrapped",
                    "out-and-in",
                    "async",
                    "async-arguments",
                    "async-response",
                    "async-thread",
                    "async-unwrapped",
                    "async-megabyte",
                    "async-dispatch",
                    "async-dispatch-view",
                    "async-dispatch-servlet",
                    "async-timeout",
                    "async-no-answer",
                    "async-not-blocking",
                    "async-page-first",
                    "async-page-first-timeout",
                    "async-sign-in"),
            ownLogin("gallery-own"));

    static final OldApplication FACES = new OldApplication(
            "gallery-faces",
            war("faces")
                    .addAsWebResource(RESOURCES + "faces/login.xhtml", "login.xhtml")
                    .addAsWebResource(RESOURCES + "faces/dashboard.xhtml", "dashboard.xhtml"),
            Secret.TEXT,
            List.of("dashboard.xhtml", "dashboard", "files/report.txt"),
            List.of("action", "ajax"),
            (browser, name, way) -> {
                Page login = browser.open("/gallery-faces/login.xhtml");
                Map<String, String> fields = Map.of("name", name, "password", People.PASSWORD);
                return way.equals("ajax")
                        ? browser.pressByScript(login, "sign-in", fields)
                        : browser.pressOnly(login, "sign-in", fields);
            });

    static final OldApplication PROGRAMMATIC = new OldApplication(
            "gallery-programmatic",
            war("programmatic"),
            Secret.TEXT,
            List.of("dashboard", "api/patients", "api/patients/events", "page.jsp", "files/report.txt"),
            List.of("", "/later"),
            (browser, name, way) -> browser.post(
                    "/gallery-programmatic/api/login" + way,
                    Map.of("name", name, "password", People.PASSWORD),
                    "application/json"));

    static final OldApplication ORDERING = new OldApplication(
            "gallery-ordering",
            war("ordering")
                    .addPackage(LoginServlet.class.getPackage())
                    .addAsWebResource(RESOURCES + "page.jsp", "dashboard.jsp"),
            Secret.TEXT,
            List.of("dashboard", "page.jsp", "files/report.txt", "later", "events"),
            List.of("page", "megabyte", "async", "async-dispatch", "forward"),
            ownLogin("gallery-ordering"));

    static final OldApplication PROXY = new OldApplication(
            "gallery-proxy",
            war("proxy"),
            Secret.TEXT,
            List.of("dashboard", "reports/year", "page.jsp", "files/report.txt"),
            List.of("header"),
            (browser, name, way) -> browser.always("X-Remote-User", name)
                    .always("X-Remote-Roles", "client, staff")
                    .openOnly("/gallery-proxy/dashboard"));

    static final OldApplication CREDENTIALS =
            credentials("gallery-credentials", war("credentials"), List.of("Basic", "Login"));

    /** The same, where web.xml declares the filter by hand. */
    static final OldApplication DECLARED = credentials(
            "gallery-declared", war("declared").addPackage(PatientsServlet.class.getPackage()), List.of("Basic"));

    static final OldApplication CLINIC = new OldApplication(
            "clinic",
            Archives.guardedClinic(),
            Clinic.SECRET,
            List.of("dashboard"),
            List.of("form"),
            (browser, name, way) -> browser.pressOnly(
                    browser.open("/clinic/dashboard"),
                    "sign-in",
                    Map.of("j_username", name, "j_password", People.PASSWORD)));

    private Gallery() {}

    static Stream<OldApplication> all() {
        return Stream.of(OWN_LOGIN, CLINIC, BASIC, MECHANISM, FACES, PROGRAMMATIC, ORDERING, PROXY, CREDENTIALS);
    }

    private static OldApplication credentials(String name, WebArchive archive, List<String> ways) {
        return new OldApplication(
                name,
                archive,
                Secret.TEXT,
                List.of("dashboard", "reports/year", "page.jsp", "files/report.txt"),
                ways,
                (browser, person, way) -> browser.always(
                                "Authorization", way + " " + base64(person + ":" + People.PASSWORD))
                        .openOnly("/" + name + "/dashboard"));
    }

    private static OldApplication.SignIn ownLogin(String context) {
        return (browser, name, way) ->
                browser.post("/" + context + "/login", Map.of("name", name, "password", People.PASSWORD, "how", way));
    }

    private static WebArchive war(String name) {
        return ShrinkWrap.create(WebArchive.class, "gallery-" + name + ".war")
                .addPackage(Secret.class.getPackage())
                .addPackage(Secret.class.getPackageName() + "." + name)
                .setWebXML(RESOURCES + name + "/web.xml")
                .addAsWebResource(RESOURCES + "page.jsp", "page.jsp")
                .addAsWebResource(RESOURCES + "report.txt", "files/report.txt")
                .addAsLibrary(Archives.filter());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
