package io.github.countersign.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.administration.PeoplePage;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.administration.PeoplePage.Line;
import io.github.countersign.administration.PeoplePage.Query;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Role;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A page of fifty thousand people costs its own rows, on both databases, wherever in the list it is and whatever was searched for. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PeopleCostTest {

    /** Of H2, rows and index entries. The choice between two words counts a thousand of each. */
    private static final int MOST_SCANNED = 250;

    private static final int MOST_SCANNED_FOR_TWO_WORDS = 4_500;

    /** Of PostgreSQL. */
    private static final int MOST_BUFFERS = 400;

    @Parameter
    private TestDatabase kind;

    private static CountedDatabase counted;
    private static TestService service;
    private static Person owner;

    @BeforeParameterizedClassInvocation
    static void fiftyThousand(TestDatabase kind) throws SQLException {
        counted = new CountedDatabase(kind);
        service = new TestService(counted.database);
        owner = service.visitor("zz-owner", Role.OWNER);
        service.visitor("zz-staff", Role.STAFF);
        long practice = owner.managing().practiceId().value();
        String numbers = kind == TestDatabase.H2 ? "SYSTEM_RANGE(0, 49999) x(n)" : "generate_series(0, 49999) x(n)";
        counted.execute("INSERT INTO countersign.account (id, directory, name, practice_id, role, display_name,"
                + " security_version, wrong_guesses, first_seen_at, last_seen_at)"
                + " SELECT -1 - n, '" + service.directory + "', 'q' || CAST(100000 + n AS VARCHAR), " + practice
                + ", 'CLIENT', 'Q', 0, 0, 0, 0 FROM " + numbers);
        for (String word : List.of("name", "SUBSTRING(name, 2)", "'q'")) {
            String bytes = kind == TestDatabase.H2 ? "STRINGTOUTF8(" + word + ")" : "convert_to(" + word + ", 'UTF8')";
            counted.execute("INSERT INTO countersign.search_word (account_id, word, practice_id, name) SELECT id, "
                    + bytes + ", practice_id, name FROM countersign.account WHERE id < 0");
        }
        if (kind == TestDatabase.POSTGRESQL) {
            counted.execute("ANALYZE countersign.account", "ANALYZE countersign.search_word");
        }
    }

    @AfterParameterizedClassInvocation
    static void close() {
        counted.close();
    }

    @Test
    void atTheBeginningAndAtTheEnd() throws SQLException {
        assertThat(names(new Query("", Filter.ALL, null, null)))
                .startsWith("q100000")
                .hasSize(25);
        assertThat(names(new Query("", Filter.ALL, "q130000", null)))
                .startsWith("q130001")
                .hasSize(25);
        assertThat(names(new Query("", Filter.ALL, null, "q149999")))
                .endsWith("q149998")
                .hasSize(25);
    }

    @Test
    void ofOneRole() throws SQLException {
        assertThat(names(new Query("", Filter.CLIENTS, null, null)))
                .startsWith("q100000")
                .hasSize(25);
        assertThat(names(new Query("", Filter.CLIENTS, null, "q149999")))
                .endsWith("q149998")
                .hasSize(25);
        assertThat(names(new Query("", Filter.STAFF, null, null))).containsExactly("zz-owner", "zz-staff");
    }

    @Test
    void ofThoseWhoAreNotSetUp() throws SQLException {
        assertThat(names(new Query("", Filter.NOT_SET_UP, null, null)))
                .startsWith("q100000")
                .hasSize(25);
        assertThat(names(new Query("", Filter.NOT_SET_UP, "q149970", null)))
                .endsWith("q149995")
                .hasSize(25);
    }

    @Test
    void aroundOnePerson() throws SQLException {
        PeoplePage.Query one = new Query("q125000", Filter.ALL, null, null);
        Line line =
                service.people.list(owner.managing(), one).orElseThrow().lines().get(0);
        bounded(
                "",
                () -> assertThat(service.people.around(owner.managing(), line.id()))
                        .hasSize(25));
    }

    @Test
    void ofASearchThatFindsThemAll() throws SQLException {
        assertThat(names(new Query("q", Filter.ALL, null, null)))
                .startsWith("q100000")
                .hasSize(25);
        assertThat(names(new Query("q", Filter.ALL, "q140000", null)))
                .startsWith("q140001")
                .hasSize(25);
        assertThat(names(new Query("q 14", Filter.ALL, null, "q145000"))).endsWith("q144999");
    }

    @Test
    void ofASearchThatFindsOneOrNobody() throws SQLException {
        assertThat(names(new Query("q123456", Filter.ALL, null, null))).containsExactly("q123456");
        assertThat(names(new Query("q 123456", Filter.ALL, null, null))).containsExactly("q123456");
        assertThat(names(new Query("q nobody", Filter.ALL, null, null))).isEmpty();
    }

    private List<String> names(Query query) throws SQLException {
        bounded(query.search(), () -> service.people.list(owner.managing(), query));
        return service.people.list(owner.managing(), query).orElseThrow().lines().stream()
                .map(Line::name)
                .toList();
    }

    private void bounded(String search, Runnable work) throws SQLException {
        List<String> plans = counted.plans(work);
        assertThat(plans).isNotEmpty();
        if (kind == TestDatabase.H2) {
            int most = search.contains(" ") ? MOST_SCANNED_FOR_TWO_WORDS : MOST_SCANNED;
            assertThat(Buffers.scanned(plans)).as(String.join("\n", plans)).isBetween(1, most);
        } else {
            assertThat(Buffers.of(plans)).as(String.join("\n", plans)).isBetween(1, MOST_BUFFERS);
        }
    }
}
