package io.github.countersign.filter.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestKindTest {

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document                               | NAVIGATION
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; X-Requested-With: com.webview | NAVIGATION
            POST    | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document                               | FORM_POST
            HEAD    | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document                               | SUBRESOURCE
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: iframe                                 | FRAME
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: frame                                  | FRAME
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: embed                                  | FRAME
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: object                                 | FRAME
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: empty                                  | FETCH
            GET     | Sec-Fetch-Mode: navigate; Accept: text/html                                      | FETCH
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Purpose: prefetch        | PREFETCH
            GET     | Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document; Sec-Purpose: prefetch;prerender | PREFETCH
            GET     | Accept: text/html; Purpose: prefetch                                             | PREFETCH
            GET     | Accept: text/html; X-Moz: prefetch                                               | PREFETCH
            GET     | Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty; Accept: text/html                   | FETCH
            GET     | Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty; Accept: text/event-stream           | EVENT_STREAM
            GET     | Sec-Fetch-Mode: no-cors; Sec-Fetch-Dest: image                                   | SUBRESOURCE
            GET     | Sec-Fetch-Mode: no-cors; Sec-Fetch-Dest: script; Accept: text/html               | SUBRESOURCE
            GET     | Sec-Fetch-Mode: websocket; Sec-Fetch-Dest: websocket; Upgrade: websocket         | WEB_SOCKET
            GET     | Upgrade: WebSocket                                                               | WEB_SOCKET
            POST    | Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty; Faces-Request: partial/ajax         | FACES_AJAX
            POST    | Faces-Request: partial/ajax; Accept: text/html                                   | FACES_AJAX
            GET     | Sec-Fetch-Mode: cors; Sec-Fetch-Dest: empty; HX-Request: true                    | HTMX
            GET     | Accept: text/html; Turbo-Frame: list                                             | TURBO
            GET     | Accept: text/html,application/xhtml+xml                                          | NAVIGATION
            POST    | Accept: text/html,application/xhtml+xml                                          | FORM_POST
            HEAD    | Accept: text/html                                                                | SUBRESOURCE
            PUT     | Accept: text/html                                                                | FETCH
            GET     | Accept: text/html; X-Requested-With: XMLHttpRequest                              | FETCH
            GET     | Accept: application/json                                                         | FETCH
            GET     | Accept: */*                                                                      | FETCH
            GET     | Accept: image/png,image/*                                                        | SUBRESOURCE
            """)
    void followsFromTheHeaders(String method, String headers, RequestKind expected) {
        FakeRequest request = FakeRequest.bare("/");
        request.method = method;
        for (String header : headers.split("; ")) {
            String[] parts = header.split(": ");
            request.header(parts[0], parts[1]);
        }

        assertThat(RequestKind.of(request.http)).isEqualTo(expected);
    }

    @Test
    void isNotANavigationWithoutHeaders() {
        assertThat(RequestKind.of(FakeRequest.bare("/").http)).isEqualTo(RequestKind.FETCH);
    }
}
