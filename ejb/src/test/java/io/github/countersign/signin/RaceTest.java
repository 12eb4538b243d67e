package io.github.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that hold for one request after another also hold for many at once. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RaceTest {

    private static final int THREADS = 16;

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void open() {
        service = new TestService(kind);
    }

    @Test
    void acceptsARightCodeOnce() {
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        String code = service.messages.lastCode();
        List<Answer> answers = together(i -> browser.answer(signIn, code));
        assertThat(count(answers, Answer.Accepted.class)).isOne();
        assertThat(count(answers, Answer.Wrong.class)).isZero();
    }

    @Test
    void judgesAtMostFiveGuessesOfACode() {
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        String wrong = service.wrongCode();
        List<Answer> answers = together(i -> browser.answer(signIn, wrong));
        assertThat(count(answers, Answer.Wrong.class)).isEqualTo(4);
        assertThat(count(answers, Answer.UsedUp.class)).isEqualTo(THREADS - 4);
        assertThat(service.audited("sam").stream().filter("CODE_ANSWERED REFUSED"::equals))
                .hasSize(5);
    }

    @Test
    void judgesAtMostTenGuessesOfAllSessionsBeforeTheWait() {
        service.enroll("sam", Role.STAFF);
        List<SigningIn> signIns = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            service.forgetSends();
            signIns.add(service.browser("sam", Role.STAFF).verify());
        }
        String wrong = service.wrongCode();
        List<Answer> answers = together(i -> service.verification.answer(signIns.get(i), wrong, false));
        assertThat(service.audited("sam").stream().filter("CODE_ANSWERED REFUSED"::equals))
                .hasSize(10);
        assertThat(count(answers, Answer.Locked.class)).isGreaterThanOrEqualTo(THREADS - 9);
    }

    @Test
    void answersGuessesAndARightCodeAtOnceWithoutFailing() {
        service.enroll("sam", Role.STAFF);
        for (int round = 0; round < 3; round++) {
            service.forgetSends();
            Browser browser = service.browser("sam", Role.STAFF);
            SigningIn signIn = browser.verify();
            String right = service.messages.lastCode();
            String wrong = service.wrongCode();
            List<Answer> answers = together(i -> browser.answer(signIn, i % 2 == 0 ? right : wrong));
            assertThat(count(answers, Answer.Accepted.class)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void redeemsATicketOnce() {
        Browser browser = service.browser("sam", Role.STAFF);
        String ticket = browser.ticket(Purpose.SET_UP);
        List<Optional<Visitor>> entered = together(i -> service.redeem(ticket, browser.cookie, service.from));
        assertThat(entered.stream().filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    void completesASignInOnce() {
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        Answer answer = service.verification.answer(signIn, service.messages.lastCode(), true);
        assertThat(together(i -> Optional.ofNullable(browser.complete(answer))).stream()
                        .filter(Optional::isPresent))
                .hasSize(1);
        assertThat(service.count(
                        "RememberedBrowser x WHERE x.accountId = ?1",
                        service.known("sam").id()))
                .isOne();
    }

    @Test
    void sendsTheFirstCodeOnce() {
        service.enroll("sam", Role.STAFF);
        int before = service.messages.count();
        SigningIn signIn = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        List<SendResult> results = together(i -> service.verification.sendFirst(signIn));
        assertThat(service.messages.count()).isEqualTo(before + 1);
        assertThat(count(results, SendResult.Sent.class)).isOne();
        assertThat(count(results, SendResult.TooSoon.class)).isEqualTo(THREADS - 1);
    }

    @Test
    void sendsOneCodeInThirtySecondsHoweverManyAsk() {
        service.enroll("sam", Role.STAFF);
        List<SigningIn> signIns = Stream.generate(
                        () -> service.browser("sam", Role.STAFF).enter(Purpose.VERIFY))
                .limit(THREADS)
                .toList();
        for (int round = 0; round < 2; round++) {
            int before = service.messages.count();
            together(i -> service.verification.resend(signIns.get(i), Channel.SMS));
            assertThat(service.messages.count()).isEqualTo(before + 1);
            service.clock.moveBy(Duration.ofSeconds(30));
        }
    }

    @Test
    void makesOneAccountOfManyFirstSignIns() {
        List<Decision> decisions =
                together(i -> service.browser("sam", Role.STAFF).check());
        assertThat(decisions).allMatch(decision -> decision.kind() == Kind.SET_UP);
        assertThat(service.count("KnownAccount x WHERE x.directory = ?1", service.directory))
                .isOne();
        assertThat(service.count("Practice x WHERE x.directory = ?1", service.directory))
                .isOne();
    }

    @Test
    void makesOnePracticeOfManyFirstSignInsOfManyPeople() {
        List<Decision> decisions =
                together(i -> service.browser("person " + i % 4, Role.STAFF).check());
        assertThat(decisions).allMatch(decision -> decision.kind() == Kind.SET_UP);
        assertThat(service.count("KnownAccount x WHERE x.directory = ?1", service.directory))
                .isEqualTo(4);
        assertThat(service.count("Practice x WHERE x.directory = ?1", service.directory))
                .isOne();
    }

    @Test
    void opensOneSignInForAHostSession() {
        Browser browser = service.browser("sam", Role.STAFF);
        List<String> tickets = together(i -> browser.ticket(Purpose.SET_UP));
        assertThat(new HashSet<>(tickets))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(ticket -> assertThat(service.redeem(ticket, browser.cookie, service.from))
                        .isPresent());
        assertThat(service.count("Visit x WHERE x.clientAddress = ?1", service.address))
                .isOne();
    }

    @Test
    void setsUpOnePhoneOfTwoThatAreProvedAtOnce() {
        List<SigningIn> signIns = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            service.forgetSends();
            SigningIn signIn = service.browser("sam", Role.STAFF).enter(Purpose.SET_UP);
            service.enrollment.begin(signIn, "+1202555" + (1000 + i), Channel.SMS);
            signIns.add(signIn);
            codes.add(service.messages.lastCode());
        }
        // one at a time could be counted as a guess too many: there are ten before a wait, and each right one clears
        // them
        List<Answer> answers = together(
                i -> i < 8 ? service.enrollment.answer(signIns.get(i), codes.get(i), false) : new Answer.Gone());
        assertThat(count(answers, Answer.Accepted.class)).isOne();
        assertThat(service.count(
                        "Authenticator x WHERE x.accountId = ?1",
                        service.known("sam").id()))
                .isOne();
    }

    @Test
    void keepsCountingGuessesWhileTheAccountIsSeen() {
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        String wrong = service.wrongCode();
        together(i -> i < 4
                ? browser.answer(signIn, wrong)
                : service.browser("sam", Role.STAFF).check());
        assertThat(browser.answer(signIn, wrong)).isEqualTo(new Answer.UsedUp());
        assertThat(service.count(
                        "KnownAccount x WHERE x.id = ?1 AND x.wrongGuesses = 5",
                        service.known("sam").id()))
                .isOne();
    }

    private static long count(List<?> results, Class<?> kind) {
        return results.stream().filter(kind::isInstance).count();
    }

    private static <T> List<T> together(IntFunction<T> work) {
        return Together.run(THREADS, work);
    }
}
