package io.github.countersign.benchmarks;

import io.github.countersign.demo.launcher.Demo;
import io.github.countersign.demo.launcher.DemoOptions;
import io.github.countersign.demo.launcher.Person;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demo's clinic on WildFly, with the filter, without, and once more without, and the same load on one after the other. What counts
 * is the CPU time of the server for each request; the two without tell how much of a difference is chance.
 */
public final class ServerBenchmark {

    private static final int PORT = 18080;
    private static final int CLOCK_TICKS = 100; // of /proc, a second; the same on every Linux
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");

    /** A page of the application, and what of it shows that it came. */
    private record Page(String title, String path, String shows) {}

    private static final List<Page> PAGES = List.of(
            new Page("A small script, served by the container", "/js/waiting-room.js", "function"),
            new Page("The dashboard, a JSP", "/dashboard", "Your appointments"));

    /** The application at a context path, and a signed-in session of it. */
    private record Application(Demo demo, String context, String cookie) {

        URI address(String path) {
            return demo.base().resolve(context + path);
        }
    }

    private final long server;
    private final int rounds;
    private final int seconds;
    private final long warm;

    private ServerBenchmark(long server, int rounds, int seconds, long warm) {
        this.server = server;
        this.warm = warm;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /** @param arguments the launcher's target folder, how many rounds, how many seconds of load each, how many requests to warm up */
    public static void main(String... arguments) throws Exception {
        Path built = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        long warm = Long.parseLong(arguments[3]);
        try (Demo demo = Demo.start(DemoOptions.in(built).onPort(PORT))) {
            PlainClinic.deploy(built, demo.deployments(), "plain");
            PlainClinic.deploy(built, demo.deployments(), "control");
            List<Application> applications =
                    List.of(signedIn(demo, "/clinic"), signedIn(demo, "/plain"), signedIn(demo, "/control"));
            ServerBenchmark benchmark = new ServerBenchmark(demo.pid(), rounds, seconds, warm);
            System.out.println("| Page | with the filter | without | with / without, median of " + rounds
                    + " rounds (half of them) | without / without |");
            System.out.println("|---|---:|---:|---:|---:|");
            for (Page page : PAGES) {
                benchmark.compare(page, applications);
            }
        }
    }

    private void compare(Page page, List<Application> applications) throws Exception {
        for (long warmed = 0; warmed < warm; ) {
            long least = Long.MAX_VALUE;
            for (Application application : applications) {
                least = Math.min(least, load(application, page));
            }
            warmed += least;
        }
        List<List<Double>> costs =
                applications.stream().<List<Double>>map(a -> new ArrayList<>()).toList();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < applications.size(); turn++) {
                int next = (round + turn) % applications.size(); // who goes first takes turns
                costs.get(next).add(cost(applications.get(next), page));
            }
        }
        List<Double> without = costs.get(1);
        System.out.printf(
                "| %s | %.1f µs | %.1f µs | %s | %s |%n",
                page.title(),
                Medians.of(costs.get(0)),
                Medians.of(without),
                ratios(costs.get(0), without),
                ratios(costs.get(2), without));
    }

    private static String ratios(List<Double> costs, List<Double> others) {
        List<Double> ratios = Medians.ratios(costs, others);
        return "%.3f (%.2f to %.2f)"
                .formatted(Medians.of(ratios), Medians.quartile(ratios, 1), Medians.quartile(ratios, 3));
    }

    /** CPU time of the server for one request, in microseconds. */
    private double cost(Application application, Page page) throws Exception {
        long before = cpuTicks();
        long requests = load(application, page);
        return (cpuTicks() - before) * (1e6 / CLOCK_TICKS) / requests;
    }

    /** User and system time of all threads of the server. */
    private long cpuTicks() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(server), "stat"));
        String[] afterTheName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(afterTheName[11]) + Long.parseLong(afterTheName[12]);
    }

    /** @return how many requests were answered */
    private long load(Application application, Page page) throws Exception {
        check(application, page);
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c4",
                        "-d" + seconds,
                        "-H",
                        "Cookie: " + application.cookie(),
                        application.address(page.path()).toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher requests = REQUESTS.matcher(said);
        if (wrk.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors") || !requests.find()) {
            throw new IllegalStateException(said);
        }
        check(application, page);
        return Long.parseLong(requests.group(1));
    }

    /** wrk takes a redirect to the sign-in for an answer. */
    private static void check(Application application, Page page) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(application.address(page.path()))
                                .header("Cookie", application.cookie())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains(page.shows())) {
            throw new IllegalStateException(page + " of " + application.context() + " answered " + answer.statusCode());
        }
    }

    /** A client of the practice, who is not asked for a second factor. */
    private static Application signedIn(Demo demo, String context) throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        URI base = demo.base().resolve(context + "/");
        browser.send(page(base.resolve("dashboard")), HttpResponse.BodyHandlers.discarding());
        String form = "j_username=casey&j_password=" + URLEncoder.encode(Person.PASSWORD, StandardCharsets.UTF_8);
        browser.send(
                HttpRequest.newBuilder(base.resolve("j_security_check"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        browser.send(page(base.resolve("dashboard")), HttpResponse.BodyHandlers.discarding());
        String session = cookies.getCookieStore().get(base).stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .findFirst()
                .orElseThrow();
        return new Application(demo, context, session);
    }

    private static HttpRequest page(URI address) {
        return HttpRequest.newBuilder(address).header("Accept", "text/html").build();
    }
}
