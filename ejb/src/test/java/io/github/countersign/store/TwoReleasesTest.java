package io.github.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node of the previous release works beside one of this release, on the schema that this one made of it: migrations expand in one release,
 * and contract in the next (SECURITY.md rule 32).
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TwoReleasesTest {

    /** The newest release whose nodes may still be at work. */
    private static final String PREVIOUS = "/releases/2026-11-28/countersign-ejb.jar";

    private static final String PHONE = "+12025550123";

    @Parameter
    private TestDatabase kind;

    private Database database;
    private TestService service;
    private Release previous;

    /** The previous release is at work when a node of this one starts and changes the schema. */
    @BeforeEach
    void upgradeOneNode() {
        DataSource dataSource = kind.empty();
        database = Database.open(dataSource, Entities.ALL, Entities.MIGRATIONS);
        service = new TestService(database);
        previous = new Release(
                PREVIOUS,
                dataSource,
                service.clock,
                service.directory,
                Map.of(
                        "countersign.twilio.account-sid", "AC" + "0".repeat(32),
                        "countersign.twilio.auth-token", "secret",
                        "countersign.twilio.from", "+15005550006",
                        "countersign.gate-key", TestService.GATE_KEY,
                        "countersign.default-policy", "staff",
                        "countersign.public-origin", "https://portal.example.org"));
    }

    @AfterEach
    void close() {
        previous.close();
        database.close();
    }

    @Test
    void whoSetsUpAtThePreviousReleaseIsKnownToThisOne() {
        String token = previous.signIn(TestService.GATE_KEY, "sam", PHONE);

        assertThat(service.browser("sam", Role.STAFF).check(token).kind()).isEqualTo(Decision.Kind.PASS);
        assertThat(service.browser("sam", Role.STAFF).check().kind()).isEqualTo(Decision.Kind.VERIFY);
    }

    @Test
    void whoSetsUpAtThisReleaseIsKnownToThePreviousOne() {
        service.enroll("sam", Role.STAFF);
        Return returned = service.browser("sam", Role.STAFF).remembered();

        assertThat(previous.check(TestService.GATE_KEY, "sam", returned.browserToken()))
                .isEqualTo("PASS");
        assertThat(previous.check(TestService.GATE_KEY, "sam", null)).isEqualTo("VERIFY");
        assertThat(previous.stillTrusts(
                        TestService.GATE_KEY,
                        returned.trust().accountId(),
                        returned.trust().securityVersion(),
                        returned.trust().browserId()))
                .isTrue();
    }

    @Test
    void aSignInWithACodeWorksAtBoth() {
        service.enroll("sam", Role.STAFF);

        assertThat(previous.signIn(TestService.GATE_KEY, "sam", PHONE)).isNotNull();
        service.clock.moveBy(java.time.Duration.ofDays(2));
        Browser browser = service.browser("sam", Role.STAFF);
        assertThat(browser.remembered().browserToken()).isNotNull();
    }

    @Test
    void aTrustThatThisReleaseEndsHasEndedAtThePreviousOne() {
        service.enroll("sam", Role.STAFF);
        String token = service.browser("sam", Role.STAFF).remembered().browserToken();

        service.endEveryTrust("sam");

        assertThat(previous.check(TestService.GATE_KEY, "sam", token)).isEqualTo("VERIFY");
    }

    @Test
    void theChoresOfThePreviousReleaseWorkOnThisSchema() {
        previous.signIn(TestService.GATE_KEY, "sam", PHONE);
        service.clock.moveBy(java.time.Duration.ofDays(1000));

        previous.housekeeping();
    }
}
