package io.github.countersign.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.administration.PeoplePage;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.challenge.TestService;
import io.github.countersign.cost.Grown.Sample;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.installation.PurgeFixture;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL uses the indexes and reads few buffers, however large the tables are. */
class PlanTest {

    private static Grown grown;

    @BeforeAll
    static void grow() throws SQLException {
        grown = new Grown();
        grown.growTo(200_000);
    }

    @AfterAll
    static void close() {
        grown.close();
    }

    @Test
    void ofARecognisedBrowser() throws SQLException {
        Sample sample = grown.samples().get(250);
        within(
                10,
                () -> grown.service.gate.check(
                        TestService.GATE_KEY,
                        sample.account(),
                        sample.token(),
                        new Circumstances("203.0.113.9", "Firefox"),
                        null));
    }

    @Test
    void ofThePeoplePage() throws SQLException {
        within(
                160,
                () -> grown.service.people.list(
                        grown.owner.managing(), new PeoplePage.Query("", Filter.ALL, null, null)));
        within(
                160,
                () -> grown.service.people.list(
                        grown.owner.managing(), new PeoplePage.Query("", Filter.ALL, null, "user000019990")));
    }

    @Test
    void ofASearchThatFindsMany() throws SQLException {
        search(400, "p", Filter.ALL, null, 25);
        search(400, "person", Filter.ALL, null, 25);
        search(400, "person", Filter.CLIENTS, "user000010000", 25);
        search(400, "user", Filter.ALL, null, 25);
        search(400, "person user", Filter.ALL, null, 25);
    }

    @Test
    void ofASearchThatFindsOneOrNobody() throws SQLException {
        search(60, "user000004321", Filter.ALL, null, 1);
        search(60, "4321", Filter.ALL, null, 1);
        search(120, "person 4321", Filter.ALL, null, 1);
        search(60, "xyzzy", Filter.ALL, null, 0);
        search(120, "person xyzzy", Filter.ALL, null, 0);
        search(400, "person", Filter.STAFF, null, 0);
    }

    private static void search(int buffers, String typed, Filter filter, String after, int found) throws SQLException {
        PeoplePage.Query query = new PeoplePage.Query(typed, filter, after, null);
        assertThat(grown.service
                        .people
                        .list(grown.owner.managing(), query)
                        .orElseThrow()
                        .lines())
                .hasSize(found);
        within(buffers, () -> grown.service.people.list(grown.owner.managing(), query));
    }

    @Test
    void ofTheAuditPage() throws SQLException {
        within(90, () -> grown.service.auditReading.page(grown.owner.managing(), Set.of(), "", Long.MAX_VALUE));
        within(90, () -> grown.service.auditReading.page(grown.owner.managing(), Set.of(), "", 1_000_000_500));
        within(
                90,
                () -> grown.service.auditReading.page(
                        grown.owner.managing(), Set.of(Kind.CODE_SENT), "user000000007", Long.MAX_VALUE));
    }

    @Test
    void ofAPurgeThatFindsNothing() throws SQLException {
        within(90, () -> PurgeFixture.purge(grown.service));
    }

    private static void within(int buffers, Runnable work) throws SQLException {
        List<String> plans = grown.counted.plans(work);
        assertThat(plans)
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan)
                        .doesNotContainPattern("Seq Scan on (account|search_word|remembered_browser|audit_event)"));
        if (Boolean.getBoolean("showPlans")) {
            System.out.println(Buffers.of(plans) + " buffers\n" + String.join("\n", plans));
        }
        assertThat(Buffers.of(plans)).as(String.join("\n", plans)).isBetween(1, buffers);
    }
}
