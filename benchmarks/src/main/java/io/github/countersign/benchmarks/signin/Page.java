package io.github.countersign.benchmarks.signin;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** An answer. {@code location}: where it sends the browser. */
record Page(URI address, int status, @Nullable URI location, String body) {

    static Page of(HttpResponse<String> answer) {
        URI location = answer.headers()
                .firstValue("Location")
                .map(answer.uri()::resolve)
                .orElse(null);
        return new Page(answer.uri(), answer.statusCode(), location, answer.body());
    }

    Document document() {
        return Jsoup.parse(body, address.toString());
    }

    /** Which page of Countersign's it is, if it is one. */
    Optional<String> name() {
        return Optional.of(document().body().attr("data-page")).filter(name -> !name.isEmpty());
    }

    /** @throws IllegalStateException when it is another */
    Page mustShow(String text) {
        if (status != 200 || !body.contains(text)) {
            throw new IllegalStateException(
                    address + " answered " + status + " and does not show \"" + text + "\": " + body);
        }
        return this;
    }
}
