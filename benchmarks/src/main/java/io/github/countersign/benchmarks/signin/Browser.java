package io.github.countersign.benchmarks.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Somebody's browser: it keeps cookies, follows redirects and sends forms. As to every browser, localhost is secure to it. */
final class Browser {

    private static final int MOST_REDIRECTS = 10;

    private static final String CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    /** One for all, so that each finds a connection open. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Cookie(String value, String path, boolean lasting) {}

    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final @Nullable URI elsewhere;

    /** One that follows every redirect. */
    Browser() {
        this(null);
    }

    /** @param elsewhere where another application starts, which is not there: redirects to it are not followed */
    Browser(@Nullable URI elsewhere) {
        this.elsewhere = elsewhere;
    }

    /** What is left of it when it is started anew: the cookies that last. */
    Browser restarted() {
        Browser restarted = new Browser(elsewhere);
        cookies.forEach((name, cookie) -> {
            if (cookie.lasting()) {
                restarted.cookies.put(name, cookie);
            }
        });
        return restarted;
    }

    Page open(URI address) {
        return follow(send(HttpRequest.newBuilder(address)));
    }

    /** Presses a button of a form, with some fields filled in. */
    Page press(Page page, String button, Map<String, String> fields) {
        Element pressed =
                Objects.requireNonNull(page.document().getElementById(button), () -> "No " + button + ": " + page);
        Element form = Objects.requireNonNull(pressed.closest("form"), () -> "No form around " + button + ": " + page);
        Map<String, String> values = new LinkedHashMap<>();
        for (Element input : form.select("input[name], select[name]")) {
            boolean choice =
                    input.attr("type").equals("radio") || input.attr("type").equals("checkbox");
            if ((!choice || input.hasAttr("checked")) && !input.attr("type").equals("submit")) {
                values.put(input.attr("name"), input.val());
            }
        }
        values.putAll(fields);
        if (pressed.hasAttr("name")) {
            values.put(pressed.attr("name"), pressed.val());
        }
        URI action = form.hasAttr("action") ? URI.create(form.absUrl("action")) : page.address();
        return follow(send(post(action, values)));
    }

    private Page follow(Page first) {
        Page page = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            URI location = page.location();
            if (location == null || (elsewhere != null && location.toString().startsWith(elsewhere.toString()))) {
                return page;
            }
            page = send(HttpRequest.newBuilder(location));
        }
        throw new IllegalStateException("Redirects without end: " + page);
    }

    private Page send(HttpRequest.Builder request) {
        request.header("Accept", "text/html,*/*;q=0.8").header("User-Agent", CHROME);
        String path = request.build().uri().getPath();
        String shown = cookies.entrySet().stream()
                .filter(cookie -> path.startsWith(cookie.getValue().path()))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
        if (!shown.isEmpty()) {
            request.header("Cookie", shown);
        }
        HttpResponse<String> answer = exchange(request.build());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return Page.of(answer);
    }

    private void keep(String header) {
        String[] parts = header.split(";");
        String[] pair = parts[0].strip().split("=", 2);
        String path = "/";
        boolean lasting = false;
        boolean ended = pair[1].isEmpty();
        for (String part : parts) {
            String attribute = part.strip().toLowerCase(Locale.ROOT);
            if (attribute.startsWith("path=")) {
                path = part.strip().substring("path=".length());
            } else if (attribute.startsWith("max-age=")) {
                lasting = true;
                ended |= attribute.equals("max-age=0");
            }
        }
        if (ended) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], new Cookie(pair[1], path, lasting));
        }
    }

    static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.Builder post(URI address, Map<String, String> values) {
        String form = values.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address.getScheme() + "://" + address.getRawAuthority())
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
