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
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demo's clinic on WildFly twice, with the filter and without, and the same load on one after the other. What counts is the CPU time
 * of the server for each request.
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
    private final int pairs;
    private final int seconds;
    private final long warm;

    private ServerBenchmark(long server, int pairs, int seconds, long warm) {
        this.server = server;
        this.warm = warm;
        this.pairs = pairs;
        this.seconds = seconds;
    }

    /** @param arguments the launcher's target folder, how many pairs, how many seconds of load each, how many requests to warm up */
    public static void main(String... arguments) throws Exception {
        Path built = Path.of(arguments[0]);
        int pairs = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        long warm = Long.parseLong(arguments[3]);
        try (Demo demo = Demo.start(DemoOptions.in(built).onPort(PORT))) {
            deployWithoutFilter(built.resolve("archives/clinic.war"), demo.deployments());
            Application with = signedIn(demo, "/clinic");
            Application without = signedIn(demo, "/plain");
            long server =
                    ProcessHandle.current().children().findFirst().orElseThrow().pid();
            ServerBenchmark benchmark = new ServerBenchmark(server, pairs, seconds, warm);
            System.out.println("| Page | with the filter | without | with / without, median of " + pairs
                    + " pairs | half of the pairs |");
            System.out.println("|---|---:|---:|---:|---:|");
            for (Page page : PAGES) {
                benchmark.compare(page, with, without);
            }
        }
    }

    private void compare(Page page, Application with, Application without) throws Exception {
        long warmed = 0;
        while (warmed < warm) {
            warmed += Math.min(load(with, page), load(without, page));
        }
        List<Double> costsWith = new ArrayList<>();
        List<Double> costsWithout = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            boolean first = pair % 2 == 0; // who goes first takes turns
            double one = cost(first ? with : without, page);
            double other = cost(first ? without : with, page);
            costsWith.add(first ? one : other);
            costsWithout.add(first ? other : one);
            ratios.add(costsWith.get(pair) / costsWithout.get(pair));
            System.err.printf("%s: %.1f and %.1f µs%n", page.path(), costsWith.get(pair), costsWithout.get(pair));
        }
        System.out.printf(
                "| %s | %.1f µs | %.1f µs | %.3f | %.2f to %.2f |%n",
                page.title(),
                Medians.of(costsWith),
                Medians.of(costsWithout),
                Medians.of(ratios),
                Medians.quartile(ratios, 1),
                Medians.quartile(ratios, 3));
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

    private static void deployWithoutFilter(Path clinic, Path deployments) throws Exception {
        Path plain = Files.copy(clinic, clinic.resolveSibling("plain.war.new"), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(plain)) {
            Path descriptor = zip.getPath("WEB-INF", "jboss-web.xml");
            Files.writeString(descriptor, Files.readString(descriptor).replace("/clinic", "/plain"));
        }
        Files.move(plain, deployments.resolve("plain.war"));
        while (!Files.exists(deployments.resolve("plain.war.deployed"))) {
            if (Files.exists(deployments.resolve("plain.war.failed"))) {
                throw new IllegalStateException(Files.readString(deployments.resolve("plain.war.failed")));
            }
            Thread.sleep(200);
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
