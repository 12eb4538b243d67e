package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.identity.AccountResolver;
import io.github.countersign.filter.identity.SignIn;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class FilterSettingsTest {

    private final Map<String, String> given = new HashMap<>();
    private SignIn signIn = SignIn.PASSWORD;

    @Test
    void everySettingHasADefault() {
        FilterSettings settings = read().settings();

        assertThat(settings.directory()).isEqualTo("clinic");
        assertThat(settings.home()).isEqualTo("/");
        assertThat(settings.prefix()).isEqualTo("/second-factor/");
        assertThat(settings.modulePath()).isEqualTo("/countersign");
        assertThat(settings.exempt()).isEmpty();
        assertThat(settings.lookAgain()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.unavailableGrace()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.pendingLifetime()).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            countersign.module-path       | https://evil.example/countersign
            countersign.module-path       | //evil.example
            countersign.module-path       | /countersign/
            countersign.module-path       | /a/../b
            countersign.module-path       | countersign
            countersign.prefix            | /second-factor
            countersign.prefix            | /
            countersign.prefix            | //x/
            countersign.home              | http://evil.example/
            countersign.home              | //evil.example
            countersign.home              | start
            countersign.exempt            | /logout,..
            countersign.exempt            | /logout,
            countersign.look-again        | 60
            countersign.look-again        | PT0S
            countersign.look-again        | PT2H
            countersign.unavailable-grace | -PT1S
            countersign.pending-lifetime  | P1D
            countersign.account-resolver  | com.example.Missing
            countersign.account-resolver  | java.lang.String
            countersign.password-verifier | realm
            countersign.password-verifier | java.lang.String
            """)
    void aWrongValueIsNamedWithItsSettingAndWhatIsAccepted(String name, String value) {
        given.put(name, value);

        assertThat(read().settings()).isNull();
        assertThat(read().problems())
                .singleElement()
                .asString()
                .startsWith("Setting " + name + " is \"" + value + "\"; accepted is ");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        given.put("countersign.home", "start");
        given.put("countersign.prefix", "x");
        given.put("countersign.look-again", "often");

        assertThat(read().problems()).hasSize(3);
    }

    @Test
    void anApplicationWithoutALoginMustNameAResolver() {
        signIn = SignIn.NONE;

        assertThat(read().settings()).isNull();
        assertThat(read().problems())
                .singleElement()
                .asString()
                .contains(
                        "countersign.account-resolver",
                        "accepted is container, session-attribute, proxy-header, or the name");
    }

    @Test
    void anApplicationWithoutALoginConfigMayNameTheContainer() {
        signIn = SignIn.NONE;
        given.put("countersign.account-resolver", "container");

        assertThat(read().problems()).isEmpty();
    }

    @Test
    void theApplicationsOwnResolverIsLoadedByName() {
        given.put("countersign.account-resolver", OwnResolver.class.getName());

        assertThat(read().settings().resolver()).isInstanceOf(OwnResolver.class);
    }

    @Test
    void rolesAreMappedByName() {
        given.put("countersign.role.owner", "doctor");
        given.put("countersign.practice", "north");
        FakeRequest request = FakeRequest.page("/").as("SAM").roles("doctor", "client");

        Account account = read().settings().resolver().resolve(request.http, "clinic");

        assertThat(account.role()).isEqualTo(Role.OWNER);
        assertThat(account.practice()).isEqualTo("north");
        assertThat(account.name()).isEqualTo("sam");
        assertThat(account.displayName()).isEqualTo("SAM");
    }

    private FilterSettings.Reading read() {
        return FilterSettings.read(given::get, () -> "clinic", () -> signIn);
    }

    /** An application's own resolver. */
    public static final class OwnResolver implements AccountResolver {
        @Override
        public Account resolve(HttpServletRequest request, String directory) {
            return null;
        }
    }

    @Test
    void withoutAPasswordChangesAreConfirmedByACode() {
        signIn = SignIn.OTHER;
        assertThat(read().settings().confirmation()).isEqualTo(VisitRequest.Confirmation.CODE);

        signIn = SignIn.PASSWORD;
        assertThat(read().settings().confirmation()).isEqualTo(VisitRequest.Confirmation.PASSWORD);
    }
}
