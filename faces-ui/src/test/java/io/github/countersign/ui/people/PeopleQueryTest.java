package io.github.countersign.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.administration.PeoplePage.Query;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeopleQueryTest {

    @Test
    void showsEverybodyFromTheBeginning() {
        PeopleQuery query = PeopleQuery.of(Map.of());
        assertThat(query.wanted()).isEqualTo(new Query("", Filter.ALL, null, null));
        assertThat(query.isNarrow()).isFalse();
        assertThat(query.first()).hasToString("");
    }

    @Test
    void followsTheAddress() {
        PeopleQuery query = PeopleQuery.of(Map.of("search", " o'neil ", "filter", "not-set-up", "after", "sam"));
        assertThat(query.wanted()).isEqualTo(new Query("o'neil", Filter.NOT_SET_UP, "sam", null));
        assertThat(query.isNarrow()).isTrue();
    }

    @Test
    void goesBackWhenTheAddressSaysBoth() {
        assertThat(PeopleQuery.of(Map.of("after", "a", "before", "b")).wanted())
                .isEqualTo(new Query("", Filter.ALL, null, "b"));
    }

    @Test
    void ignoresMadeUpValues() {
        PeopleQuery query = PeopleQuery.of(Map.of("filter", "owners'--", "search", "a\u0000b\r\nc" + "x".repeat(999)));
        assertThat(query.filter()).isEqualTo(Filter.ALL);
        assertThat(query.search()).startsWith("a b  cx").hasSize(255);
    }

    @Test
    void keepsTheSearchInItsLinksAndEncodesNames() {
        PeopleQuery query = PeopleQuery.of(Map.of("search", "a&b", "filter", "staff", "after", "old"));
        assertThat(query.after("zoë+1 %/?#")).hasToString("?search=a%26b&filter=staff&after=zo%C3%AB%2B1+%25%2F%3F%23");
        assertThat(query.before("b")).hasToString("?search=a%26b&filter=staff&before=b");
    }
}
