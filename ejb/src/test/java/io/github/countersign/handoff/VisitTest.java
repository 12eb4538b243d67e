package io.github.countersign.handoff;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.challenge.TestService;
import io.github.countersign.challenge.TestService.Browser;
import io.github.countersign.challenge.TestService.Visitor;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Completion;
import io.github.countersign.gate.Handoff.Confirmation;
import io.github.countersign.gate.Handoff.Purpose;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
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

/** The visit of somebody who manages rests on a verified host session, and on nothing else. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class VisitTest {

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
        Member member = browser.member(trust);
        assertThat(member.accountId()).isEqualTo(trust.accountId());
        assertThat(member.name()).isEqualTo("sam");
        assertThat(member.role()).isEqualTo(Role.STAFF);
        assertThat(member.directory()).isEqualTo(service.directory);
        assertThat(member.practice()).isEqualTo("default");
        assertThat(member.confirmation()).isEqualTo(Confirmation.PASSWORD);
        assertThat(member.returnPath()).isEqualTo("/clinic/second-factor/return");
        assertThat(member.confirmPasswordPath()).isEqualTo("/clinic/second-factor/confirm-password");
        assertThat(browser.again(member)).contains(member);
    }

    @Test
    void isNotOpenedWithoutATrust() {
        assertThat(handOff(browser, null)).isNull();
    }

    @Test
    void isNotOpenedWithARevokedTrust() {
        Trust trust = service.verified(browser);
        service.endEveryTrust("sam");
        assertThat(handOff(browser, trust)).isNull();
    }

    @Test
    void isNotOpenedWithATrustThatWasNeverGiven() {
        Trust trust = service.verified(browser);
        for (Trust made : List.of(
                new Trust(trust.accountId(), trust.securityVersion() + 1, null),
                new Trust(trust.accountId(), trust.securityVersion(), Token.random()),
                new Trust(-1, trust.securityVersion(), null))) {
            assertThat(handOff(browser, made)).isNull();
        }
    }

    @Test
    void isNotOpenedWithTheTrustOfAnotherAccount() {
        service.seen(service.account("casey", Role.CLIENT));
        Trust caseys = service.trust("casey");
        assertThat(handOff(browser, caseys)).isNull();
    }

    @Test
    void isNotOpenedFromABrowserThatIsForgotten() {
        Completion completion = browser.remembered();
        forget(completion);
        assertThat(handOff(browser, completion.trust())).isNull();
    }

    @Test
    void isNotOpenedFromABrowserWhoseYearIsOver() {
        Completion completion = browser.remembered();
        service.clock.moveTo(Instant.ofEpochMilli(completion.validUntil()).minusMillis(1));
        assertThat(handOff(browser, completion.trust())).isNotNull();
        service.clock.moveBy(Duration.ofMillis(1));
        assertThat(handOff(browser, completion.trust())).isNull();
    }

    @Test
    void isNotOpenedByASignInThatWaits() {
        assertThat(service.verification.redeem(browser.ticket(Purpose.VERIFY), browser.cookie))
                .get()
                .isInstanceOf(PendingSignIn.class);
    }

    @Test
    void endsWithItsHostSession() {
        Visitor visitor = service.visitor("sam", Role.STAFF);
        Visitor other = service.visitor("sam", Role.STAFF);
        service.gate.end(GATE_KEY, visitor.browser().state);
        assertThat(visitor.again()).isEmpty();
        assertThat(other.again()).isPresent();
    }

    @Test
    void endsWithAChangeOfRole() {
        Visitor visitor = service.visitor("sam", Role.MANAGER);
        service.seen(service.account("sam", Role.CLIENT));
        assertThat(visitor.again()).isEmpty();
    }

    @Test
    void endsWithAChangeOfPractice() {
        Visitor visitor = service.visitor("sam", Role.OWNER);
        service.seen(in("north", "sam", Role.OWNER));
        assertThat(visitor.again()).isEmpty();
    }

    @Test
    void endsWithTheTrustInTheAccount() {
        Visitor visitor = service.visitor("sam", Role.STAFF);
        service.endEveryTrust("sam");
        assertThat(visitor.again()).isEmpty();
    }

    @Test
    void endsWithTheBrowserThatItsHostSessionRestsOn() {
        Completion completion = browser.remembered();
        Member member = browser.member(completion.trust());
        Visitor other = service.visitor("sam", Role.STAFF);
        assertThat(browser.again(member)).isPresent();
        forget(completion);
        assertThat(browser.again(member)).isEmpty();
        assertThat(other.again()).isPresent();
    }

    @Test
    void endsWithTheYearOfTheBrowserThatItsHostSessionRestsOn() {
        Completion completion = browser.remembered();
        service.clock.moveTo(Instant.ofEpochMilli(completion.validUntil()).minusMillis(1));
        Member member = browser.member(completion.trust());
        assertThat(browser.again(member)).isPresent();
        service.clock.moveBy(Duration.ofMillis(1));
        assertThat(browser.again(member)).isEmpty();
    }

    @Test
    void endsAfterHalfAnHourUnlessTheHostSessionSendsTheBrowserAgain() {
        Trust trust = service.verified(browser);
        Member member = browser.member(trust);
        service.clock.moveBy(Duration.ofMinutes(29));
        assertThat(browser.member(trust).id()).isEqualTo(member.id());
        service.clock.moveBy(Duration.ofMinutes(30).minusMillis(1));
        assertThat(browser.again(member)).isPresent();
        service.clock.moveBy(Duration.ofMillis(1));
        assertThat(browser.again(member)).isEmpty();
    }

    @Test
    void isFoundByItsOwnBrowserAlone() {
        Visitor visitor = service.visitor("sam", Role.STAFF);
        Visitor other = service.visitor("sam", Role.STAFF);
        assertThat(service.verification.find(visitor.member().id(), other.browser().cookie))
                .isEmpty();
        assertThat(service.verification.find(visitor.member().id(), Token.random()))
                .isEmpty();
        assertThat(service.verification.find(visitor.member().id() + 1_000_000, visitor.browser().cookie))
                .isEmpty();
    }

    @Test
    void isEnteredOnceWithATicketByItsOwnBrowser() {
        Trust trust = service.verified(browser);
        String ticket = handOff(browser, trust);
        List<Optional<Visit>> entered = Together.run(8, i -> service.verification.redeem(ticket, browser.cookie));
        assertThat(entered.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(service.verification.redeem(handOff(browser, trust), Token.random()))
                .isEmpty();
        String late = handOff(browser, trust);
        service.clock.moveBy(Duration.ofSeconds(60));
        assertThat(service.verification.redeem(late, browser.cookie)).isEmpty();
    }

    @Test
    void givesNoStampForTheTicketWithWhichItWasOpened() {
        Trust trust = service.verified(browser);
        String ticket = handOff(browser, trust);
        assertThat(browser.complete(ticket, browser.state, browser.cookie, browser.account))
                .isNull();
        assertThat(service.verification.redeem(ticket, browser.cookie)).isPresent();
    }

    @Test
    void isLeftByTheTicketOfAChangeForTheSameSessionBrowserAndPersonAlone() {
        Trust trust = service.verified(browser);
        Member member = browser.member(trust);
        Browser other = service.browser("sam", Role.STAFF);
        assertThat(browser.complete(renewed(member), other.state, browser.cookie, browser.account))
                .isNull();
        assertThat(browser.complete(renewed(member), browser.state, other.cookie, browser.account))
                .isNull();
        assertThat(browser.complete(renewed(member), browser.state, browser.cookie, service.account("sam", Role.OWNER)))
                .isNull();
        assertThat(browser.complete(renewed(member), browser.state, browser.cookie, in("north", "sam", Role.STAFF)))
                .isNull();
        service.seen(service.account("casey", Role.CLIENT));
        assertThat(browser.complete(
                        renewed(member), browser.state, browser.cookie, service.account("casey", Role.STAFF)))
                .isNull();
        String used = renewed(member);
        assertThat(browser.complete(used, browser.state, browser.cookie, browser.account))
                .isNotNull();
        assertThat(browser.complete(used, browser.state, browser.cookie, browser.account))
                .isNull();
    }

    @Test
    void isNotLeftByTheTicketOfAChangeOnceItsHostSessionEnded() {
        Member member = browser.member(service.verified(browser));
        String ticket = renewed(member);
        service.gate.end(GATE_KEY, browser.state);
        assertThat(browser.complete(ticket, browser.state, browser.cookie, browser.account))
                .isNull();
    }

    @Test
    void ofAnotherPurposeIsAnother() {
        Trust trust = service.verified(browser);
        Member member = browser.member(trust);
        assertThat(browser.enter(Purpose.VERIFY).id()).isNotEqualTo(member.id());
        assertThat(browser.member(trust).id()).isEqualTo(member.id());
    }

    private String renewed(Member member) {
        return TestService.ticketIn(service.database.transaction(entities -> service.handoffs.renew(entities, member)));
    }

    private Account in(String practice, String name, Role role) {
        return new Account(service.directory, name, role, practice, null, null, name, "en");
    }

    private void forget(Completion completion) {
        service.database.transaction(entities -> service.browsers.forget(
                entities, completion.trust().accountId(), completion.trust().browserId()));
    }

    private @Nullable String handOff(Browser from, @Nullable Trust trust) {
        return service.gate.handOff(GATE_KEY, from.manages(trust, Confirmation.PASSWORD, service.clock.instant()));
    }
}
