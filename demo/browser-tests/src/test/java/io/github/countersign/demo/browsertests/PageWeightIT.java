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
        window.signIn(colleague).at("verify").goTo("/countersign/verify").at("verify");

        List<Exchange> fetched = browsers.close().get(0).below("/countersign").stream()
                .filter(exchange -> !exchange.path().contains("?ticket="))
                .filter(exchange -> exchange.response().status() != Manners.GIVEN_UP)
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
        int second = read.stream().skip(1).map(Exchange::isHtml).toList().indexOf(true) + 1;
        List<Exchange> firstView = read.subList(0, second);
        List<Exchange> secondView = read.subList(second, read.size());
        assertThat(bytes(firstView, exchange -> exchange.response().content().size()))
                .as("the first view, uncompressed: " + told(firstView))
                .isBetween(5_000, 15_000);
        assertThat(bytes(firstView, exchange -> exchange.response()._transferSize()))
                .as("the first view over the wire, headers included: " + told(firstView))
                .isBetween(3_000, 15_000);
        assertThat(bytes(secondView, exchange -> exchange.response()._transferSize()))
                .as("the second view over the wire: " + told(secondView))
                .isBetween(1_000, 6_000);
        assertThat(read)
                .allSatisfy(exchange -> assertThat(exchange.response().header("content-encoding"))
                        .as("a page's length must not tell of what is in it: %s", exchange)
                        .isEqualTo(exchange.isHtml() ? "" : "gzip"));
    }

    private static List<String> told(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.path() + " "
                        + exchange.response().content().size() + " bytes, "
                        + exchange.response()._transferSize() + " over the wire")
                .toList();
    }

    private static int bytes(List<Exchange> exchanges, ToIntFunction<Exchange> size) {
        return exchanges.stream().mapToInt(size).sum();
    }
}
