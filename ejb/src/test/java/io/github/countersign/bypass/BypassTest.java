package io.github.countersign.bypass;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.account.AccountId;
import io.github.countersign.administration.Help;
import io.github.countersign.bypass.BypassAnswers.Judgement;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.secret.Token;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A code from somebody else lets a person in once, and does nothing else. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BypassTest {

    private static final String REASON = "forgot the phone at home";

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Person olivia;
    private AccountId sam;
    private Browser browser;
    private SigningIn signIn;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        sam = service.known("sam").id();
        olivia = service.helper("olivia", Role.OWNER);
        browser = service.browser("sam", Role.STAFF);
        signIn = browser.enter(Purpose.VERIFY);
    }

    @Test
    void letsAPersonInOnceAndNeverRemembersTheBrowser() {
        String code = give();
        Judgement.Accepted accepted = (Judgement.Accepted) answer(code);
        Return returned = browser.back(accepted.returnAddress());
        assertThat(returned.browserToken()).isNull();
        assertThat(service.gate.stillTrusted(GATE_KEY, returned.trust())).isTrue();

        signIn = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(answer(code)).isEqualTo(new Judgement.Wrong());
        assertThat(service.confirmedPhone("sam")).isPresent();
        assertThat(service.audited("sam"))
                .contains("BYPASS_CODE_GIVEN SUCCESS", "BYPASS_CODE_ANSWERED SUCCESS")
                .endsWith("BYPASS_CODE_ANSWERED REFUSED");
    }

    @Test
    void letsOneOfManyInAtTheSameMoment() {
        String code = give();
        List<SigningIn> signIns =
                Together.run(6, i -> service.browser("sam", Role.STAFF).enter(Purpose.VERIFY)).stream()
                        .toList();
        List<Judgement> answers = Together.run(6, i -> service.verification.answerBypass(signIns.get(i), code));
        assertThat(answers.stream().filter(Judgement.Accepted.class::isInstance))
                .hasSize(1);
    }

    @Test
    void isTenCharactersThatCannotBeTakenForOneAnother() {
        assertThat(TypedBypass.ALPHABET).hasSize(32).doesNotContain("I", "L", "O", "U");
        for (int i = 0; i < 20; i++) {
            assertThat(give()).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        }
    }

    @Test
    void isUnderstoodInLowerCaseWithSpacesAndLookAlikes() {
        String code = give();
        String typed = " "
                + code.toLowerCase(Locale.ROOT)
                        .replace("-", " \u2013 ")
                        .replace('0', 'o')
                        .replace('1', 'l');
        assertThat(answer(typed)).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void isNotInTheDatabaseAndARowOfItIsWorthNothing() {
        String code = give();
        String bare = code.replace("-", "");
        String stored = service.<String>read(
                work -> work.query("SELECT b.codeHash FROM BypassCode b WHERE b.accountIdOpen = :id", String.class)
                        .setParameter("id", sam.value())
                        .getSingleResult());
        assertThat(stored)
                .isNotIn(Token.hash(bare), Token.hash(code), Token.hash(sam + " " + bare))
                .doesNotContain(bare);
        BypassStore withAnotherKey = new BypassStore(new KeyRing(new ServerKey(Token.random()), List.of()));
        assertThat(service.<Boolean>read(
                        work -> withAnotherKey.use(work, service.accounts.get(work, sam), TypedBypass.of(code))))
                .isFalse();
        assertThat(answer(code)).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void isOfNoUseToAnotherAccount() {
        String code = give();
        Browser other = service.browser("sofia", Role.STAFF);
        other.check();
        service.givePhone(service.known("sofia").id());
        assertThat(service.verification.answerBypass(other.enter(Purpose.VERIFY), code))
                .isEqualTo(new Judgement.Wrong());
    }

    @Test
    void isValidForItsTimeAndAtMostADay() {
        Help.BypassGiven given = (Help.BypassGiven) give(Duration.ofHours(24));
        Instant until = service.clock.instant().plus(Duration.ofHours(24));
        assertThat(given.until()).isEqualTo(until);
        service.clock.moveTo(until);
        signIn = browser.enter(Purpose.VERIFY);
        assertThat(answer(given.code())).isEqualTo(new Judgement.Wrong());
        assertThat(service.people.find(olivia.managing(), sam).orElseThrow().bypassUntil())
                .isNull();
        Help.BypassGiven again = (Help.BypassGiven) give(Duration.ofMinutes(5));
        service.clock.moveBy(Duration.ofMinutes(5).minusMillis(1));
        assertThat(answer(again.code())).isInstanceOf(Judgement.Accepted.class);
        for (Duration wrong : List.of(Duration.ofHours(24).plusMillis(1), Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> give(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isReplacedByANewOne() {
        String old = give();
        String fresh = give();
        assertThat(answer(old)).isEqualTo(new Judgement.Wrong());
        assertThat(answer(fresh)).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void isOneOfTwoThatAreGivenAtTheSameMoment() {
        List<Person> owners = List.of(olivia, service.helper("oscar", Role.OWNER));
        List<ConfirmationId> confirmed = owners.stream()
                .map(owner -> owner.confirmed(Action.GIVE_BYPASS, sam))
                .toList();
        Together.run(
                2,
                i -> service.people.giveBypass(
                        owners.get(i).managing(), sam, Duration.ofHours(1), REASON, confirmed.get(i)));
        assertThat(service.count("BypassCode x WHERE x.accountIdOpen = ?1", sam))
                .isOne();
    }

    @Test
    void isGivenByTwoToEachOtherAtTheSameMoment() {
        Person oscar = service.helper("oscar", Role.OWNER);
        for (int round = 0; round < 10; round++) {
            ConfirmationId toOscar =
                    olivia.confirmed(Action.GIVE_BYPASS, oscar.managing().accountId());
            ConfirmationId toOlivia =
                    oscar.confirmed(Action.GIVE_BYPASS, olivia.managing().accountId());
            List<Help> given = Together.run(2, i -> {
                Person by = i == 0 ? olivia : oscar;
                Person to = i == 0 ? oscar : olivia;
                return service.people.giveBypass(
                        by.managing(),
                        to.managing().accountId(),
                        Duration.ofHours(1),
                        REASON,
                        i == 0 ? toOscar : toOlivia);
            });
            assertThat(given).allMatch(Help.BypassGiven.class::isInstance);
        }
    }

    @Test
    void endsWithEveryTrustInTheAccount() {
        String code = give();
        service.endEveryTrust("sam");
        signIn = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(answer(code)).isEqualTo(new Judgement.Wrong());
        assertThat(service.people.find(olivia.managing(), sam).orElseThrow().bypassUntil())
                .isNull();
    }

    @Test
    void isCountedWithTheGuessesAtCodes() {
        String code = give();
        for (int i = 0; i < 9; i++) {
            assertThat(answer("0000000000")).isEqualTo(new Judgement.Wrong());
        }
        Instant until = service.clock.instant().plus(Duration.ofMinutes(1));
        service.forgetSends();
        Browser other = service.browser("sam", Role.STAFF);
        SigningIn byCode = other.verify();
        assertThat(other.answer(byCode, service.wrongCode())).isEqualTo(new Answer.Locked(until));
        assertThat(answer(code)).isEqualTo(new Judgement.Locked(until));
        service.clock.moveTo(until);
        assertThat(answer(code)).isInstanceOf(Judgement.Accepted.class);
        assertThat(wrongGuesses()).isZero();
    }

    @Test
    void countsEveryGuessOfManyAtTheSameMoment() {
        give();
        List<Judgement> answers = Together.run(16, i -> answer("0000000000"));
        assertThat(wrongGuesses()).isEqualTo(10);
        assertThat(answers).filteredOn(Judgement.Wrong.class::isInstance).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void isNoGuessWhenItCannotBeOne() {
        give();
        for (String malformed :
                List.of("", "12345678", "ABCDE-FGHJU", "ABCDE-FGHJKM", "x".repeat(100_000), "ABCDE FGH!K")) {
            assertThat(answer(malformed)).isInstanceOf(Judgement.Malformed.class);
        }
        assertThat(wrongGuesses()).isZero();
    }

    @Test
    void isNotForASetUpNorAfterTheSignInIsOverOrCompleted() {
        String code = give();
        SigningIn setUp = service.browser("nora", Role.STAFF).enter(Purpose.SET_UP);
        assertThat(service.verification.answerBypass(setUp, code)).isEqualTo(new Judgement.Gone());
        service.gate.end(GATE_KEY, browser.state);
        assertThat(answer(code)).isEqualTo(new Judgement.Gone());
        signIn = service.browser("sam", Role.STAFF).enter(Purpose.VERIFY);
        assertThat(answer(code)).as("it was not used up").isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void isNoVerificationCodeAndConfirmsNothing() {
        String code = give();
        service.forgetSends();
        SigningIn byCode = browser.verify();
        assertThat(browser.answer(byCode, code)).isInstanceOf(Answer.Malformed.class);
        Browser session = service.browser("sam", Role.STAFF);
        var managing = session.managing(
                session.manages(service.trust("sam"), VisitRequest.Confirmation.CODE, service.clock.instant()));
        var opened = service.confirmations.open(managing, new About(Action.TURN_OFF, sam));
        assertThat(service.confirmations.answer(managing, opened.id(), code)).isInstanceOf(Answer.Malformed.class);
        assertThat(service.own.turnOff(managing, opened.id())).isEmpty();
    }

    @Test
    void isNothingThatSomebodyGivesHimself() {
        AccountId own = olivia.managing().accountId();
        service.givePhone(own);
        assertThat(service.people.giveBypass(
                        olivia.managing(), own, Duration.ofHours(1), REASON, olivia.confirmed(Action.GIVE_BYPASS, own)))
                .isEqualTo(new Help.NotAllowed());
    }

    @Test
    void isToldToThePhoneWithWhoGaveIt() {
        give();
        assertThat(service.messages.lastNotice().change()).isEqualTo(Change.BYPASS_GIVEN);
        assertThat(service.messages.lastNotice().by()).isEqualTo("olivia");
        assertThat(service.messages.lastNotice().to().e164()).isEqualTo(service.phone);
    }

    private String give() {
        return ((Help.BypassGiven) give(Duration.ofHours(1))).code();
    }

    private Help give(Duration validFor) {
        if (olivia.again().isEmpty()) {
            olivia = service.helper("olivia", Role.OWNER);
        }
        ConfirmationId confirmed = olivia.confirmed(Action.GIVE_BYPASS, sam);
        return service.people.giveBypass(olivia.managing(), sam, validFor, REASON, confirmed);
    }

    private Judgement answer(String typed) {
        return service.verification.answerBypass(signIn, typed);
    }

    private int wrongGuesses() {
        return service.<Integer>read(
                work -> work.query("SELECT a.wrongGuesses FROM KnownAccount a WHERE a.id = :id", Integer.class)
                        .setParameter("id", sam.value())
                        .getSingleResult());
    }
}
