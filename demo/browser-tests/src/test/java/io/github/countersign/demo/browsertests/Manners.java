package io.github.countersign.demo.browsertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.demo.browsertests.Recording.Exchange;
import java.util.List;

/** What every page promises, whatever a test did on it. */
final class Manners {

    private static final String EIGHT_DIGITS = ".*(?<![0-9a-zA-Z_-])[0-9]{8}(?![0-9a-zA-Z_-]).*";

    private Manners() {}

    /** How an archive marks a request that the browser gave up because it left the page. */
    static final int GIVEN_UP = -1;

    static void check(Recording recording, List<String> complaints, String origin) {
        assertThat(complaints).as("what the console of the browser says").isEmpty();
        for (Exchange exchange : recording.exchanges()) {
            assertThat(exchange.url()).as("stays on its own origin").startsWith(origin + "/");
            assertThat(exchange.path()).as("has no code in its address").doesNotMatch(EIGHT_DIGITS);
        }
        recording.below("/countersign").forEach(Manners::checkModule);
        recording.below("/clinic/second-factor/").forEach(Manners::checkFilter);
    }

    private static void checkModule(Exchange exchange) {
        if (exchange.response().status() == GIVEN_UP) {
            return;
        }
        boolean asset = exchange.path().startsWith("/countersign/assets/");
        if (asset) {
            assertThat(exchange.response().status()).as(exchange.toString()).isIn(200, 304);
        }
        checkHeader(exchange, "cache-control", asset ? "public, max-age=31536000, immutable" : "no-store");
        checkHeader(exchange, "x-content-type-options", "nosniff");
        checkHeader(exchange, "referrer-policy", "no-referrer");
        checkHeader(
                exchange,
                "content-security-policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'");
        if (exchange.isHtml()) {
            assertThat(exchange.response().body())
                    .as("the markup of " + exchange)
                    .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)")
                    .doesNotContainPattern("(?i)\\son[a-z]+=\"")
                    .doesNotContainPattern("(?i)\\sstyle=\"");
        }
    }

    private static void checkFilter(Exchange exchange) {
        checkHeader(exchange, "cache-control", "no-store");
    }

    private static void checkHeader(Exchange exchange, String name, String value) {
        assertThat(exchange.response().header(name))
                .as(name + " of " + exchange)
                .isEqualTo(value);
    }
}
