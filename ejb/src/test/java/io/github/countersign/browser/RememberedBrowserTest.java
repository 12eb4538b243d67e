package io.github.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.secret.Token;
import io.github.countersign.visit.SigningIn;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RememberedBrowserTest {

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
    void isRecognisedWithoutACode() {
        Return returned = browser.remembered();
        Decision decision = browser.check(returned.browserToken());
        assertThat(decision.kind()).isEqualTo(Kind.PASS);
        assertThat(decision.validUntil()).isEqualTo(returned.validUntil());
        assertThat(decision.trust().browserId()).isEqualTo(returned.trust().browserId());
    }

    @Test
    void lastsFromTheTwentyNinthToTheTwentyEighthOfFebruary() {
        service.clock.moveTo(Instant.parse("2028-02-29T23:59:59.999Z"));
        assertThat(browser.remembered().validUntil())
                .isEqualTo(Instant.parse("2029-02-28T23:59:59.999Z").toEpochMilli());
    }

    @Test
    void lastsForAYearOverTheTwentyNinthOfFebruary() {
        service.clock.moveTo(Instant.parse("2027-02-28T10:00:00Z"));
        assertThat(browser.remembered().validUntil())
                .isEqualTo(Instant.parse("2028-02-28T10:00:00Z").toEpochMilli());
    }

    @Test
    void doesNotLastLongerForBeingUsed() {
        Return returned = browser.remembered();
        service.clock.moveBy(Duration.ofDays(300));
        assertThat(browser.check(returned.browserToken()).validUntil()).isEqualTo(returned.validUntil());
    }

    @Test
    void lastsAsLongAsIsSet() {
        TestService shorter = service.restarted("countersign.remember-for", "P30D");
        long until = shorter.browser("sam", Role.STAFF).remembered().validUntil();
        assertThat(until)
                .isEqualTo(service.clock.instant().plus(Duration.ofDays(30)).toEpochMilli());
    }

    @Test
    void isOfNoUseWithAnotherToken() {
        String token = browser.remembered().browserToken();
        for (String other : new String[] {token.substring(1), token + "A", swapCase(token), "", Token.random()}) {
            assertThat(browser.check(other).kind()).isEqualTo(Kind.VERIFY);
        }
    }

    @Test
    void isOfNoUseToAnotherAccount() {
        String token = browser.remembered().browserToken();
        service.clock.moveBy(Duration.ofMinutes(1));
        service.enroll("sofia", Role.STAFF);
        assertThat(service.browser("sofia", Role.STAFF).check(token).kind()).isEqualTo(Kind.VERIFY);
        assertThat(service.browser("new", Role.STAFF).check(token).kind()).isEqualTo(Kind.SET_UP);
    }

    @Test
    void isOfNoUseInAnotherDirectory() {
        String token = browser.remembered().browserToken();
        TestService elsewhere = new TestService(kind);
        elsewhere.enroll("sam", Role.STAFF);
        assertThat(elsewhere.browser("sam", Role.STAFF).check(token).kind()).isEqualTo(Kind.VERIFY);
    }

    @Test
    void isOfNoUseToSomebodyElseWhoGotTheUserName() {
        Browser before = service.browser(known("4711"));
        String token = before.remembered().browserToken();
        assertThat(before.check(token).kind()).isEqualTo(Kind.PASS);
        assertThat(recognised(token, browser.account)).isTrue();
        assertThat(recognised(token, known("4712"))).isFalse();
    }

    private Account known(String stableId) {
        return Account.of(service.directory, "sam")
                .role(Role.STAFF)
                .stableId(stableId)
                .locale("en")
                .build();
    }

    @Test
    void isNotRecognisedInOneQueryForAnotherRoleOrPractice() {
        String token = browser.remembered().browserToken();
        Account owner = service.account("sam", Role.OWNER);
        Account elsewhere = Account.of(service.directory, "sam")
                .role(Role.STAFF)
                .practice("other")
                .locale("en")
                .build();
        assertThat(recognised(token, browser.account)).isTrue();
        assertThat(recognised(token, owner)).isFalse();
        assertThat(recognised(token, elsewhere)).isFalse();
    }

    @Test
    void staysRecognisedWhenTheAccountsRoleAndPracticeChangeAtALaterSignIn() {
        String token = browser.remembered().browserToken();
        Account changed = Account.of(service.directory, "sam")
                .role(Role.OWNER)
                .practice("other")
                .locale("en")
                .build();
        assertThat(service.browser(changed).signIn(token).kind()).isEqualTo(Kind.PASS);
        assertThat(service.known("sam").role()).isEqualTo(Role.OWNER);
    }

    @Test
    void staysRecognisedWhenAPersonWithAStableIdIsRenamed() {
        Browser sam = service.browser(renamed("sam"));
        String token = sam.remembered().browserToken();
        assertThat(service.browser(renamed("samuel")).signIn(token).kind()).isEqualTo(Kind.PASS);
        assertThat(service.known("samuel").role()).isEqualTo(Role.STAFF);
    }

    private Account renamed(String name) {
        return Account.of(service.directory, name)
                .role(Role.STAFF)
                .stableId("id-1")
                .locale("en")
                .build();
    }

    @Test
    void endsWithAChangedPassword() {
        Browser before = service.browser(account("v1"));
        String token = before.remembered().browserToken();
        assertThat(before.check(token).kind()).isEqualTo(Kind.PASS);
        assertThat(service.browser(account("v2")).check(token).kind()).isEqualTo(Kind.VERIFY);
        assertThat(service.browser(account(null)).check(token).kind()).isEqualTo(Kind.VERIFY);
    }

    @Test
    void isRememberedUnderThePasswordOfTheSessionThatWasVerified() {
        Browser oldSession = service.browser(account("v1"));
        SigningIn signIn = oldSession.verify();
        service.browser(account("v2")).check();
        Answer answer = service.verification.answer(signIn, service.messages.lastCode(), true);
        String token = oldSession.complete(answer).browserToken();
        assertThat(service.browser(account("v2")).check(token).kind()).isEqualTo(Kind.VERIFY);
    }

    @Test
    void endsWithEveryTrustInTheAccount() {
        Return returned = browser.remembered();
        service.endEveryTrust("sam");
        assertThat(browser.check(returned.browserToken()).kind()).isEqualTo(Kind.VERIFY);
        assertThat(stillTrusted(returned)).isFalse();
    }

    @Test
    void isTrustedUntilItIsForgotten() {
        Return returned = browser.remembered();
        service.clock.moveBy(Duration.ofMinutes(1));
        Return other = service.browser("sam", Role.STAFF).remembered();
        assertThat(stillTrusted(returned)).isTrue();
        service.transactions.run(work -> work.change("DELETE FROM RememberedBrowser b WHERE b.publicId = :id")
                .setParameter("id", returned.trust().browserId())
                .executeUpdate());
        assertThat(stillTrusted(returned)).isFalse();
        assertThat(browser.check(returned.browserToken()).kind()).isEqualTo(Kind.VERIFY);
        assertThat(stillTrusted(other)).isTrue();
    }

    @Test
    void isForgottenWithAllOthersOfTheAccountAlone() {
        Return returned = browser.remembered();
        service.clock.moveBy(Duration.ofMinutes(1));
        service.enroll("sofia", Role.STAFF);
        Return hers = service.browser("sofia", Role.STAFF).remembered();
        AccountId id = service.known("sam").id();
        service.transactions.run(work -> {
            service.browsers.forgetAll(work, id);
            return id;
        });
        assertThat(stillTrusted(returned)).isFalse();
        assertThat(stillTrusted(hers)).isTrue();
    }

    @Test
    void isNotRememberedWhereThatWasNotOffered() {
        String ticket = browser.signIn(false).ticket();
        SigningIn signIn =
                (SigningIn) service.redeem(ticket, browser.cookie, service.from).orElseThrow();
        service.verification.sendFirst(signIn);
        Answer answer = service.verification.answer(signIn, service.messages.lastCode(), true);
        assertThat(browser.complete(answer).browserToken()).isNull();
    }

    @Test
    void neverTakesOverATokenThatTheBrowserPresents() {
        String planted = Token.random();
        assertThat(browser.check(planted).kind()).isEqualTo(Kind.VERIFY);
        assertThat(browser.remembered().browserToken()).isNotEqualTo(planted);
        assertThat(browser.check(planted).kind()).isEqualTo(Kind.VERIFY);
    }

    @Test
    void isStoredAsAHash() {
        String token = browser.remembered().browserToken();
        assertThat(service.count("RememberedBrowser x WHERE x.tokenHash = ?1 OR x.publicId = ?1", token))
                .isZero();
        assertThat(service.count("RememberedBrowser x WHERE x.tokenHash = ?1", Token.hash(token)))
                .isOne();
    }

    private boolean recognised(String token, Account account) {
        return service.<Boolean>read(
                work -> service.browsers.recognise(work, token, account).isPresent());
    }

    private boolean stillTrusted(Return returned) {
        return service.gate.stillTrusted(TestService.GATE_KEY, returned.trust());
    }

    private Account account(@Nullable String credentialVersion) {
        return Account.of(service.directory, "sam")
                .role(Role.STAFF)
                .credentialVersion(credentialVersion)
                .locale("en")
                .build();
    }

    private static String swapCase(String token) {
        int at = 0;
        while (!Character.isLetter(token.charAt(at))) {
            at++;
        }
        char c = token.charAt(at);
        char swapped = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
        return token.substring(0, at) + swapped + token.substring(at + 1);
    }
}
