package io.github.countersign.demo.browsertests;

import static io.github.countersign.demo.browsertests.Window.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service is deployed, but one of its settings is wrong. Runs last, because nobody can sign in meanwhile. */
@Order(Integer.MAX_VALUE)
class UnavailableIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Colleague colleague = Colleague.withTexts();
    private Window window;

    private WrongSetting wrong;

    @BeforeEach
    void makeASettingWrong() throws IOException {
        window = browsers.open();
        window.signIn(colleague)
                .at("verify")
                .page()
                .navigate("about:blank"); // else it would ask what became of the code
        wrong = WrongSetting.write(browsers);
    }

    @AfterEach
    void mendIt() throws IOException {
        wrong.close();
    }

    @Test
    void everythingWaitsAndNothingOpens() {
        assertThat(window.goTo("/countersign/verify").at("unavailable").page().content())
                .contains("Not available at the moment")
                .doesNotContain(WrongSetting.NAME);
        AccessibilityIT.check(window);

        assertThat(window.goTo(DASHBOARD).at("unavailable").page().content())
                .contains("Not available at the moment")
                .doesNotContain("Thornbury");
        AccessibilityIT.check(window);

        Window other = browsers.open(Device.PHONE);
        other.signIn(colleague).at("unavailable");
    }
}
