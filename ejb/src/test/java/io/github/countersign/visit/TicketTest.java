package io.github.countersign.visit;

import static io.github.countersign.visit.Purpose.SET_UP;
import static io.github.countersign.visit.Purpose.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.secret.Token;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The way to the pages and back. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TicketTest {

    private static final Duration SIXTY_SECONDS = Duration.ofSeconds(60);

    @Parameter
    private TestDatabase kind;

    private TestService service;

    private Browser browser;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        browser = service.browser("sam", Role.STAFF);
    }

    @Test
    void letsTheBrowserInWithItsTicketAndCookie() {
        SigningIn signIn = redeem(browser.ticket(VERIFY), browser.cookie).orElseThrow();
        assertThat(signIn.purpose()).isEqualTo(VERIFY);
        assertThat(signIn.displayName()).isEqualTo("sam");
        assertThat(signIn.practiceName()).isEqualTo("Riverside Clinic");
        assertThat(signIn.returnPath()).isEqualTo("/clinic/second-factor/return");
        assertThat(signIn.signOutPath()).isEqualTo("/clinic/second-factor/sign-out");
        assertThat(signIn.homePath()).isEqualTo("/clinic/");
        assertThat(signIn.endsAt()).isEqualTo(service.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(signIn.completed()).isFalse();
    }

    @Test
    void refusesATicketThatWasUsed() {
        String ticket = browser.ticket(VERIFY);
        assertThat(redeem(ticket, browser.cookie)).isPresent();
        assertThat(redeem(ticket, browser.cookie)).isEmpty();
    }

    /** A navigation before the second factor asks for a ticket each time. */
    @Test
    void givesTheNewestTicketAgainToWhoeverAsksForMany() {
        Set<String> tickets = new LinkedHashSet<>();
        for (int i = 0; i < 50; i++) {
            tickets.add(browser.ticket(VERIFY));
        }
        assertThat(tickets).hasSize(10);
        for (String ticket : tickets) {
            assertThat(redeem(ticket, browser.cookie)).isPresent();
            assertThat(redeem(ticket, browser.cookie)).isEmpty();
        }
        assertThat(redeem(browser.ticket(VERIFY), browser.cookie)).isPresent();
    }

    @Test
    void givesATicketAgainOnlyWhileItsTimeIsNotHalfOver() {
        for (int i = 0; i < 10; i++) {
            browser.ticket(VERIFY);
        }
        String early = browser.ticket(VERIFY);
        service.clock.moveBy(Duration.ofSeconds(31));
        String late = browser.ticket(VERIFY);
        assertThat(late).isNotEqualTo(early);
        service.clock.moveBy(Duration.ofSeconds(59));
        assertThat(redeem(early, browser.cookie)).isEmpty();
        assertThat(redeem(late, browser.cookie)).isPresent();
    }

    @Test
    void refusesATicketThatNobodyIssued() {
        assertThat(redeem(Token.random(), browser.cookie)).isEmpty();
        assertThat(redeem("", browser.cookie)).isEmpty();
        assertThat(redeem("x".repeat(100_000), browser.cookie)).isEmpty();
    }

    @Test
    void refusesATicketWithOneCharacterAltered() {
        String ticket = browser.ticket(VERIFY);
        for (int i : new int[] {0, 20, 41}) {
            assertThat(redeem(altered(ticket, i), browser.cookie)).isEmpty();
        }
        assertThat(redeem(ticket, browser.cookie)).isPresent();
    }

    @Test
    void takesATicketUntilSixtySecondsAreOver() {
        String ticket = browser.ticket(VERIFY);
        service.clock.moveBy(SIXTY_SECONDS.minusMillis(1));
        assertThat(redeem(ticket, browser.cookie)).isPresent();
    }

    @Test
    void refusesATicketWhenSixtySecondsAreOver() {
        String ticket = browser.ticket(VERIFY);
        service.clock.moveBy(SIXTY_SECONDS);
        assertThat(redeem(ticket, browser.cookie)).isEmpty();
    }

    @Test
    void refusesAnotherBrowserAndUsesTheTicketUp() {
        String ticket = browser.ticket(VERIFY);
        assertThat(redeem(ticket, Token.random())).isEmpty();
        assertThat(redeem(ticket, browser.cookie)).isEmpty();
    }

    @Test
    void keepsTheSignInFromEveryOtherBrowser() {
        SigningIn signIn = browser.enter(VERIFY);
        assertThat(find(signIn, browser.cookie)).isPresent();
        assertThat(find(signIn, Token.random())).isEmpty();
        assertThat(find(signIn, "")).isEmpty();
    }

    @Test
    void refusesATicketBackAsATicketIn() {
        Answer answer = answered();
        assertThat(redeem(TestService.ticketBack(answer), browser.cookie)).isEmpty();
        assertThat(browser.complete(answer)).isNotNull();
    }

    @Test
    void waitsForFifteenMinutes() {
        SigningIn signIn = browser.enter(VERIFY);
        service.clock.moveBy(Duration.ofMinutes(15).minusMillis(1));
        assertThat(find(signIn, browser.cookie)).isPresent();
        service.clock.moveBy(Duration.ofMillis(1));
        assertThat(find(signIn, browser.cookie)).isEmpty();
    }

    @Test
    void refusesAnAnswerAfterFifteenMinutes() {
        SigningIn signIn = browser.enter(VERIFY);
        service.clock.moveBy(Duration.ofMinutes(14));
        service.verification.sendFirst(signIn);
        service.clock.moveBy(Duration.ofMinutes(1));
        assertThat(browser.answer(signIn, service.messages.lastCode())).isEqualTo(new Answer.Gone());
    }

    @Test
    void refusesATicketThatIsRedeemedAfterItsSignInIsOver() {
        browser.ticket(VERIFY);
        service.clock.moveBy(Duration.ofMinutes(15).minusSeconds(10));
        String ticket = browser.ticket(VERIFY);
        service.clock.moveBy(Duration.ofSeconds(10));
        assertThat(redeem(ticket, browser.cookie)).isEmpty();
    }

    @Test
    void givesOneHostSessionOneSignInAndOneCode() {
        SigningIn first = browser.verify();
        int sent = service.messages.count();
        SigningIn second = browser.verify();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(service.messages.count()).isEqualTo(sent);
        assertThat(service.count("Challenge x WHERE x.visitId = ?1", first.id()))
                .isOne();
    }

    @Test
    void isNotDisturbedByTheSignInOfAnotherSession() {
        SigningIn first = browser.verify();
        String code = service.messages.lastCode();
        Browser other = service.browser("sam", Role.STAFF);
        service.clock.moveBy(Duration.ofMinutes(1));
        SigningIn second = other.verify();
        other.answer(second, service.messages.lastCode());
        service.gate.end(TestService.GATE_KEY, other.state);
        assertThat(browser.complete(browser.answer(first, code))).isNotNull();
    }

    @Test
    void opensAnotherSignInWhenTheBrowserGotAnotherCookie() {
        SigningIn first = browser.enter(VERIFY);
        Browser later = service.browser(browser.account, browser.state, Token.random());
        SigningIn second = later.enter(VERIFY);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(find(second, browser.cookie)).isEmpty();
    }

    @Test
    void opensAnotherSignInWhenSomebodyElseSignedInInTheSameHostSession() {
        service.clock.moveBy(Duration.ofMinutes(1));
        service.enroll("sofia", Role.STAFF);
        SigningIn first = browser.enter(VERIFY);
        Browser sofia = service.browser(service.account("sofia", Role.STAFF), browser.state, browser.cookie);
        SigningIn second = sofia.enter(VERIFY);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.displayName()).isEqualTo("sofia");
    }

    @Test
    void lastsWhateverASignInElsewhereSays() {
        SigningIn signIn = browser.enter(VERIFY);
        service.browser("sam", Role.CLIENT).signIn(true);
        assertThat(find(signIn, browser.cookie)).isPresent();
    }

    @Test
    void endsWithEveryTrustInTheAccount() {
        String ticket = browser.ticket(VERIFY);
        SigningIn signIn = browser.verify();
        service.endEveryTrust("sam");
        assertThat(find(signIn, browser.cookie)).isEmpty();
        assertThat(redeem(ticket, browser.cookie)).isEmpty();
        assertThat(browser.answer(signIn, service.messages.lastCode())).isEqualTo(new Answer.Gone());
    }

    @Test
    void endsWithTheHostSession() {
        String ticket = browser.ticket(VERIFY);
        SigningIn signIn = browser.verify();
        service.gate.end(TestService.GATE_KEY, browser.state);
        assertThat(find(signIn, browser.cookie)).isEmpty();
        assertThat(redeem(ticket, browser.cookie)).isEmpty();
        assertThat(browser.answer(signIn, service.messages.lastCode())).isEqualTo(new Answer.Gone());
    }

    @Test
    void opensAFreshSignInAfterOneThatEnded() {
        SigningIn ended = browser.enter(VERIFY);
        service.gate.end(TestService.GATE_KEY, browser.state);
        assertThat(browser.enter(VERIFY).id()).isNotEqualTo(ended.id());
    }

    @Test
    void keepsVerifyingAndSettingUpApart() {
        Browser nora = service.browser("nora", Role.STAFF);
        VisitId setUp = nora.enter(SET_UP).id();
        service.givePhone(service.known("nora").id());
        assertThat(nora.enter(VERIFY).id()).isNotEqualTo(setUp);
    }

    private Answer answered() {
        SigningIn signIn = browser.verify();
        return browser.answer(signIn, service.messages.lastCode());
    }

    private Optional<SigningIn> redeem(String ticket, String cookie) {
        return service.redeem(ticket, cookie, service.from).map(SigningIn.class::cast);
    }

    private Optional<SigningIn> find(SigningIn signIn, String cookie) {
        return service.find(signIn.id(), cookie, service.from).map(SigningIn.class::cast);
    }

    private @Nullable Return complete(String ticket) {
        return completeAs(ticket, browser.account);
    }

    private @Nullable Return completeAs(String ticket, Account account) {
        return browser.complete(ticket, browser.state, browser.cookie, account);
    }

    private static String altered(String ticket, int at) {
        char other = ticket.charAt(at) == 'A' ? 'B' : 'A';
        return ticket.substring(0, at) + other + ticket.substring(at + 1);
    }
}
