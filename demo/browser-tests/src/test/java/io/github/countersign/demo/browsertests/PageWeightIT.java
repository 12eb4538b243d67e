package io.github.countersign.demo.browsertests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.demo.browsertests.Recording.Exchange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageWeightIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Test
    void isLightAtTheFirstVisitAndThePageAloneAtTheSecond() {
        Colleague colleague = Colleague.withTexts();
        Window window = browsers.open();
        window.signIn(colleague).at("verify").goTo("/countersign/verify").at("verify");

        List<Exchange> fetched = browsers.close().get(0).below("/countersign").stream()
                .filter(exchange -> exchange.request().method().equals("GET"))
                .filter(exchange -> !exchange.path().contains("?ticket="))
                .toList();

        List<Exchange> pages =
                fetched.stream().filter(exchange -> !isAsset(exchange)).toList();
        assertThat(pages).hasSize(2).allSatisfy(page -> assertThat(bytes(page)).isBetween(1_000, 5_000));
        Map<String, Integer> assets = fetched.stream()
                .filter(PageWeightIT::isAsset)
                .collect(Collectors.toMap(Exchange::path, PageWeightIT::bytes, Math::max));
        assertThat(assets).as("style sheet, script, icon").hasSize(3);
        int together = bytes(pages.get(0))
                + assets.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(together).as("bytes, uncompressed, of " + fetched).isLessThan(15_000);
    }

    private static boolean isAsset(Exchange exchange) {
        return exchange.path().contains("/assets/");
    }

    private static int bytes(Exchange exchange) {
        return exchange.response().content().size();
    }
}
