package io.github.countersign.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.administration.PeoplePage;
import io.github.countersign.administration.PeoplePage.Filter;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.cost.CountedDatabase.Cost;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.visit.Entered;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The exact numbers of docs/performance.md. When one of them changes, change the table too, and say why.
 */
class StepCostTest {

    private CountedDatabase counted;
    private TestService service;

    @BeforeEach
    void enroll() {
        counted = new CountedDatabase();
        service = new TestService(counted.database);
        service.enroll("sam", Role.STAFF);
    }

    @AfterEach
    void close() {
        counted.close();
    }

    @Test
    void ofASignInFromARecognisedBrowser() {
        Browser browser = service.browser("sam", Role.STAFF);
        Return remembered = browser.remembered();
        Cost cost = does(
                "1 | 0 | 1",
                () -> assertThat(browser.check(remembered.browserToken()).kind())
                        .isEqualTo(Decision.Kind.PASS));
        assertThat(cost.asked()).singleElement().asString().startsWith("SELECT");
        does("2 | 1 | 3", service.lastUses::write);
        does("0 | 0 | 0", service.lastUses::write);
    }

    @Test
    void ofTheLastUsesOfManyBrowsersIsThatOfOne() {
        Return remembered = service.browser("sam", Role.STAFF).remembered();
        for (int i = 0; i < 250; i++) {
            copy(remembered, i);
            service.lastUses.note("copy " + i);
        }
        service.clock.moveBy(Duration.ofMinutes(1));
        does("2 | 1 | 3", service.lastUses::write);
        assertThat(service.count("RememberedBrowser x WHERE x.lastUsedAt > x.createdAt"))
                .isEqualTo(250);
    }

    private void copy(Return remembered, int number) {
        service.transactions.run(work -> work.sql("INSERT INTO countersign.remembered_browser (id,"
                        + " public_id, account_id, token_hash, security_version, user_agent, created_at, expires_at,"
                        + " last_used_at) SELECT -" + number + ", 'copy " + number + "', account_id, '" + number
                        + "', security_version, user_agent, created_at - 1, expires_at, last_used_at - 1"
                        + " FROM countersign.remembered_browser WHERE public_id = ?")
                .setParameter(1, remembered.trust().browserId())
                .executeUpdate());
    }

    @Test
    void ofLookingAgainAtALiveSession() {
        Return remembered = service.browser("sam", Role.STAFF).remembered();
        does(
                "1 | 0 | 1",
                () -> assertThat(service.gate.stillTrusted(TestService.GATE_KEY, remembered.trust()))
                        .isTrue());
        Trust session = service.trust("sam");
        does(
                "1 | 0 | 1",
                () -> assertThat(service.gate.stillTrusted(TestService.GATE_KEY, session))
                        .isTrue());
    }

    @Test
    void ofASignInFromAnotherBrowser() {
        service.browser("sam", Role.STAFF).remembered();
        service.clock.moveBy(Duration.ofMinutes(5));
        Browser browser = service.browser("sam", Role.STAFF);
        String ticket = costs("5 | 1 | 6", () -> browser.ticket(Purpose.VERIFY));
        Entered entered = costs(
                "4 | 1 | 5",
                () -> service.pages.enter(ticket, browser.cookie, service.from).orElseThrow());
        SigningIn signIn = (SigningIn) entered.visitor();
        costs("6 | 2 | 8", () -> service.verification.sendFirst(signIn));
        costs("1 | 0 | 1", () -> service.pages.find(entered.pageCookie(), browser.cookie, service.from));
        costs("2 | 1 | 3", () -> keep(signIn, "one"));
        costs("1 | 1 | 2", () -> keep(signIn, "other"));
        costs("1 | 0 | 1", () -> service.pages.find(entered.pageCookie(), browser.cookie, service.from));
        costs("1 | 1 | 2", () -> service.pages.empty(signIn.id(), "notice"));
        costs("1 | 0 | 1", () -> service.verification.status(signIn));
        costs("3 | 1 | 4", () -> service.verification.sendFirst(signIn));
        String wrong = service.wrongCode();
        costs("5 | 2 | 7", () -> browser.answer(signIn, wrong));
        String right = service.messages.lastCode();
        Answer answer = costs("10 | 2 | 12", () -> service.verification.answer(signIn, right, true));
        costs("8 | 1 | 9", () -> browser.complete(answer));
    }

    private boolean keep(SigningIn signIn, String content) {
        service.pages.keep(signIn.id(), "notice", content);
        return true;
    }

