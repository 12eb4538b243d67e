package io.github.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.administration.PeoplePage.Line;
import io.github.countersign.administration.PeoplePage.Query;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PeoplePageTest {

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
    void showsEverybodyOnceForwardAndBack() {
        List<String> names = new ArrayList<>(
                IntStream.range(0, 63).mapToObj(i -> String.format("p%02d", i)).toList());
        names.forEach(name -> service.seen(service.account(name, Role.CLIENT)));
        names.add("zz-owner");
        List<List<String>> forward = new ArrayList<>();
        PeoplePage page = page(new Query("", Filter.ALL, null, null));
        assertThat(page.before()).isNull();
        forward.add(names(page));
        while (page.after() != null) {
            page = page(new Query("", Filter.ALL, page.after(), null));
            forward.add(names(page));
        }
        assertThat(forward).hasSize(3);
        assertThat(forward.stream().flatMap(List::stream)).containsExactlyElementsOf(names);
        List<List<String>> back = new ArrayList<>(List.of(names(page)));
        while (page.before() != null) {
            page = page(new Query("", Filter.ALL, null, page.before()));
            back.add(0, names(page));
        }
        assertThat(back.stream().flatMap(List::stream)).containsExactlyElementsOf(names);
        assertThat(page.after()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ann|ann",
                "ANN|ann",
                "Jo|joanna,jose",
                "Lee|joanna",
                " lee |joanna",
                "lee joa|joanna",
                "Lee, Joanna|joanna",
                "joanna l|joanna",
                "joanna x|",
                "Jos\u00e9|jose",
                "jose muller|jose",
                "MULLER|jose",
                "grossmann|greta",
                "Gro\u00dfmann|greta",
                "garc|maria.garcia@example.org",
                "garcia@example.org|maria.garcia@example.org",
                "exam mar|maria.garcia@example.org",
                "4711|client4711",
                "client4|client4711",
                "100%|100%sure",
                "o'neil|o'neil",
                "neil|o'neil",
                "anna|",
                "%|",
                "_|",
                "!|",
                "'|",
                "nobody|"
            })
    void findsByTheBeginningsOfWordsOfUserNamesAndDisplayNames(String search, @Nullable String expected) {
        people("ann", "Ann");
        people("joanna", "Joanna LEE");
        people("100%sure", "Hundred");
        people("a_b", "Underscore");
        people("wow!", "Wow");
        people("jose", "JOS\u00c9 M\u00fcller");
        people("greta", "Greta Gro\u00dfmann");
        people("maria.garcia@example.org", "Mar\u00eda");
        people("client4711", "Lea");
        people("o'neil", "Shaquille");
        assertThat(names(page(new Query(search, Filter.ALL, null, null))))
                .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(","));
    }

    @Test
    void filtersByRoleAndBySetUp() {
        service.seen(service.account("client", Role.CLIENT));
        service.seen(service.account("staff", Role.STAFF));
        service.seen(service.account("unmapped", Role.UNMAPPED));
        service.givePhone(service.known("staff").id());
        service.givePhone(owner.managing().accountId());
        assertThat(names(page(new Query("", Filter.CLIENTS, null, null)))).containsExactly("client");
        assertThat(names(page(new Query("", Filter.STAFF, null, null))))
                .containsExactly("staff", "unmapped", "zz-owner");
        assertThat(names(page(new Query("", Filter.NOT_SET_UP, null, null)))).containsExactly("client", "unmapped");
        List<Line> lines = page(new Query("", Filter.ALL, null, null)).lines();
        assertThat(lines).filteredOn(Line::on).extracting(Line::name).containsExactly("staff", "zz-owner");
    }

    @Test
    void showsThoseAroundAPersonForAQuickSwitch() {
        for (int i = 0; i < 40; i++) {
            service.seen(service.account(String.format("p%02d", i), Role.CLIENT));
        }
        List<String> around = service
                .people
                .around(owner.managing(), service.known("p20").id())
                .stream()
                .map(Line::name)
                .toList();
        assertThat(around)
                .containsExactlyElementsOf(IntStream.rangeClosed(8, 32)
                        .mapToObj(i -> String.format("p%02d", i))
                        .toList());
        assertThat(service.people.around(owner.managing(), service.known("p00").id()))
                .extracting(Line::name)
                .startsWith("p00")
                .hasSize(13);
    }

    @Test
    void findsSomebodyWithTheLongestNames() {
        String name = "n".repeat(255);
        people(name, "\ufdfa".repeat(255));
        assertThat(names(page(new Query("nnn", Filter.ALL, null, null)))).containsExactly(name);
        people("short", "\ud835\udd6c".repeat(126) + "xyz");
        assertThat(names(page(new Query("short", Filter.ALL, null, null)))).containsExactly("short");
    }

    private void people(String name, String displayName) {
        service.seen(Account.of(service.directory, name)
                .role(Role.CLIENT)
                .displayName(displayName)
                .locale("en")
                .build());
    }

    private PeoplePage page(Query query) {
        return service.people.list(owner.managing(), query).orElseThrow();
    }

    private static List<String> names(PeoplePage page) {
        return page.lines().stream().map(Line::name).toList();
    }
}
