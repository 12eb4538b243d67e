package io.github.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.MissingSkeletons;
import io.github.countersign.administration.Help;
import io.github.countersign.administration.PersonView;
import io.github.countersign.bypass.BypassAnswers.Judgement;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.NameRule;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another spelling of a name, and two people under one. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NamesTest {

    private static final String REASON = "they are cousins";

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void enroll() {
        service = new TestService(kind, "countersign.default-policy", "no");
        service.enroll("sam", Role.STAFF);
    }

    private Browser browser(NameRule rule, String spelling, Role role) {
        return service.browser(service.account(spelling, role).comparedBy(rule));
    }

    private Browser browser(String spelling) {
        return browser(NameRule.CASE, spelling, Role.STAFF);
    }

    private boolean isHeld(Browser browser) {
        return browser.check().kind() == Kind.VERIFY
                && browser.enter(Purpose.VERIFY).isHeld();
    }

    private SigningIn proving(Browser browser) {
        SigningIn signIn = browser.enter(Purpose.VERIFY);
        assertThat(service.verification.prove(signIn)).isInstanceOf(SendResult.Sent.class);
        return signIn;
    }

    @ParameterizedTest
    @ValueSource(strings = {"s\u00e1m", "S\u00c4M", "sa\u0301m", "\u0455am", "s\u03b1m", "\u015fam"})
    void anotherSpellingIsHeldUnderAnyPolicy(String spelling) {
        int sent = service.messages.count();
        Browser browser = browser(spelling);
        for (int i = 0; i < 2; i++) {
            assertThat(browser.check().kind()).isEqualTo(Kind.VERIFY);
            SigningIn signIn = browser.enter(Purpose.VERIFY);
            assertThat(signIn.isHeld()).isTrue();
            assertThat(service.verification.sendFirst(signIn)).isInstanceOf(SendResult.Gone.class);
            assertThat(service.enrollment.begin(signIn, service.otherPhone, Channel.SMS))
                    .isInstanceOf(SendResult.Gone.class);
            assertThat(service.verification.answerBypass(signIn, "7KQ2MXW4ZT")).isInstanceOf(Judgement.Gone.class);
        }
        assertThat(service.messages.count()).isEqualTo(sent);
        assertThat(service.audited(browser.account.name())).contains("NAME_HELD REFUSED");
        assertThat(isHeld(browser("sam"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "gro\u00df, gross",
        "gro\u00df, gros",
        "gross, gro\u00df",
        "gros, gro\u00df",
        "\u0142ukasz, lukasz",
        "soren, s\u00f8ren",
        "\u00e6sop, aesop",
        "ana7, ana\u0667",
        "lee jo, lee  jo",
        "\u3055\u304f\u3089, \u30b5\u30af\u30e9",
        "kim, kim\ud83c\udf63",
        "lou\ud83c\udf63, lou\ud83c\udf7a"
    })
    void spellingsThatSomeUserStoreTakesForOneAreHeld(String setUp, String other) {
        service.enroll(setUp, Role.STAFF);
        assertThat(isHeld(browser(other))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"samm", "sam1", "pam", "CLINIC\\sam", "sam@example.org"})
    void namesThatMayWellBeOthersAreNotHeld(String name) {
        assertThat(browser(name).check().kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void whereNamesCompareExactlyEveryCharacterCounts() {
        assertThat(isHeld(browser(NameRule.EXACT, "SAM", Role.STAFF))).isTrue();
        assertThat(isHeld(browser(NameRule.EXACT, "sam", Role.STAFF))).isFalse();
        assertThat(isHeld(browser(NameRule.CASE, "Sam", Role.STAFF))).isFalse();
    }

    @Test
    void whereAccentsDoNotCountTheyAreOneAccount() {
        Browser browser = browser(NameRule.ACCENTS, "S\u00e1m", Role.STAFF);
        assertThat(isHeld(browser)).isFalse();
        assertThat(browser.remembered().trust().accountId())
                .isEqualTo(service.known("sam").id().value());
    }

    @Test
    void aHeldNameIsProvedByTheOthersPhoneAndIsAnotherSpellingFromThenOn() {
        Browser browser = browser("s\u00e1m");
        Return returned =
                browser.complete(service.verification.answer(proving(browser), service.messages.lastCode(), true));
        assertThat(service.messages.last().to().e164()).isEqualTo(service.phone);
        AccountId sam = service.known("sam").id();
        assertThat(returned.trust().accountId()).isEqualTo(sam.value());
        assertThat(service.known("sam").spelling()).isEqualTo("sam");
        assertThat(service.audited("sam")).contains("NAME_PROVED SUCCESS");

        assertThat(browser("s\u00e1m").check(returned.browserToken()).kind()).isEqualTo(Kind.PASS);
        service.clock.moveBy(Duration.ofHours(1));
        Browser later = browser("s\u00e1m");
        SigningIn signIn = later.verify();
        assertThat(signIn.isHeld()).isFalse();
        assertThat(signIn.accountId()).isEqualTo(sam);
        Return again = later.complete(later.answer(signIn, service.messages.lastCode()));
        assertThat(later.managing(again.trust()).accountId()).isEqualTo(sam);
    }

    @Test
    void wrongGuessesUnderAHeldNameAreFewAndLockOnlyThatName() {
        Browser browser = browser("s\u00e1m");
        SigningIn signIn = proving(browser);
        for (int i = 0; i < 5; i++) {
            browser.answer(signIn, service.wrongCode());
        }
        service.clock.moveBy(Duration.ofMinutes(20));
        assertThat(service.verification.prove(signIn)).isInstanceOf(SendResult.Sent.class);
        for (int i = 0; i < 5; i++) {
            browser.answer(signIn, service.wrongCode());
        }
        service.clock.moveBy(Duration.ofDays(1));
        assertThat(browser.answer(signIn, service.wrongCode())).isEqualTo(new Answer.Locked(Instant.MAX));
        SigningIn later = browser("s\u00e1m").enter(Purpose.VERIFY);
        assertThat(service.verification.mayProve(later)).isFalse();
        assertThat(service.verification.prove(later)).isInstanceOf(SendResult.Gone.class);
        assertThat(service.transactions.<Boolean>read(
                        work -> bean().lockedUntil(work, service.known("sam").id()) == null))
                .isTrue();
        assertThat(browser("sam").remembered()).isNotNull();
    }

    private GuessLimit bean() {
        return service.bean(GuessLimit.class);
    }

    @Test
    void codesForHeldNamesCostTheOtherNone() {
        SigningIn signIn = proving(browser("s\u00e1m"));
        for (int i = 0; i < 12; i++) {
            service.clock.moveBy(Duration.ofSeconds(31));
            service.verification.prove(signIn);
        }
        assertThat(service.verification.sendFirst(browser("sam").enter(Purpose.VERIFY)))
                .isInstanceOf(SendResult.Sent.class);
        assertThat(service.verification.prove(browser("s\u00e0m").enter(Purpose.VERIFY)))
                .as("one limit for all names that look like that one")
                .isInstanceOf(SendResult.Paused.class);
    }

    @Test
    void onlyTheFirstFewHeldNamesMayProveAnything() {
        for (String spelling : new String[] {"s\u00e0m", "s\u00e1m", "s\u00e2m", "s\u00e3m", "s\u00e4m"}) {
            assertThat(service.verification.mayProve(browser(spelling).enter(Purpose.VERIFY)))
                    .isTrue();
        }
        assertThat(service.verification.mayProve(browser("s\u00e5m").enter(Purpose.VERIFY)))
                .isFalse();
    }

    @Test
    void aCodeOfAPhoneThatIsGoneProvesNothing() {
        Browser browser = browser("s\u00e1m");
        SigningIn signIn = proving(browser);
        service.transactions.perform(
                work -> service.trustEnd.reset(work, service.known("sam").id()));
        assertThat(browser.answer(signIn, service.messages.lastCode())).isInstanceOf(Answer.Gone.class);
        assertThat(isHeld(browser("s\u00e1m"))).isTrue();
    }

    @Test
    void anOwnerDecidesThatItIsSomebodyElse() {
        Browser browser = browser("s\u00e1m");
        SigningIn before = browser.enter(Purpose.VERIFY);
        AccountId other = service.known("s\u00e1m").id();
        Person manager = service.helper("mia", Role.MANAGER);
        assertThat(service.people.check(manager.managing(), new About(Action.SEPARATE, other), REASON))
                .isInstanceOf(Help.NotAllowed.class);

        Person olivia = service.helper("olivia", Role.OWNER);
        PersonView view = service.people.find(olivia.managing(), other).orElseThrow();
        assertThat(view.held()).isTrue();
        assertThat(view.twin()).isEqualTo("sam");
        assertThat(view.maySeparate()).isTrue();
        assertThat(service.people.separate(olivia.managing(), other, REASON, olivia.confirmed(Action.SEPARATE, other)))
                .isInstanceOf(Help.Done.class);
        assertThat(browser("s\u00e1m").check().kind()).isEqualTo(Kind.PASS);
        assertThat(service.find(before.id(), browser.cookie, service.from)).isEmpty();
        assertThat(browser("sam").check().kind()).isEqualTo(Kind.VERIFY);
        assertThat(service.audited("s\u00e1m")).contains("NAME_SEPARATED SUCCESS");
    }

    @Test
    void ownersSeeNamesThatAreAlikeButForTheirDomain() {
        Person olivia = service.helper("olivia", Role.OWNER);
        AccountId other =
                service.seen(service.account("CLINIC\\sam", Role.STAFF)).id();
        assertThat(service.people.find(olivia.managing(), other).orElseThrow().looksLike())
                .containsExactly("sam");
    }

    @Test
    void nobodyWhoWasThereBeforeIsHeldBecauseOfANewcomer() {
        service.seen(service.account("jos\u00e9", Role.CLIENT));
        service.enroll("jose", Role.CLIENT);
        assertThat(browser("jos\u00e9").check().kind()).isEqualTo(Kind.PASS);
        service.seen(service.account("s\u00e1m", Role.CLIENT));
        assertThat(isHeld(browser("sam"))).isFalse();
    }

    @Test
    void twoPeopleUnderOneNameAreNoticedByTheirRoles() {
        service.enroll(browser(NameRule.CASE, "BOSS2", Role.CLIENT));
        browser(NameRule.CASE, "BOSS2", Role.CLIENT).verify();
        Browser owner = browser(NameRule.CASE, "boss2", Role.OWNER);
        SigningIn held = owner.enter(Purpose.VERIFY);
        assertThat(held.isHeld()).isTrue();
        assertThat(service.verification.mayProve(held)).isFalse();
        assertThat(service.audited("boss2")).contains("NAME_HELD REFUSED");
        assertThat(isHeld(browser(NameRule.CASE, "BOSS2", Role.CLIENT))).isFalse();
        service.clock.moveBy(Duration.ofHours(25));
        assertThat(isHeld(browser(NameRule.CASE, "boss2", Role.OWNER)))
                .as("a day later it may as well be a promotion")
                .isFalse();
    }

    @Test
    void aPromotionAloneHoldsNobody() {
        browser("sam").verify();
        assertThat(isHeld(browser(NameRule.CASE, "sam", Role.MANAGER))).isFalse();
        assertThat(isHeld(browser(NameRule.CASE, "SAM", Role.MANAGER))).isFalse();
    }

    @Test
    void twoPeopleUnderOneNameAreNoticedByTheirStableIds() {
        service.enroll(service.browser(
                service.account("Boss2", Role.CLIENT).copy().stableId("1").build()));
        Browser other = service.browser(
                service.account("boss2", Role.CLIENT).copy().stableId("2").build());
        assertThat(isHeld(other)).isTrue();
    }

    @Test
    void peopleWithStableIdsOfTheirOwnAreNotHeldForTheirNames() {
        service.enroll(service.browser(
                service.account("lee", Role.CLIENT).copy().stableId("1").build()));
        Browser other = service.browser(
                service.account("l\u00e9e", Role.CLIENT).copy().stableId("2").build());
        assertThat(other.check().kind()).isEqualTo(Kind.PASS);
        assertThat(isHeld(browser("le\u00e9"))).isTrue();
    }

    @Test
    void aRuleThatIsSetLaterFindsEverybodyAgain() {
        service.enroll(browser(NameRule.CASE, "\u00c9va", Role.STAFF));
        AccountId eva = service.known("\u00e9va").id();
        assertThat(browser(NameRule.EXACT, "\u00c9va", Role.STAFF).verify().accountId())
                .isEqualTo(eva);
        assertThat(isHeld(browser(NameRule.EXACT, "\u00e9va", Role.STAFF))).isTrue();
        assertThat(browser(NameRule.ACCENTS, "\u00c9va", Role.STAFF)
                        .enter(Purpose.VERIFY)
                        .accountId())
                .isEqualTo(eva);
    }

    @Test
    void aFinerRuleHoldsWhoeverComesFirstInAnotherSpelling() {
        service.enroll(browser(NameRule.CASE, "Kim", Role.STAFF));
        assertThat(isHeld(browser(NameRule.EXACT, "kim", Role.STAFF))).isTrue();
        assertThat(isHeld(browser(NameRule.EXACT, "Kim", Role.STAFF))).isFalse();
    }

    @Test
    void skeletonsThatAreMissingAreFilledIn() {
        AccountId sam = service.known("sam").id();
        service.transactions.run(
                work -> work.sql("UPDATE countersign.account SET spelling = NULL, skeleton = NULL WHERE id = ?")
                        .setParameter(1, sam.value())
                        .executeUpdate());
        service.bean(MissingSkeletons.class).fill();
        assertThat(isHeld(browser("s\u00e1m"))).isTrue();
    }

    @Test
    void namesFromBeforeSpellingsWereKeptAreFoundAgain() {
        AccountId sam = service.known("sam").id();
        service.transactions.run(work -> work.sql("UPDATE countersign.account SET spelling = NULL, skeleton = NULL,"
                        + " name = 'sam.', display_name = 'Dr. Sam' WHERE id = ?")
                .setParameter(1, sam.value())
                .executeUpdate());
        service.bean(MissingSkeletons.class).fill();
        assertThat(browser(NameRule.EXACT, "sam.", Role.STAFF)
                        .enter(Purpose.VERIFY)
                        .accountId())
                .isEqualTo(sam);
        assertThat(isHeld(browser(NameRule.EXACT, "Sam.", Role.STAFF))).isTrue();
    }
}
