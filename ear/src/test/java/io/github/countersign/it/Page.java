package io.github.countersign.it;

import java.net.URI;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** An answer of the server. */
record Page(URI address, HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    /** Text and headers. */
    String everything() {
        return response.headers().map() + text();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    Document document() {
        return Jsoup.parse(response.body(), address.toString());
    }

    /** The {@code data-page} of Countersign's pages; empty for any other page. */
    String name() {
        return document().body().attr("data-page");
    }

    @Override
    public String toString() {
        String shown = text().length() > 2_000 ? text().substring(0, 2_000) + "…" : text();
        return status() + " " + address + " " + response.headers().map() + "\n" + shown;
    }
}
