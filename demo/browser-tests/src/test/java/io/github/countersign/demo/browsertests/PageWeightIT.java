package io.github.countersign.demo.browsertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.demo.browsertests.Recording.Exchange;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageWeightIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void isLightAtTheFirstVisitAndNothingAtTheSecond() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify").answer("1").at("verify");

        List<Exchange> fetched = browsers.close().get(0).below("/countersign").stream()
                .filter(exchange -> !exchange.path().contains("?ticket="))
                .toList();

        assertThat(fetched)
                .as("the page, twice, and its style sheet and script once")
                .extracting(Exchange::path)
                .satisfies(paths -> assertThat(paths.stream()
                                .filter(path -> path.contains("/assets/"))
                                .distinct()
                                .toList())
                        .hasSizeLessThanOrEqualTo(3));
        List<Exchange> read = fetched.stream()
                .filter(exchange -> !exchange.request().method().equals("POST"))
                .toList();
        List<Exchange> firstView = read.stream()
                .filter(exchange -> !exchange.isHtml() || exchange == read.get(0))
                .toList();
        assertThat(bytes(firstView, exchange -> exchange.response().content().size()))
                .as("the first view, uncompressed: " + firstView)
                .isBetween(5_000, 15_000);
        assertThat(bytes(read, exchange -> exchange.response().bodySize()))
                .as("both views, over the wire: " + read)
                .isBetween(5_000, 15_000);
        assertThat(read)
                .allSatisfy(exchange -> assertThat(exchange.response().header("content-encoding"))
                        .as("a page's length must not tell of what is in it: %s", exchange)
                        .isEqualTo(exchange.isHtml() ? "" : "gzip"));
    }

    private static int bytes(List<Exchange> exchanges, ToIntFunction<Exchange> size) {
        return exchanges.stream().mapToInt(size).sum();
    }
}
