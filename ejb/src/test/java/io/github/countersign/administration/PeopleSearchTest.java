package io.github.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.administration.PeoplePage.Line;
import io.github.countersign.administration.PeoplePage.Query;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PeopleSearchTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Person owner;

    @BeforeEach
    void open() {
        service = new TestService(kind);
        owner = service.visitor("zz-owner", Role.OWNER);
    }

    @Test
    void showsThoseWithTheWordItselfFirstAndThenByTheWordsFound() {
        person("d", "Anna Zorn");
        person("c", "Annabel Ann");
        person("b", "Anna Abel");
        person("a", "Berta Ann");
        person("anne", "Zoe");
        assertThat(found("ann")).containsExactly("a", "c", "b", "d", "anne");
        assertThat(found("anna")).containsExactly("b", "d", "c");
    }

    @Test
    void showsEverybodyOnceForwardAndBack() {
        List<String> names = new ArrayList<>();
        for (int i = 0;
                i < 63;
                i++) { // each has two words that begin with an a, three in four of these are the same for many
            String word = i % 4 == 0 ? "a" + (char) ('c' + i % 5) : "ab";
            person(String.format("p%02d", i), "Aaron".substring(0, 2 + i % 3) + " " + word + " Miller");
        }
        for (String search : List.of("a", "mil a", "aaro p")) {
            names.clear();
            List<List<String>> pages = new ArrayList<>();
            PeoplePage page = page(owner, search, Filter.ALL, null, null);
            pages.add(names(page));
            while (page.after() != null) {
                page = page(owner, search, Filter.CLIENTS, page.after(), null);
                pages.add(names(page));
            }
            pages.forEach(names::addAll);
            assertThat(names).as(search).doesNotHaveDuplicates().hasSize(search.startsWith("aaro") ? 21 : 63);
            List<List<String>> back = new ArrayList<>(List.of(names(page)));
            while (page.before() != null) {
                page = page(owner, search, Filter.ALL, null, page.before());
                back.add(0, names(page));
            }
            assertThat(back.stream().flatMap(List::stream)).as(search).containsExactlyElementsOf(names);
        }
    }

    @Test
    void beginsAnewWhereThePageBeforeEndedWithSomebodyWhoIsFoundNoMore() {
        person("ann", "Ann");
        person("anna", "Anna");
        assertThat(names(page(owner, "an", Filter.ALL, "ann", null))).containsExactly("anna");
        assertThat(names(page(owner, "an", Filter.ALL, "gone", null))).containsExactly("ann", "anna");
    }

    @Test
    void followsANewNameAndANewPractice() {
        see(Account.of(service.directory, "kim")
                .role(Role.CLIENT)
                .stableId("7")
                .displayName("Kim Old")
                .locale("en")
                .build());
        see(Account.of(service.directory, "kim.new")
                .role(Role.CLIENT)
                .stableId("7")
                .displayName("Kim Married")
                .locale("en")
                .build());
        assertThat(found("old")).isEmpty();
        assertThat(found("married")).containsExactly("kim.new");
        assertThat(found("kim new")).containsExactly("kim.new");
        see(Account.of(service.directory, "kim.new")
                .role(Role.CLIENT)
                .practice("elsewhere")
                .stableId("7")
                .displayName("Kim Married")
                .locale("en")
                .build());
        assertThat(found("kim")).isEmpty();
        Person other = service.visitor(Account.of(service.directory, "other-owner")
                .role(Role.OWNER)
                .practice("elsewhere")
                .displayName("Other")
                .locale("en")
                .build());
        assertThat(names(page(other, "married", Filter.ALL, null, null))).containsExactly("kim.new");
    }

    @Test
    void staysInThePractice() {
        person("ann", "Ann Here");
        see(Account.of(service.directory, "anna")
                .role(Role.CLIENT)
                .practice("elsewhere")
                .displayName("Ann There")
                .locale("en")
                .build());
        assertThat(found("ann")).containsExactly("ann");
        assertThat(found("ann there")).isEmpty();
    }

    @Test
    void showsStaffWhoHelpClientsNothingOfOthersNotEvenByWhereAPageBegins() {
        service = new TestService(kind, "countersign.staff-helps-clients", "true");
        Person helper = service.visitor("helper", Role.STAFF);
        service.seen(service.account("pete", Role.CLIENT));
        service.seen(service.account("patricia", Role.MANAGER));
        assertThat(names(page(helper, "p", Filter.ALL, null, null))).containsExactly("pete");
        service.seen(service.account("paula", Role.CLIENT));
        assertThat(names(page(helper, "p", Filter.ALL, "patricia", null)))
                .as("as with a name that nobody has")
                .isEqualTo(names(page(helper, "p", Filter.ALL, "patrick", null)))
                .containsExactly("paula", "pete");
    }

    @Test
    void keepsWordsOfOneNameWhenManyNamesAreSeenAtOnce() {
        service.seen(service.account("kim", Role.CLIENT));
        List<Account> names = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            names.add(Account.of(service.directory, "kim")
                    .role(Role.CLIENT)
                    .displayName("Kim Same" + (char) ('a' + i))
                    .locale("en")
                    .build());
        }
        Together.run(8, i -> {
            see(names.get(i));
            return i;
        });
        String last = service.known("kim").displayName().substring("Kim ".length());
        assertThat(found(last)).containsExactly("kim");
        assertThat(service.count(
                        "SearchWord x WHERE x.accountId = ?1",
                        service.known("kim").id()))
                .isEqualTo(2);
    }

    private void person(String name, String displayName) {
        see(Account.of(service.directory, name)
                .role(Role.CLIENT)
                .displayName(displayName)
                .locale("en")
                .build());
    }

    private void see(Account account) {
        service.gate.check(TestService.GATE_KEY, account, null, new Circumstances(service.address, "Firefox"), null);
    }

    private List<String> found(String search) {
        return names(page(owner, search, Filter.ALL, null, null));
    }

    private PeoplePage page(
            Person visitor, String search, Filter filter, @Nullable String after, @Nullable String before) {
        return service.people
                .list(visitor.managing(), new Query(search, filter, after, before))
                .orElseThrow();
    }

    private static List<String> names(PeoplePage page) {
        return page.lines().stream().map(Line::name).toList();
    }
}