    @Test
    void ofAForcedSetUp() {
        service.forgetSends();
        Browser browser = service.browser("new", Role.STAFF);
        String ticket = costs("7 | 1 | 8", () -> browser.ticket(Purpose.SET_UP));
        Entered entered = costs(
                "4 | 1 | 5",
                () -> service.pages.enter(ticket, browser.cookie, service.from).orElseThrow());
        SigningIn signIn = (SigningIn) entered.visitor();
        costs("8 | 2 | 10", () -> service.enrollment.begin(signIn, service.otherPhone, Channel.SMS));
        costs("1 | 0 | 1", () -> service.enrollment.status(signIn));
        String right = service.messages.lastCode();
        Answer answer = costs("21 | 2 | 23", () -> service.enrollment.answer(signIn, right, false));
        costs("7 | 1 | 8", () -> browser.complete(answer));
    }

    @Test
    void ofThePages() {
        Person owner = service.visitor("olivia", Role.OWNER);
        costs("1 | 0 | 1", owner::again);
        costs("4 | 0 | 4", () -> service.own.view(owner.managing()));
        costs(
                "2 | 0 | 2",
                () -> service.people.list(owner.managing(), new PeoplePage.Query("", Filter.ALL, null, null)));
        costs("3 | 0 | 3", () -> service.auditReading.page(owner.managing(), Set.of(), "", Long.MAX_VALUE));
        costs("4 | 0 | 4", () -> service.auditReading.page(owner.managing(), Set.of(), "sam", Long.MAX_VALUE));
    }

    @Test
    void ofASearchAndItsNextPage() {
        Person owner = service.visitor("olivia", Role.OWNER);
        for (int i = 10; i < 40; i++) {
            service.seen(service.account("ann" + i + " ann", Role.CLIENT));
        }
        PeoplePage first = costs("2 | 0 | 2", () -> search(owner, "ann", null));
        PeoplePage next = costs("4 | 0 | 4", () -> search(owner, "ann", first.after()));
        assertThat(next.lines()).hasSize(5);
        costs("3 | 0 | 3", () -> search(owner, "ann 17", null));
        costs("1 | 0 | 1", () -> search(owner, "nobody", null));
    }

    private PeoplePage search(Person owner, String search, @Nullable String after) {
        return service.people
                .list(owner.managing(), new PeoplePage.Query(search, Filter.ALL, after, null))
                .orElseThrow();
    }

    /** SECURITY.md rule 7: the guess is counted, and the count kept, before anything that could wait or compare. */
    @Test
    void ofAGuessBeginWithItsCounters() {
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        String wrong = service.wrongCode();
        for (String typed : List.of(wrong, service.messages.lastCode())) {
            List<String> asked =
                    counted.cost(() -> browser.answer(signIn, typed)).asked();
            assertThat(asked.get(0)).startsWith("UPDATE countersign.account SET wrong_guesses = wrong_guesses + 1");
            assertThat(asked.get(1))
                    .startsWith("UPDATE countersign.challenge SET attempts_left = (attempts_left - ?) WHERE");
            assertThat(asked.subList(2, 4))
                    .satisfiesExactly(
                            select -> assertThat(select).startsWith("SELECT"),
                            commit -> assertThat(commit).isEqualTo("COMMIT"));
        }
    }

    @Test
    void ofWaitingForTheProviderIsNothing() {
        List<Integer> open = new ArrayList<>();
        service.messages.whileSending(() -> open.add(counted.openConnections()));
        service.browser("sam", Role.STAFF).verify();
        assertThat(open).containsExactly(0);
        assertThat(counted.database.<Integer>read(entities -> {
                    entities.createNativeQuery("SELECT 1").getResultList();
                    return counted.openConnections();
                }))
                .as("taken back only because nothing is held between statements outside a transaction")
                .isZero();
        assertThat(counted.database.<Integer>transaction(entities -> {
                    entities.createNativeQuery("UPDATE countersign.send_lock SET taken_at = 0")
                            .executeUpdate();
                    return counted.openConnections();
                }))
                .isOne();
    }

    private Cost does(String expected, Runnable work) {
        Cost cost = counted.cost(work);
        assertThat(cost)
                .as("statements | commits | round trips of " + String.join("\n", cost.asked()))
                .hasToString(expected);
        return cost;
    }

    private <T> T costs(String expected, Supplier<T> work) {
        List<T> result = new ArrayList<>();
        does(expected, () -> {
            result.add(work.get());
        });
        return result.get(0);
    }
}
