package io.github.countersign.demo.browsertests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All traffic between a browser and the demo, bodies included: an HTTP archive (HAR), as the browser saw it. */
record Recording(List<Exchange> exchanges) {

    /** A request and its answer. */
    record Exchange(Request request, Response response) {

        String url() {
            return request.url();
        }

        String path() {
            return request.url().replaceFirst("^https?://[^/]+", "");
        }

        boolean isHtml() {
            return response.header("content-type").startsWith("text/html");
        }

        @Override
        public String toString() {
            return request.method() + " " + request.url() + " → " + response.status();
        }
    }

    record Request(String method, String url, List<Header> headers) {}

    /** @param _transferSize the bytes on the wire, headers included; nothing that came from the browser's cache */
    record Response(int status, List<Header> headers, Content content, int _transferSize) {

        /** All values of the header, empty without one. */
        String header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .collect(joining("\n"));
        }

        String body() {
            String text = content.text();
            if (text == null) {
                return "";
            }
            return "base64".equals(content.encoding())
                    ? new String(Base64.getDecoder().decode(text), UTF_8)
                    : text;
        }
    }

    record Header(String name, String value) {}

    record Content(
            int size, @Nullable String text, @Nullable String encoding) {}

    private record Archive(Log log) {}

    private record Log(List<Exchange> entries) {}

    static Recording read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Recording(
                    new Gson().fromJson(reader, Archive.class).log().entries());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Exchange> below(String path) {
        return exchanges.stream()
                .filter(exchange -> exchange.path().startsWith(path))
                .toList();
    }
}
