package io.github.countersign.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/clinic", "/a/b", "/clinic-2.0", "/~sam", "/klinik%C3%A9", "/.well-known", "/a..b", "/..."})
    void takeAbsoluteCanonicalPaths(String path) {
        assertThat(PathRules.contextPath(path)).isEqualTo(path);
        assertThat(PathRules.prefix(path + "/second-factor/")).isEqualTo(path + "/second-factor/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//evil.example",
                "clinic",
                "https://evil.example",
                "javascript:alert(1)",
                "/clinic/",
                "/clinic//x",
                "/clinic/..",
                "/../x",
                "/./x",
                "/.",
                "/clinic;x=1",
                "/clinic?x",
                "/clinic#x",
                "/%2e%2e/x",
                "/%2Fevil.example",
                "/%5cevil",
                "/\\evil.example",
                "/a%0d%0aSet-Cookie:x",
                "/a%252e",
                "/a%7f",
                "/a%",
                "/a%zz",
                "/a\r\nb",
                "/a\n",
                "/a b",
                "/\"><script>",
                "/\u00e9"
            })
    void refuseEverythingElse(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathRules.contextPath(path));
        assertThatIllegalArgumentException().isThrownBy(() -> PathRules.prefix(path + "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "second-factor/", "/second-factor", "//evil.example/", "/../", "/x/../"})
    void refuseAPrefixThatIsNone(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathRules.prefix(prefix));
    }

    @Test
    void refuseWhatIsLongerThanThereIsRoomFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> PathRules.contextPath("/" + "a".repeat(255)));
    }

    @Test
    void areAskedByTheGate() {
        TestService service = new TestService(TestDatabase.H2);
        Browser browser = service.browser("sam", Role.STAFF);
        VisitRequest elsewhere =
                VisitRequest.ofSigningIn(browser.state, browser.cookie, "//evil.example", "/second-factor/", true);
        assertThatThrownBy(() -> service.gate.check(
                        TestService.GATE_KEY, browser.account, null, browser.circumstances(), elsewhere))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
