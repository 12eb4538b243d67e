package io.github.countersign.demo.browsertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.demo.browsertests.Recording.Exchange;
import java.util.List;
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
        int bytes = fetched.stream()
                .filter(exchange -> !exchange.request().method().equals("POST"))
                .mapToInt(exchange -> exchange.response().content().size())
                .sum();
        assertThat(bytes).as("bytes, uncompressed, of " + fetched).isBetween(2_000, 40_000);
    }
}
