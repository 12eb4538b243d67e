package io.github.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who, and who is asked. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class GateTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    @BeforeEach
    void open() {
        service = new TestService(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "no, OWNER, PASS",
        "no, MANAGER, PASS",
        "no, STAFF, PASS",
        "no, CLIENT, PASS",
        "no, UNMAPPED, PASS",
        "staff, OWNER, SET_UP",
        "staff, MANAGER, SET_UP",
        "staff, STAFF, SET_UP",
        "staff, CLIENT, PASS",
        "staff, UNMAPPED, SET_UP",
        "everyone, OWNER, SET_UP",
        "everyone, MANAGER, SET_UP",
        "everyone, STAFF, SET_UP",
        "everyone, CLIENT, SET_UP",
        "everyone, UNMAPPED, SET_UP"
    })
    void asksThosePeopleToSetUpWhomThePolicyCovers(String policy, Role role, Kind decision) {
        service = new TestService(kind, "countersign.default-policy", policy);
        assertThat(service.browser("sam", role).check().kind()).isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void asksWhoSetUpByChoiceWhateverThePolicy(Role role) {
        service = new TestService(kind, "countersign.default-policy", "no");
        service.enroll("sam", role);
        assertThat(service.browser("sam", role).check().kind()).isEqualTo(Kind.VERIFY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam",
                "SAM",
                "Sam",
                " sam ",
                "\uff33\uff21\uff2d",
                "\u3000sam\u00a0",
                "\ud835\udc2c\ud835\udc1a\ud835\udc26"
            })
    void knowsAnAccountInEverySpelling(String spelling) {
        service.enroll("sam", Role.STAFF);
        assertThat(service.browser(spelling, Role.STAFF).check().kind()).isEqualTo(Kind.VERIFY);
        assertThat(service.count("KnownAccount x WHERE x.directory = ?1", service.directory))
                .isOne();
    }

    @Test
    void takesTheSameNameInAnotherDirectoryForSomebodyElse() {
        service.enroll("sam", Role.STAFF);
        assertThat(new TestService(kind).browser("sam", Role.STAFF).check().kind())
                .isEqualTo(Kind.SET_UP);
    }

    @Test
    void takesARoleOverAtALaterSignIn() {
        assertThat(service.browser("sam", Role.CLIENT).check().kind()).isEqualTo(Kind.PASS);
        assertThat(service.browser("sam", Role.STAFF).check().kind()).isEqualTo(Kind.SET_UP);
        assertThat(service.known("sam").role()).isEqualTo(Role.STAFF);
    }

    @Test
    void takesAPracticeOverAtALaterSignIn() {
        service.browser(account("sam", "north", null, null)).check();
        service.browser(account("sam", "south", null, null)).check();
        PracticeId practiceId = service.known("sam").practiceId();
        assertThat(service.<String>read(
                        work -> service.practices.get(work, practiceId).name()))
                .isEqualTo("south");
    }

    @Test
    void keepsThePhoneWhenAnAccountWithAStableIdIsRenamed() {
        service.enroll(service.browser(account("sam", "default", "id-1", null)));
        assertThat(service.browser(account("samuel", "default", "id-1", null))
                        .check()
                        .kind())
                .isEqualTo(Kind.VERIFY);
        service.verified(service.browser(account("samuel", "default", "id-1", null)));
        assertThat(service.confirmedPhone("samuel").map(Phone::number)).contains(new PhoneNumber(service.phone));
    }

    @Test
    void learnsTheStableIdOfAnAccountThatWasKnownByName() {
        service.enroll("sam", Role.STAFF);
        service.verified(service.browser(account("sam", "default", "id-1", null)));
        assertThat(service.browser(account("samuel", "default", "id-1", null))
                        .check()
                        .kind())
                .isEqualTo(Kind.VERIFY);
    }

    @Test
    void keepsTheStableIdWhenAnotherApplicationDoesNotTellIt() {
        service.enroll(service.browser(account("sam", "default", "id-1", null)));
        service.browser(account("sam", "default", null, null)).check();
        assertThat(service.browser(account("samuel", "default", "id-1", null))
                        .check()
                        .kind())
                .isEqualTo(Kind.VERIFY);
    }

    @Test
    void givesNobodyTheAccountOfSomebodyElseWhoHadTheName() {
        service.enroll(service.browser(account("sam", "default", "id-1", null)));
        Browser newcomer = service.browser(account("sam", "default", "id-2", null));
        assertThatThrownBy(newcomer::check).hasMessageContaining("sam").hasMessageContaining("stable id");
        assertThatThrownBy(() -> newcomer.ticket(Purpose.SET_UP)).hasMessageContaining("stable id");
        service.verified(service.browser(account("samuel", "default", "id-1", null)));
        assertThat(newcomer.check().kind()).isEqualTo(Kind.SET_UP);
    }

    @Test
    void trustsAPassUntilEveryTrustInTheAccountEnds() {
        Trust trust = service.browser("casey", Role.CLIENT).check().trust();
        service.clock.moveBy(Duration.ofDays(400));
        assertThat(stillTrusted(trust)).isTrue();
        service.endEveryTrust("casey");
        assertThat(stillTrusted(trust)).isFalse();
    }

    @Test
    void doesNotEndATrustForATightenedPolicy() {
        Trust trust = service.browser("casey", Role.CLIENT).check().trust();
        service.transactions.run(
                work -> work.change("UPDATE Practice p SET p.policy = io.github.countersign.policy.Policy.EVERYONE"
                                + " WHERE p.directory = :directory")
                        .setParameter("directory", service.directory)
                        .executeUpdate());
        assertThat(stillTrusted(trust)).isTrue();
        assertThat(service.browser("casey", Role.CLIENT).check().kind()).isEqualTo(Kind.SET_UP);
    }

    @Test
    void doesNotTrustAnAccountThatIsNotThere() {
        assertThat(stillTrusted(new Trust(-1, 0, null))).isFalse();
    }

    @Test
    void remembersNothingWhereTheBrowserWasNotToBeRemembered() {
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        Return returned = browser.complete(browser.answer(signIn, service.messages.lastCode()));
        assertThat(returned.browserToken()).isNull();
        assertThat(returned.trust().browserId()).isNull();
        assertThat(returned.validUntil()).isEqualTo(Decision.WITH_THE_SESSION);
        assertThat(service.count(
                        "RememberedBrowser x WHERE x.accountId = ?1",
                        service.known("sam").id()))
                .isZero();
    }

    @Test
    void knowsAPersonByAnIdAndAPasswordVersionOfAnyLength() {
        String id = "x".repeat(300);
        String token =
                enrolledAndRemembered(account("sam", "default", id + 1, id)).browserToken();
        assertThat(check(account("samuel", "default", id + 1, id), token)).isEqualTo(Kind.PASS);
        assertThat(check(account("samuel", "default", id + 1, id + 2), token)).isEqualTo(Kind.VERIFY);
        assertThat(check(account("sandra", "default", id + 2, id), token)).isEqualTo(Kind.SET_UP);
    }

    @Test
    void letsAPersonInWhoseLanguageIsNone() {
        Account account = Account.of(service.directory, "sam")
                .role(Role.CLIENT)
                .locale("x-" + "a".repeat(300))
                .build();
        assertThat(check(account, null)).isEqualTo(Kind.PASS);
    }

    @Test
    void takesPeopleWithABlankStableIdForPeopleWithoutOne() {
        service.enroll(service.browser(account("bob", "default", " ", null)));
        assertThat(check(account("ana", "default", " ", null), null)).isEqualTo(Kind.SET_UP);
        assertThat(service.known("ana").id()).isNotEqualTo(service.known("bob").id());
    }

    private Return enrolledAndRemembered(Account account) {
        service.enroll(service.browser(account));
        return service.browser(account).remembered();
    }

    private Kind check(Account account, @Nullable String token) {
        return service.browser(account).signIn(token).kind();
    }

    private Account account(
            String name, String practice, @Nullable String stableId, @Nullable String credentialVersion) {
        return Account.of(service.directory, name)
                .role(Role.STAFF)
                .practice(practice)
                .stableId(stableId)
                .credentialVersion(credentialVersion)
                .locale("en")
                .build();
    }

    private boolean stillTrusted(Trust trust) {
        return service.gate.stillTrusted(TestService.GATE_KEY, trust);
    }
}
