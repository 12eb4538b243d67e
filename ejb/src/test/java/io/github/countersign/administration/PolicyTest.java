package io.github.countersign.administration;

import static io.github.countersign.challenge.TestService.GATE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.Together;
import io.github.countersign.administration.PolicyService.Change;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.delivery.Notice;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.policy.Policy;
import io.github.countersign.visit.Managing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PolicyTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Person olivia;

    @BeforeEach
    void open() {
        service = new TestService(kind, "countersign.default-policy", "no");
        olivia = service.visitor("olivia", Role.OWNER);
    }

    @Test
    void tellsHowManyEachChoiceAsks() {
        for (String client : List.of("c1", "c2", "c3")) {
            service.seen(service.account(client, Role.CLIENT));
        }
        service.seen(service.account("who", Role.UNMAPPED));
        service.seen(service.account("s1", Role.STAFF));
        service.seen(service.account("s2", Role.STAFF));
        service.givePhone(service.known("s2").id());
        service.givePhone(service.known("c3").id());
        service.seen(Account.of(service.directory, "n")
                .role(Role.STAFF)
                .practice("north")
                .locale("en")
                .build());
        PolicyService.View view = service.policy.view(olivia.managing()).orElseThrow();
        assertThat(view.policy()).isEqualTo(Policy.NO);
        assertThat(view.asks()).isEqualTo(Map.of(Policy.NO, 0L, Policy.STAFF, 3L, Policy.EVERYONE, 5L));
        assertThat(view.changedAt()).isNull();
        assertThat(view.changedBy()).isNull();
    }

    @Test
    void asksAtTheNextSignInAndLeavesSessionsInPeace() {
        Browser casey = service.browser("casey", Role.CLIENT);
        Trust trust = casey.check().trust();
        Person visit = service.visitor("casey", Role.CLIENT);
        assertThat(change(Policy.NO, Policy.EVERYONE)).isEqualTo(Change.DONE);
        assertThat(service.gate.stillTrusted(GATE_KEY, trust)).isTrue();
        assertThat(visit.again()).isPresent();
        assertThat(casey.check().kind()).isEqualTo(Kind.SET_UP);
        assertThat(olivia.again()).isPresent();
        assertThat(change(Policy.EVERYONE, Policy.STAFF)).isEqualTo(Change.DONE);
        assertThat(casey.check().kind()).as("loosened at once").isEqualTo(Kind.PASS);
    }

    @Test
    void neverSwitchesOffWhatAPersonChose() {
        service.seen(service.account("casey", Role.CLIENT));
        service.givePhone(service.known("casey").id());
        assertThat(service.browser("casey", Role.CLIENT).check().kind()).isEqualTo(Kind.VERIFY);
    }

    @Test
    void isNotChangedFromWhatItIsNoLonger() {
        assertThat(change(Policy.NO, Policy.STAFF)).isEqualTo(Change.DONE);
        assertThat(change(Policy.NO, Policy.EVERYONE)).isEqualTo(Change.NOT_AS_SEEN);
        assertThat(service.policy.view(olivia.managing()).orElseThrow().policy())
                .isEqualTo(Policy.STAFF);
    }

    @Test
    void isChangedByOneOfManyWhoSawTheSame() {
        List<Change> changes = Together.run(8, i -> change(Policy.NO, i % 2 == 0 ? Policy.STAFF : Policy.EVERYONE));
        assertThat(changes).containsOnlyOnce(Change.DONE);
        assertThat(changed()).hasSize(1);
    }

    @Test
    void tellsWhoChangedItAndWhen() {
        Account account = Account.of(service.directory, "oscar")
                .role(Role.OWNER)
                .displayName("Dr. Oscar")
                .locale("en")
                .build();
        Person oscar = service.visitor(account);
        service.change(oscar, Policy.NO, Policy.STAFF);
        PolicyService.View view = service.policy.view(olivia.managing()).orElseThrow();
        assertThat(view.changedBy()).isEqualTo("Dr. Oscar");
        assertThat(view.changedAt()).isEqualTo(service.clock.instant());
        AuditEvent event = changed().get(0);
        assertThat(event.actor()).isEqualTo("oscar");
        assertThat(event.detail()).isEqualTo("NO to STAFF");
        assertThat(event.clientAddress()).isEqualTo(service.address);
    }

    @Test
    void isOfOnePracticeAlone() {
        Person north = service.visitor(Account.of(service.directory, "nora")
                .role(Role.OWNER)
                .practice("north")
                .locale("en")
                .build());
        change(Policy.NO, Policy.EVERYONE);
        assertThat(service.policy.view(north.managing()).orElseThrow().policy()).isEqualTo(Policy.NO);
        assertThat(service.browser(north.browser().account).check().kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void isSetOnlyWithAConfirmationOfThatChange() {
        Managing managing = olivia.managing();
        ConfirmationId everyone = olivia.confirmed(Action.REQUIRE_OF_EVERYONE);
        ConfirmationId open = service.confirmations
                .open(managing, PolicyService.about(managing, Policy.STAFF))
                .id();
        for (ConfirmationId other : List.of(everyone, open, new ConfirmationId(-1))) {
            assertThat(service.policy.change(managing, Policy.NO, Policy.STAFF, other))
                    .isEqualTo(Change.CONFIRMATION_OVER);
        }
        assertThat(service.policy.view(managing).orElseThrow().policy()).isEqualTo(Policy.NO);
        assertThat(service.policy.change(managing, Policy.NO, Policy.EVERYONE, everyone))
                .isEqualTo(Change.DONE);
        assertThat(service.policy.change(managing, Policy.EVERYONE, Policy.EVERYONE, everyone))
                .as("once")
                .isEqualTo(Change.CONFIRMATION_OVER);
    }

    @Test
    void keepsTheConfirmationForALookAtWhatChangedMeanwhile() {
        ConfirmationId confirmed = olivia.confirmed(Action.REQUIRE_OF_STAFF);
        assertThat(service.policy.change(olivia.managing(), Policy.EVERYONE, Policy.STAFF, confirmed))
                .isEqualTo(Change.NOT_AS_SEEN);
        assertThat(service.policy.change(olivia.managing(), Policy.NO, Policy.STAFF, confirmed))
                .isEqualTo(Change.DONE);
    }

    @Test
    void tellsAllOwnersOfThePracticeWhoHaveAPhone() {
        Person oscar = service.helper("oscar", Role.OWNER);
        service.helper("max", Role.MANAGER);
        service.visitor("olga", Role.OWNER);
        Account north = Account.of(service.directory, "nora")
                .role(Role.OWNER)
                .practice("north")
                .build();
        service.givePhone(service.seen(north).id());
        service.givePhone(olivia.managing().accountId());

        assertThat(service.change(oscar, Policy.NO, Policy.STAFF)).isEqualTo(Change.DONE);

        assertThat(service.messages.notices()).hasSize(2).allSatisfy(notice -> {
            assertThat(notice.change()).isEqualTo(Notice.Change.POLICY_CHANGED);
            assertThat(notice.by()).isEqualTo("oscar");
        });
        assertThat(service.audited("olivia")).contains("NOTICE_SENT SUCCESS");
        assertThat(service.audited("oscar")).contains("NOTICE_SENT SUCCESS");
    }

    private Change change(Policy seen, Policy policy) {
        return service.change(olivia, seen, policy);
    }

    private List<AuditEvent> changed() {
        return service.auditReading
                .page(olivia.managing(), Set.of(AuditEvent.Kind.POLICY_CHANGED), "", Long.MAX_VALUE)
                .orElseThrow()
                .events();
    }
}
