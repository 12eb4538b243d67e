package io.github.countersign.demo.browsertests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of the practice's people. */
class PeopleIT {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @ParameterizedTest
    @EnumSource
    void findsSomebody(Device device) {
        Colleague sought = Colleague.withTexts();
        Window window = browsers.open(device);
        window.signInWithCode(Colleague.manager(), browsers.telephone()).open("people");
        AccessibilityIT.check(window);

        window.type("search", sought.name().toUpperCase(Locale.ROOT))
                .press("find")
                .at("people");

        assertThat(window.element("#search")).hasValue(sought.name().toUpperCase(Locale.ROOT));
        window.element("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(sought.name()))
                .first()
                .locator("a")
                .click();
        window.at("person").shows("Codes go by text to the number ending in " + sought.lastTwoDigits());
        AccessibilityIT.check(window);
    }

    @Test
    void turnsPagesForwardAndBack() {
        Window window = browsers.open();
        window.signInWithCode(Colleague.owner(), browsers.telephone()).open("people");
        List<String> first = names(window);
        assertThat(first).hasSize(25).isSorted();
        assertThat(window.element("#previous")).hasCount(0);

        window.press("next").at("people");
        List<String> second = names(window);
        assertThat(second).hasSize(25).isSorted().doesNotContainAnyElementsOf(first);
        window.press("next").at("people");
        assertThat(names(window)).doesNotContainAnyElementsOf(first).doesNotContainAnyElementsOf(second);

        window.press("previous").at("people");
        assertThat(names(window)).isEqualTo(second);
        window.press("previous").at("people");
        assertThat(names(window)).isEqualTo(first);
        assertThat(window.element("#previous")).hasCount(0);
    }

    @Test
    void showsWhoIsNotSetUp() {
        Colleague client = Colleague.client();
        Colleague setUp = Colleague.withCalls();
        browsers.open().signIn(client).atClinic(Window.DASHBOARD);
        Window window = browsers.open();
        window.signInWithCode(Colleague.owner(), browsers.telephone()).open("people");

        window.element("#filter").selectOption("not-set-up");
        window.press("find").at("people");

        assertThat(names(window)).contains(client.name()).doesNotContain(setUp.name());
        window.element("#filter").selectOption("clients");
        window.press("find").at("people");
        assertThat(names(window)).allMatch(name -> name.startsWith("c")).noneMatch(name -> name.startsWith("called"));
        window.press("show-all").at("people");
        assertThat(names(window)).hasSize(25);
    }

    @Test
    void saysWhenNobodyMatches() {
        Window window = browsers.open();
        window.signInWithCode(Colleague.owner(), browsers.telephone()).open("people");

        window.type("search", "<b>nobody & 100% \"none\"</b>").press("find").at("people");

        window.shows("No matches.");
        assertThat(window.element("#search")).hasValue("<b>nobody & 100% \"none\"</b>");
        AccessibilityIT.check(window);
    }

    @Test
    void isNotForStaffAndClients() {
        Window staff = browsers.open();
        staff.signInWithCode(Colleague.withTexts(), browsers.telephone()).open("account");
        assertThat(staff.element("#nav-people")).hasCount(0);
        for (String address : List.of(
                "/countersign/people",
                "/countersign/person?id=50",
                "/countersign/policy",
                "/countersign/audit",
                "/countersign/audit.csv")) {
            Response response = staff.page().navigate(address);
            assertThat(response.status()).as(address).isEqualTo(403);
            staff.at("not-allowed");
        }
        AccessibilityIT.check(staff);
    }

    private static List<String> names(Window window) {
        return window.element("tbody th a").allTextContents();
    }
}
