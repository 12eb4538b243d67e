package io.github.countersign.visit;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.account.AccountId;
import io.github.countersign.administration.PeoplePage;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest.Confirmation;
import io.github.countersign.secret.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The visit of a person who manages depends on a verified host session, and on nothing else. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class VisitorTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Browser browser;

    @BeforeEach
    void open() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        browser = service.browser("sam", Role.STAFF);
    }

    @Test
    void isOfTheAccountAsItIsNow() {
        Trust trust = service.verified(browser);
        Managing managing = browser.managing(trust);
        assertThat(managing.accountId()).isEqualTo(new AccountId(trust.accountId()));
        assertThat(managing.name()).isEqualTo("sam");
        assertThat(managing.role()).isEqualTo(Role.STAFF);
        assertThat(managing.directory()).isEqualTo(service.directory);
        assertThat(managing.practice()).isEqualTo("default");
        assertThat(managing.confirmation()).isEqualTo(Confirmation.PASSWORD);
        assertThat(managing.returnPath()).isEqualTo("/clinic/second-factor/return");
        assertThat(managing.confirmPasswordPath()).isEqualTo("/clinic/second-factor/confirm-password");
        assertThat(browser.again(managing)).contains(managing);
    }

    @Test
    void isNotOpenedWithoutATrust() {
        assertThat(service.gate.openVisit(GATE_KEY, browser.account, browser.circumstances(), browser.visit(true)))
                .isNull();
    }

    @Test
    void isNotOpenedWithARevokedTrust() {
        Trust trust = service.verified(browser);
        service.endEveryTrust("sam");
        assertThat(openVisit(browser, trust)).isNull();
    }

    @Test
    void isNotOpenedWithATrustThatWasNeverGiven() {
        Trust trust = service.verified(browser);
        for (Trust made : List.of(
                new Trust(trust.accountId(), trust.securityVersion() + 1, null),
                new Trust(trust.accountId(), trust.securityVersion(), Token.random()),
                new Trust(-1, trust.securityVersion(), null))) {
            assertThat(openVisit(browser, made)).isNull();
        }
    }

    @Test
    void isNotOpenedWithTheTrustOfAnotherAccount() {
        service.seen(service.account("casey", Role.CLIENT));
        Trust caseys = service.trust("casey");
        assertThat(openVisit(browser, caseys)).isNull();
    }

    @Test
    void isNotOpenedFromABrowserThatIsForgotten() {
        Return returned = browser.remembered();
        forget(returned);
        assertThat(openVisit(browser, returned.trust())).isNull();
    }

    @Test
    void isNotOpenedFromABrowserWhoseYearIsOver() {
        Return returned = browser.remembered();
        service.clock.moveTo(Instant.ofEpochMilli(returned.validUntil()).minusMillis(1));
        assertThat(openVisit(browser, returned.trust())).isNotNull();
        service.clock.moveBy(Duration.ofMillis(1));
        assertThat(openVisit(browser, returned.trust())).isNull();
    }

    @Test
    void isNotOpenedByASignInThatWaits() {
        assertThat(service.redeem(browser.ticket(Purpose.VERIFY), browser.cookie, service.from))
                .get()
                .isInstanceOf(SigningIn.class);
    }

    @Test
    void endsWithItsHostSession() {
        Person visitor = service.visitor("sam", Role.STAFF);
        Person other = service.visitor("sam", Role.STAFF);
        service.gate.end(GATE_KEY, visitor.browser().state);
        assertThat(visitor.again()).isEmpty();
        assertThat(other.again()).isPresent();
    }

    @Test
    void endsWithAProvedChangeOfRole() {
        Person visitor = service.visitor("max", Role.MANAGER);
        service.givePhone(visitor.managing().accountId());
        service.seen(service.account("max", Role.CLIENT));
        assertThat(visitor.again()).as("the password alone proves nothing").isPresent();
        service.verified(service.browser("max", Role.CLIENT));
        assertThat(visitor.again()).isEmpty();
    }

    @Test
    void endsWithAChangeOfRoleBeforeThereIsASecondFactor() {
        Person visitor = service.visitor("max", Role.MANAGER);
        service.browser("max", Role.CLIENT).signIn(true);
        assertThat(visitor.again()).isEmpty();
    }

    @Test
    void lastsWhateverAnotherPracticeSays() {
        Person visitor = service.visitor("sam", Role.STAFF);
        service.verified(service.browser(in("north", "sam", Role.OWNER)));
        assertThat(visitor.again()).isPresent();
    }

    /** A session that began before the change still says what was true then. */
    @Test
    void hasNoMoreRightsThanWereProvedLast() {
        Browser before = service.browser("max", Role.MANAGER);
        Trust trust = service.verified(before);
        assertThat(before.managing(trust).role()).isEqualTo(Role.MANAGER);
        service.verified(service.browser("max", Role.CLIENT));
        Managing late = before.managing(trust);
        assertThat(late.role()).isEqualTo(Role.CLIENT);
        assertThat(service.people.list(late, new PeoplePage.Query("", PeoplePage.Filter.ALL, null, null)))
                .isEmpty();
        assertThat(before.back(service.transactions.run(work -> service.visits.renew(work, late))))
                .isNotNull();
        assertThat(before.managing(trust).role()).isEqualTo(Role.CLIENT);
    }

    @Test
    void endsWithTheTrustInTheAccount() {
        Person visitor = service.visitor("sam", Role.STAFF);
        service.endEveryTrust("sam");
        assertThat(visitor.again()).isEmpty();
    }

    @Test
    void endsWithTheBrowserThatItsHostSessionRestsOn() {
        Return returned = browser.remembered();
        Managing managing = browser.managing(returned.trust());
        Person other = service.visitor("sam", Role.STAFF);
        assertThat(browser.again(managing)).isPresent();
        forget(returned);
        assertThat(browser.again(managing)).isEmpty();
        assertThat(other.again()).isPresent();
    }

    @Test
    void endsWithTheYearOfTheBrowserThatItsHostSessionRestsOn() {
        Return returned = browser.remembered();
        service.clock.moveTo(Instant.ofEpochMilli(returned.validUntil()).minusMillis(1));
        Managing managing = browser.managing(returned.trust());
        assertThat(browser.again(managing)).isPresent();
        service.clock.moveBy(Duration.ofMillis(1));
        assertThat(browser.again(managing)).isEmpty();
    }

    @Test
    void endsAfterHalfAnHourUnlessTheHostSessionSendsTheBrowserAgain() {
        Trust trust = service.verified(browser);
        Managing managing = browser.managing(trust);
        service.clock.moveBy(Duration.ofMinutes(29));
        assertThat(browser.managing(trust).id()).isEqualTo(managing.id());
        service.clock.moveBy(Duration.ofMinutes(30).minusMillis(1));
        assertThat(browser.again(managing)).isPresent();
        service.clock.moveBy(Duration.ofMillis(1));
        assertThat(browser.again(managing)).isEmpty();
    }

    @Test
    void isFoundByItsOwnBrowserAlone() {
        Person visitor = service.visitor("sam", Role.STAFF);
        Person other = service.visitor("sam", Role.STAFF);
        assertThat(service.find(visitor.managing().id(), other.browser().cookie, service.from))
                .isEmpty();
        assertThat(service.find(visitor.managing().id(), Token.random(), service.from))
                .isEmpty();
        assertThat(service.find(
                        new VisitId(visitor.managing().id().value() + 1_000_000),
                        visitor.browser().cookie,
                        service.from))
                .isEmpty();
    }

    @Test
    void isEnteredOnceWithATicketByItsOwnBrowser() {
        Trust trust = service.verified(browser);
        String ticket = openVisit(browser, trust);
        List<Optional<Visitor>> entered = Together.run(8, i -> service.redeem(ticket, browser.cookie, service.from));
        assertThat(entered.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(service.redeem(openVisit(browser, trust), Token.random(), service.from))
                .isEmpty();
        String late = openVisit(browser, trust);
        service.clock.moveBy(Duration.ofSeconds(60));
        assertThat(service.redeem(late, browser.cookie, service.from)).isEmpty();
    }

    @Test
    void givesNoStampForTheTicketWithWhichItWasOpened() {
        Trust trust = service.verified(browser);
        String ticket = openVisit(browser, trust);
        assertThat(browser.complete(ticket, browser.state, browser.cookie, browser.account))
                .isNull();
        assertThat(service.redeem(ticket, browser.cookie, service.from)).isPresent();
    }

    @Test
    void isLeftByTheTicketOfAChangeForTheSameSessionBrowserAndPersonAlone() {
        Trust trust = service.verified(browser);
        Managing managing = browser.managing(trust);
        Browser other = service.browser("sam", Role.STAFF);
        assertThat(browser.complete(renewed(managing), other.state, browser.cookie, browser.account))
                .isNull();
        assertThat(browser.complete(renewed(managing), browser.state, other.cookie, browser.account))
                .isNull();
        assertThat(browser.complete(
                        renewed(managing), browser.state, browser.cookie, service.account("sam", Role.OWNER)))
                .isNull();
        service.seen(in("north", "nora", Role.STAFF));
        assertThat(browser.complete(renewed(managing), browser.state, browser.cookie, in("north", "sam", Role.STAFF)))
                .isNull();
        service.seen(service.account("casey", Role.CLIENT));
        assertThat(browser.complete(
                        renewed(managing), browser.state, browser.cookie, service.account("casey", Role.STAFF)))
                .isNull();
        String used = renewed(managing);
        assertThat(browser.complete(used, browser.state, browser.cookie, browser.account))
                .isNotNull();
        assertThat(browser.complete(used, browser.state, browser.cookie, browser.account))
                .isNull();
    }

    @Test
    void isNotLeftByTheTicketOfAChangeOnceItsHostSessionEnded() {
        Managing managing = browser.managing(service.verified(browser));
        String ticket = renewed(managing);
        service.gate.end(GATE_KEY, browser.state);
        assertThat(browser.complete(ticket, browser.state, browser.cookie, browser.account))
                .isNull();
    }

    @Test
    void ofAnotherPurposeIsAnother() {
        Trust trust = service.verified(browser);
        Managing managing = browser.managing(trust);
        assertThat(browser.enter(Purpose.VERIFY).id()).isNotEqualTo(managing.id());
        assertThat(browser.managing(trust).id()).isEqualTo(managing.id());
    }

    private String renewed(Managing managing) {
        return TestService.ticketIn(service.transactions.run(work -> service.visits.renew(work, managing)));
    }

    private Account in(String practice, String name, Role role) {
        return Account.of(service.directory, name)
                .role(role)
                .practice(practice)
                .locale("en")
                .build();
    }

    private void forget(Return returned) {
        service.transactions.run(work -> service.browsers.forget(
                work,
                new AccountId(returned.trust().accountId()),
                returned.trust().browserId()));
    }

    private @Nullable String openVisit(Browser from, Trust trust) {
        return service.gate.openVisit(
                GATE_KEY,
                from.account,
                from.circumstances(),
                from.manages(trust, Confirmation.PASSWORD, service.clock.instant()));
    }
}
