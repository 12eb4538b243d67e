package io.github.countersign.selfservice;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static io.github.countersign.confirmation.Action.CHANGE_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.selfservice.AccountService.Forgotten;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.SigningIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Forgetting browsers: what goes on, and what does not. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ForgottenBrowsersTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;

    private Return remembered;

    private Person sam;

    private Managing managing;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        remembered = service.browser("sam", Role.STAFF).remembered();
        sam = service.visitor("sam", Role.STAFF);
        managing = sam.managing();
    }

    @Test
    void forgetsOneBrowserOfTheOwnAlone() {
        service.forgetSends();
        Return another = service.browser("sam", Role.STAFF).remembered();
        service.seen(service.account("sofia", Role.STAFF));
        Person sofia = service.visitor("sofia", Role.STAFF);
        assertThat(service.own.forget(sofia.managing(), remembered.trust().browserId()))
                .isEqualTo(new Forgotten.Others(0));
        assertThat(service.gate.stillTrusted(GATE_KEY, remembered.trust())).isTrue();
        assertThat(service.own.forget(managing, remembered.trust().browserId())).isEqualTo(new Forgotten.Others(1));
        assertThat(service.own.forget(managing, remembered.trust().browserId())).isEqualTo(new Forgotten.Others(0));
        assertThat(service.gate.stillTrusted(GATE_KEY, remembered.trust())).isFalse();
        assertThat(service.gate.stillTrusted(GATE_KEY, another.trust())).isTrue();
        assertThat(service.audited("sam")).containsOnlyOnce("BROWSER_FORGOTTEN SUCCESS");
    }

    @Test
    void goesOnWhereTheBrowserOfTheSessionItselfIsForgotten() {
        service.forgetSends();
        Browser browser = service.browser("sam", Role.STAFF);
        Return returned = browser.remembered();
        Managing here = browser.managing(returned.trust());
        assertThat(service.own.view(here).browsers())
                .filteredOn(AccountView.Browser::current)
                .hasSize(1);
        Forgotten forgotten = service.own.forget(here, returned.trust().browserId());
        assertThat(service.gate.stillTrusted(GATE_KEY, returned.trust())).isFalse();
        Return own = browser.back(((Forgotten.ThisToo) forgotten).returnAddress());
        assertThat(service.gate.stillTrusted(GATE_KEY, own.trust())).isTrue();
        assertThat(browser.again(here)).isPresent();
        assertThat(browser.check(returned.browserToken()).kind()).isEqualTo(Kind.VERIFY);
    }

    @Test
    void forgetsAllBrowsersOfTheOwn() {
        service.forgetSends();
        Browser browser = service.browser("sam", Role.STAFF);
        Return returned = browser.remembered();
        Managing here = browser.managing(returned.trust());
        assertThat(service.own.forgetAll(here)).isInstanceOf(Forgotten.ThisToo.class);
        assertThat(service.gate.stillTrusted(GATE_KEY, remembered.trust())).isFalse();
        assertThat(service.own.view(here).browsers()).isEmpty();
    }

    @Test
    void remembersNoBrowserWhoseTicketWasOnItsWayWhenAllWereForgotten() {
        service.forgetSends();
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        Answer answer = service.verification.answer(signIn, service.messages.lastCode(), true);
        service.own.forgetAll(managing);
        assertThat(browser.complete(answer)).isNull();
        assertThat(service.own.view(managing).browsers()).isEmpty();
    }

    @Test
    void givesNoNewTrustToAVisitThatSomebodyEndedMeanwhile() {
        service.forgetSends();
        Browser browser = service.browser("sam", Role.STAFF);
        Return returned = browser.remembered();
        Managing here = browser.managing(returned.trust());
        service.transactions.run(work -> {
            service.trustEnd.end(work, here.accountId());
            return true;
        });
        assertThat(service.own.forgetAll(here)).isEqualTo(new Forgotten.Others(0));
        assertThat(service.own.forget(here, returned.trust().browserId())).isEqualTo(new Forgotten.Others(0));
        assertThat(browser.again(here)).isEmpty();
    }

    private Answer answer(ConfirmationId confirmed, String code) {
        return service.enrollment.answer(managing, confirmed, CHANGE_PHONE, code);
    }
}
