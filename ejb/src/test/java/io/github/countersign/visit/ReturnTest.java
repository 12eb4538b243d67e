package io.github.countersign.visit;

import static io.github.countersign.visit.Purpose.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.secret.Token;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The way back from the pages: once, within its time, and for the session, browser and person that it is bound to. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReturnTest {

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
    void completesOnceWhatWasAnswered() {
        String ticket = TestService.ticketBack(answered());
        assertThat(complete(ticket)).isNotNull();
        assertThat(complete(ticket)).isNull();
    }

    @Test
    void getsNoSecondCodeOnceItIsCompleted() {
        SigningIn signIn = browser.verify();
        String code = service.messages.lastCode();
        browser.answer(signIn, code);
        service.clock.moveBy(Duration.ofMinutes(1));
        int sent = service.messages.count();
        // a page that still shows the sign-in as it was
        assertThat(service.verification.resend(signIn, Channel.SMS)).isEqualTo(new SendResult.Gone());
        assertThat(service.messages.count()).isEqualTo(sent);
        assertThat(browser.answer(signIn, code)).isEqualTo(new Answer.Expired());
    }

    @Test
    void takesTheReturnUntilSixtySecondsAreOver() {
        String ticket = TestService.ticketBack(answered());
        service.clock.moveBy(SIXTY_SECONDS.minusMillis(1));
        assertThat(complete(ticket)).isNotNull();
    }

    @Test
    void refusesTheReturnWhenSixtySecondsAreOver() {
        String ticket = TestService.ticketBack(answered());
        service.clock.moveBy(SIXTY_SECONDS);
        assertThat(complete(ticket)).isNull();
    }

    @Test
    void refusesATicketInAsATicketBack() {
        SigningIn signIn = browser.verify();
        String ticketIn = browser.ticket(VERIFY);
        browser.answer(signIn, service.messages.lastCode());
        assertThat(complete(ticketIn)).isNull();
    }

    @Test
    void completesNothingBeforeTheAnswer() {
        String ticket = browser.ticket(VERIFY);
        assertThat(complete(ticket)).isNull();
        SigningIn signIn = redeem(ticket, browser.cookie).orElseThrow();
        assertThat(complete(ticket)).isNull();
        browser.answer(signIn, "00000000");
        assertThat(find(signIn, browser.cookie).orElseThrow().completed()).isFalse();
    }

    @Test
    void refusesATicketBackWithOneCharacterAltered() {
        String ticket = TestService.ticketBack(answered());
        assertThat(complete(altered(ticket, 5))).isNull();
    }

    @Test
    void refusesTheReturnOfAnotherHostSession() {
        String ticket = TestService.ticketBack(answered());
        assertThat(browser.complete(ticket, Token.random(), browser.cookie, browser.account))
                .isNull();
        assertThat(complete(ticket)).isNull();
    }

    @Test
    void refusesTheReturnInAnotherBrowser() {
        String ticket = TestService.ticketBack(answered());
        assertThat(browser.complete(ticket, browser.state, Token.random(), browser.account))
                .isNull();
    }

    @Test
    void refusesTheReturnForAnotherAccount() {
        service.browser("sofia", Role.STAFF).check();
        String ticket = TestService.ticketBack(answered());
        assertThat(completeAs(ticket, service.account("sofia", Role.STAFF))).isNull();
    }

    @Test
    void refusesTheReturnForAnAccountThatWasNeverSeen() {
        String ticket = TestService.ticketBack(answered());
        assertThat(completeAs(ticket, service.account("nobody", Role.STAFF))).isNull();
    }

    @Test
    void refusesTheReturnForTheSameNameInAnotherDirectory() {
        String ticket = TestService.ticketBack(answered());
        Account elsewhere = new TestService(kind).account("sam", Role.STAFF);
        assertThat(completeAs(ticket, elsewhere)).isNull();
    }

    @Test
    void refusesTheReturnForAnotherRole() {
        String ticket = TestService.ticketBack(answered());
        assertThat(completeAs(ticket, service.account("sam", Role.OWNER))).isNull();
    }

    @Test
    void lastsWhateverASignInElsewhereWithThePasswordAloneSays() {
        String ticket = TestService.ticketBack(answered());
        service.browser("sam", Role.OWNER).check();
        assertThat(complete(ticket)).isNotNull();
    }

    @Test
    void refusesTheReturnWhenEveryTrustInTheAccountEndedMeanwhile() {
        String ticket = TestService.ticketBack(answered());
        service.endEveryTrust("sam");
        assertThat(complete(ticket)).isNull();
    }

    @Test
    void refusesTheReturnWhenTheHostSessionEndedMeanwhile() {
        String ticket = TestService.ticketBack(answered());
        service.gate.end(TestService.GATE_KEY, browser.state);
        assertThat(complete(ticket)).isNull();
    }

    @Test
    void isWaitedForWhenTheCodeWasAcceptedAtTheLastMoment() {
        SigningIn signIn = browser.verify();
        service.clock.moveTo(signIn.endsAt().minusSeconds(290));
        service.verification.resend(signIn, Channel.SMS);
        service.clock.moveTo(signIn.endsAt().minusSeconds(1));
        String ticket = TestService.ticketBack(browser.answer(signIn, service.messages.lastCode()));
        service.clock.moveBy(Duration.ofSeconds(30));
        assertThat(complete(ticket)).isNotNull();
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
