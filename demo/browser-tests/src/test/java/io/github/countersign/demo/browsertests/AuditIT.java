package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit trail, for owners. */
class AuditIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void tellsInWordsWhatHappenedToSomebody(Device device) {
        Colleague colleague = Colleague.withTexts();
        browsers.open().signIn(colleague).at("verify").answer("00000000").at("verify");
        Window window = browsers.open(device);
        window.signInWithCode(Colleague.owner(), browsers.telephone()).open("audit");
        AccessibilityIT.check(window);

        window.type("person", colleague.name()).press("find").at("audit");

        assertThat(window.element("tbody tr")).hasCount(2);
        assertThat(window.element("tbody tr").first()).containsText("A wrong code was entered");
        assertThat(window.element("tbody tr").last()).containsText("A code was sent By text");
        AccessibilityIT.check(window);
        window.element("#filter").selectOption("policy");
        window.press("find").at("audit").shows("No matches.");
        window.press("show-all").at("audit");
    }

    @Test
    void leadsToOlderEvents() {
        Window window = browsers.open();
        window.signInWithCode(Colleague.owner(), browsers.telephone()).open("audit");
        for (int i = 0; window.element("#older").count() == 0 && i < 60; i++) {
            browsers.open().signIn(Colleague.withTexts()).at("verify");
            window.goTo("/countersign/audit").at("audit");
        }
        assertThat(window.element("tbody tr")).hasCount(50);

        window.press("older").at("audit");

        assertThat(window.element("tbody tr").first()).isVisible();
        window.press("newest").at("audit");
        assertThat(window.element("tbody tr")).hasCount(50);
    }

    @Test
    void canBeDownloaded() {
        Colleague owner = Colleague.owner();
        Window window = browsers.open();
        window.signInWithCode(owner, browsers.telephone()).open("audit");
        window.type("person", owner.name()).press("find").at("audit");

        String address = window.element("#download").getAttribute("href");
        APIResponse response = window.context()
                .request()
                .get(browsers.demo().base().resolve(address).toString());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("content-type", "text/csv;charset=UTF-8");
        assertThat(response.headers().get("content-disposition"))
                .matches("attachment; filename=\"audit-trail-[0-9-]{10}\\.csv\"");
        assertThat(response.text())
                .startsWith("\uFEFF\"time\",\"event\"")
                .contains("\"CODE_ANSWERED\",\"SUCCESS\",\"" + owner.name() + "\"")
                .contains("\"AUDIT_READ\",\"SUCCESS\"");
    }

    @Test
    void isNotForManagers() {
        Window window = browsers.open();
        window.signInWithCode(Colleague.manager(), browsers.telephone()).open("people");
        assertThat(window.element("#nav-audit")).hasCount(0);

        APIResponse response = window.context()
                .request()
                .get(browsers.demo().base().resolve("/countersign/audit.csv").toString());

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers()).doesNotContainKey("content-disposition");
    }
}
