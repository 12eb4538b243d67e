package io.github.countersign.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A browser without JavaScript: cookies, redirects, forms. */
final class Browser {

    private static final String HTML = "text/html,*/*;q=0.8";

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final Map<String, String> standing = new LinkedHashMap<>();
    private final URI base;
    private final HttpClient client;

    Browser() {
        this(ServerUnderTest.BASE, HttpClient.newBuilder());
    }

    /** A browser that sees the server at another address. */
    Browser(URI base, HttpClient.Builder client) {
        this.base = base;
        this.client = client.version(HttpClient.Version.HTTP_1_1) // what browsers speak on plain HTTP
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Sends a header with every request from now on. */
    Browser always(String name, String value) {
        standing.put(name, value);
        return this;
    }

    Map<String, String> standingHeaders() {
        return standing;
    }

    /** Goes to a page as a person does, and follows redirects. */
    Page open(String path) {
        return follow(send(request(path).header("Accept", HTML).GET().build()));
    }

    /** Goes to a page and shows the very first answer. */
    Page openOnly(String path) {
        return send(request(path).header("Accept", HTML).GET().build());
    }

    /** Requests a page as a script does in the background. */
    Page fetch(String path) {
        return send(request(path)
                .header("Accept", "application/json")
                .header("X-Requested-With", "XMLHttpRequest")
                .GET()
                .build());
    }

    /** Follows a link. */
    Page follow(Page page, String linkId) {
        Element link = page.document().getElementById(linkId);
        if (link == null) {
            throw new AssertionError("No link " + linkId + " on " + page);
        }
        return open(page.address().resolve(link.attr("href")).toString());
    }

    /** Presses a button of a form, with some fields filled in. */
    Page press(Page page, String buttonId, Map<String, String> fields) {
        return follow(pressOnly(page, buttonId, fields));
    }

    Page pressOnly(Page page, String buttonId, Map<String, String> fields) {
        Element button = page.document().getElementById(buttonId);
        if (button == null) {
            throw new AssertionError("No button " + buttonId + " on " + page);
        }
        Element form = button.closest("form");
        Map<String, String> values = new LinkedHashMap<>();
        for (Element input : form.select("input[name], select[name]")) {
            String type = input.attr("type");
            boolean chosen = !type.equals("radio") && !type.equals("checkbox") || input.hasAttr("checked");
            if (chosen && !type.equals("submit")) {
                values.put(input.attr("name"), input.val());
            }
        }
        values.putAll(fields);
        if (button.hasAttr("name")) {
            values.put(button.attr("name"), button.val());
        }
        return post(page.address().resolve(form.attr("action")).toString(), values);
    }

    /** Like {@link #pressOnly}, by the script of Faces. */
    Page pressByScript(Page page, String buttonId, Map<String, String> fields) {
        Map<String, String> values = new LinkedHashMap<>(fields);
        values.put("jakarta.faces.partial.ajax", "true");
        values.put("jakarta.faces.source", buttonId);
        values.put("jakarta.faces.partial.event", "click");
        values.put("jakarta.faces.partial.execute", "@all");
        values.put("jakarta.faces.partial.render", "@all");
        standing.put("Faces-Request", "partial/ajax");
        try {
            return pressOnly(page, buttonId, values);
        } finally {
            standing.remove("Faces-Request");
        }
    }

    Page post(String address, Map<String, String> values) {
        return post(address, values, HTML);
    }

    /** Posts something that is not a form, or a form that browsers do not write. */
    Page postBody(String address, String type, String body) {
        return send(request(address)
                .header("Accept", HTML)
                .header("Content-Type", type)
                .header("Origin", origin())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** @param accept the content types of the answer */
    Page post(String address, Map<String, String> values, String accept) {
        String body = values.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(address)
                .header("Accept", accept)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Page follow(Page page) {
        Page now = page;
        for (int i = 0; i < 10 && now.status() / 100 == 3; i++) {
            now = openOnly(now.address().resolve(now.header("Location")).toString());
        }
        return now;
    }

    /** This browser after a restart: only its long-lived cookies are left. */
    Browser afterRestart() {
        return afterRestart(new Browser());
    }

    /** Like {@link #afterRestart()}, but the cookies go to that browser. */
    Browser afterRestart(Browser restarted) {
        restarted.standing.putAll(standing);
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            if (cookie.getMaxAge() > 86_400) {
                restarted.cookies.getCookieStore().add(base, cookie);
            }
        }
        return restarted;
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(address)).timeout(Duration.ofSeconds(60));
        standing.forEach(request::header);
        return request;
    }

    private String origin() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Page(request.uri(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
