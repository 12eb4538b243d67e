package io.github.countersign.visit;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.installation.PurgeFixture;
import io.github.countersign.secret.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages find a visit again by their own cookie, and what they keep for it is in the database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PagesTest {

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
    void findTheVisitOfABrowserThatHasEntered() {
        Entered entered = enter();
        assertThat(find(entered)).isEqualTo(new FoundVisit.Open(entered.visitor(), Map.of()));
    }

    @Test
    void findItOnAnotherNode() {
        Entered entered = enter();
        service.pages.keep(entered.visitor().id(), "notice", "said");
        TestService otherNode = service.restarted();
        assertThat(otherNode.pages.find(entered.pageCookie(), browser.cookie, service.from))
                .isEqualTo(new FoundVisit.Open(entered.visitor(), Map.of("notice", "said")));
    }

    @Test
    void knowNoCookieThatTheyDidNotGive() {
        enter();
        assertThat(service.pages.find(Token.random(), browser.cookie, service.from))
                .isEqualTo(new FoundVisit.Unknown());
        assertThat(service.pages.find("", browser.cookie, service.from)).isEqualTo(new FoundVisit.Unknown());
    }

    @Test
    void needTheCookieOfTheFilterAsWell() {
        Entered entered = enter();
        service.pages.keep(entered.visitor().id(), "notice", "said");
        PastVisit past = new PastVisit(
                Purpose.VERIFY, "Riverside Clinic", new Application("/clinic/", "/clinic/second-factor/"), "en", false);
        for (String other : new String[] {null, "", Token.random()}) {
            assertThat(service.pages.find(entered.pageCookie(), other, service.from))
                    .isEqualTo(new FoundVisit.Over(past));
        }
    }

    @Test
    void giveAnotherCookieAtEachEntrance() {
        Entered first = enter();
        service.clock.moveBy(Duration.ofMinutes(1).plusMillis(1));
        Entered second = enter();
        assertThat(second.visitor().id()).isEqualTo(first.visitor().id());
        assertThat(second.pageCookie()).isNotEqualTo(first.pageCookie());
        assertThat(find(first)).as("the earlier cookie").isEqualTo(new FoundVisit.Unknown());
        assertThat(find(second)).isInstanceOf(FoundVisit.Open.class);
    }

    /** As at the start of a browser that opens its tabs of yesterday: whichever cookie it keeps is good. */
    @Test
    void letTabsInThatEnterAtTheSameMoment() {
        List<String> tickets = List.of(browser.ticket(Purpose.VERIFY), browser.ticket(Purpose.VERIFY));
        List<Entered> entered = Together.run(
                2,
                i -> service.pages
                        .enter(tickets.get(i), browser.cookie, service.from)
                        .orElseThrow());
        assertThat(entered).allSatisfy(tab -> assertThat(find(tab)).isInstanceOf(FoundVisit.Open.class));
    }

    @Test
    void keepFewCookiesForABrowserThatEntersAllTheTime() {
        Entered entered = enter();
        for (int i = 0; i < 20; i++) {
            service.clock.moveBy(Duration.ofSeconds(30));
            entered = enter();
        }
        assertThat(service.count(
                        "PageCookie x WHERE x.visitId = ?1", entered.visitor().id()))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void storeNeitherTheCookieNorWhatTheyKeepInClear() {
        Entered entered = enter();
        service.pages.keep(entered.visitor().id(), "bypass", "ABCDE-FGHJK");
        assertThat(service.count("PageCookie x WHERE x.hash = ?1", entered.pageCookie()))
                .isZero();
        assertThat(service.count("PageCookie x WHERE x.hash = ?1", Token.hash(entered.pageCookie())))
                .isOne();
        assertThat(service.count("Drawer x WHERE x.content LIKE '%ABCDE%'")).isZero();
    }

    @Test
    void endWithTheHostSession() {
        Entered entered = enter();
        service.gate.end(GATE_KEY, browser.state);
        assertThat(find(entered)).isInstanceOf(FoundVisit.Over.class);
    }

    @Test
    void sayThatASignInIsDone() {
        SigningIn signIn = browser.verify();
        Entered entered = enter();
        assertThat(entered.visitor().id()).isEqualTo(signIn.id());
        service.verification.answer(signIn, service.messages.lastCode(), false);
        assertThat(find(entered))
                .isInstanceOfSatisfying(
                        FoundVisit.Open.class,
                        open -> assertThat(open.visitor())
                                .isInstanceOfSatisfying(
                                        SigningIn.class,
                                        done -> assertThat(done.completed()).isTrue()));
        assertThat(service.pages.find(entered.pageCookie(), null, service.from))
                .isInstanceOfSatisfying(
                        FoundVisit.Over.class,
                        over -> assertThat(over.visit().completed()).isTrue());
    }

    @Test
    void neverTakeAChangeForASignInThatIsDone() {
        Trust trust = service.verified(browser);
        Managing managing = browser.managing(trust);
        Entered entered = service.pages
                .enter(
                        service.gate.openVisit(
                                GATE_KEY,
                                browser.account,
                                browser.circumstances(),
                                browser.manages(
                                        trust,
                                        io.github.countersign.gate.VisitRequest.Confirmation.PASSWORD,
                                        service.clock.instant())),
                        browser.cookie,
                        service.from)
                .orElseThrow();
        service.transactions.run(work -> service.visits.renew(work, managing));
        assertThat(service.pages.find(entered.pageCookie(), null, service.from))
                .isInstanceOfSatisfying(
                        FoundVisit.Over.class,
                        over -> assertThat(over.visit().completed()).isFalse());
    }

    @Test
    void keepWhatWasPutInLast() {
        Entered entered = enter();
        VisitId visit = entered.visitor().id();
        service.pages.keep(visit, "draft", "one");
        service.clock.moveBy(Duration.ofSeconds(1));
        service.pages.keep(visit, "notice", "said");
        service.clock.moveBy(Duration.ofSeconds(1));
        service.pages.keep(visit, "draft", "two");
        assertThat(find(entered))
                .isInstanceOfSatisfying(
                        FoundVisit.Open.class,
                        open -> assertThat(open.drawers())
                                .containsExactly(Map.entry("notice", "said"), Map.entry("draft", "two")));
        assertThat(service.pages.look(visit, "draft")).contains("two");
        assertThat(service.pages.look(visit, "other")).isEmpty();
    }

    @Test
    void letOneOfManyTakeWhatLiesThere() {
        VisitId visit = enter().visitor().id();
        service.pages.keep(visit, "notice", "said");
        List<Boolean> taken = Together.run(8, i -> service.pages.empty(visit, "notice"));
        assertThat(taken.stream().filter(mine -> mine)).hasSize(1);
    }

    @Test
    void bearManyThatFillOneDrawerAtOnce() {
        VisitId visit = enter().visitor().id();
        Together.run(8, i -> {
            service.pages.keep(visit, "draft", "draft " + i);
            return true;
        });
        assertThat(service.count("Drawer x WHERE x.visitId = ?1", visit)).isOne();
        assertThat(service.pages.look(visit, "draft")).get().asString().startsWith("draft ");
    }

    @Test
    void showNothingOfAnotherVisitsDrawer() {
        VisitId visit = enter().visitor().id();
        service.pages.keep(visit, "bypass", "secret");
        Browser other = service.browser("sam", Role.STAFF);
        Entered theirs = service.pages
                .enter(other.ticket(Purpose.VERIFY), other.cookie, service.from)
                .orElseThrow();
        service.transactions.run(work -> work.sql("UPDATE countersign.drawer SET visit_id = "
                        + theirs.visitor().id() + " WHERE visit_id = " + visit)
                .executeUpdate());
        assertThat(service.pages.find(theirs.pageCookie(), other.cookie, service.from))
                .as("a row that somebody moved")
                .isEqualTo(new FoundVisit.Open(theirs.visitor(), Map.of()));
    }

    @Test
    void areEmptiedAfterADayAndForgottenWithTheVisit() {
        Entered entered = enter();
        VisitId visit = entered.visitor().id();
        service.pages.keep(visit, "bypass", "secret");
        service.clock.moveBy(Duration.ofDays(1));
        PurgeFixture.purge(service);
        assertThat(service.count("Drawer x WHERE x.visitId = ?1", visit)).isOne();
        service.clock.moveBy(Duration.ofMillis(1));
        PurgeFixture.purge(service);
        assertThat(service.count("Drawer x WHERE x.visitId = ?1", visit)).isZero();
        service.pages.keep(visit, "draft", "late");
        service.clock.moveBy(Duration.ofDays(5));
        PurgeFixture.purge(service);
        assertThat(service.count("Visit x WHERE x.id = ?1", visit)).isZero();
        assertThat(service.count("PageCookie x WHERE x.visitId = ?1", visit)).isZero();
        assertThat(service.count("Drawer x WHERE x.visitId = ?1", visit)).isZero();
    }

    private Entered enter() {
        return service.pages
                .enter(browser.ticket(Purpose.VERIFY), browser.cookie, service.from)
                .orElseThrow();
    }

    private FoundVisit find(Entered entered) {
        return service.pages.find(entered.pageCookie(), browser.cookie, service.from);
    }
}
