package io.github.countersign.administration;

import static io.github.countersign.gate.Role.CLIENT;
import static io.github.countersign.gate.Role.MANAGER;
import static io.github.countersign.gate.Role.OWNER;
import static io.github.countersign.gate.Role.STAFF;
import static io.github.countersign.gate.Role.UNMAPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.Action;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.Policy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may do what to whom: SECURITY.md's rule 16 as a table. "Within one practice an owner acts on everybody else; a manager on staff and
 * clients; staff and clients on themselves (a setting lets staff help clients). Nobody gives a bypass code to themselves." A role that is
 * not mapped has no rights. It may belong to anybody, so staff who help clients leave it to owners and managers.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RightsTest {

    private static final Map<Role, Set<Role>> HELPS = Map.of(
            OWNER, Set.of(OWNER, MANAGER, STAFF, CLIENT, UNMAPPED),
            MANAGER, Set.of(STAFF, CLIENT, UNMAPPED),
            STAFF, Set.of(),
            CLIENT, Set.of(),
            UNMAPPED, Set.of());

    private static final Set<Role> SEE_EVERYBODY = Set.of(OWNER, MANAGER);

    @Parameter
    private TestDatabase kind;

    private static boolean helps(Role actor, Role target, boolean staffHelpsClients) {
        return HELPS.get(actor).contains(target) || (staffHelpsClients && actor == STAFF && target == CLIENT);
    }

    private static boolean sees(Role actor, Role target, boolean staffHelpsClients) {
        return SEE_EVERYBODY.contains(actor) || (staffHelpsClients && actor == STAFF && target == CLIENT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areThoseOfTheTableForEveryActorTargetAndPractice(boolean staffHelpsClients) {
        TestService service = new TestService(kind, "countersign.staff-helps-clients", "" + staffHelpsClients);
        SoftAssertions softly = new SoftAssertions();
        Map<Role, AccountId> here = people(service, "default", "here");
        Map<Role, AccountId> elsewhere = people(service, "north", "elsewhere");
        TestService anotherDirectory = new TestService(kind);
        Map<Role, AccountId> inAnotherDirectory = people(anotherDirectory, "default", "here");
        int refused = 0;
        for (Role actor : Role.values()) {
            Person visitor = service.visitor("actor-" + actor, actor);
            AccountId self = visitor.managing().accountId();
            service.givePhone(self);
            for (Role target : Role.values()) {
                String case_ = actor + " on " + target + (staffHelpsClients ? ", staff helps clients" : "");
                boolean may = helps(actor, target, staffHelpsClients);
                boolean see = sees(actor, target, staffHelpsClients);
                refused += check(softly, case_, service, visitor, here.get(target), may, see);
                refused += check(softly, case_ + " elsewhere", service, visitor, elsewhere.get(target), false, false);
                refused += check(
                        softly,
                        case_ + " of another directory",
                        service,
                        visitor,
                        inAnotherDirectory.get(target),
                        false,
                        false);
            }
            refused += check(softly, actor + " on the own", service, visitor, self, false, sees(actor, actor, false));
        }
        softly.assertAll();
        assertThat(service.count(
                        "AuditEvent x WHERE x.directory = ?1"
                                + " AND x.event = io.github.countersign.audit.AuditEvent.Kind.NOT_ALLOWED",
                        service.directory))
                .as("every wish that was refused")
                .isEqualTo(refused);
        assertThat(service.count(
                        "AuditEvent x WHERE x.directory = ?1 AND x.practice = 'default'"
                                + " AND x.target LIKE 'elsewhere%'",
                        service.directory))
                .as("the names of others' people")
                .isZero();
    }

    private static Map<Role, AccountId> people(TestService service, String practice, String prefix) {
        Map<Role, AccountId> people = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String name = prefix + "-" + role;
            people.put(
                    role,
                    service.seen(Account.of(service.directory, name)
                                    .role(role)
                                    .practice(practice)
                                    .locale("en")
                                    .build())
                            .id());
        }
        return people;
    }

    /** @return how many requests were refused because a right was missing */
    private static int check(
            SoftAssertions softly,
            String case_,
            TestService service,
            Person actor,
            AccountId target,
            boolean may,
            boolean see) {
        String reason = "lost the phone";
        softly.assertThat(service.people.find(actor.managing(), target).isPresent())
                .as(case_ + ": find")
                .isEqualTo(see);
        softly.assertThat(service.people.find(actor.managing(), target).map(PersonView::mayHelp))
                .as(case_ + ": mayHelp")
                .isIn(java.util.Optional.empty(), java.util.Optional.of(may));
        softly.assertThat(service.people.around(actor.managing(), target).isEmpty())
                .as(case_ + ": around")
                .isEqualTo(!see);
        service.givePhone(target);
        Help bypass = service.people.giveBypass(
                actor.managing(), target, Duration.ofHours(1), reason, actor.confirmed(Action.GIVE_BYPASS, target));
        Help turnedOff =
                service.people.turnOff(actor.managing(), target, reason, actor.confirmed(Action.HELP_TURN_OFF, target));
        boolean on = hasPhone(service, target);
        service.givePhone(target);
        Help changed =
                service.people.change(actor.managing(), target, reason, actor.confirmed(Action.HELP_CHANGE, target));
        boolean stillOn = hasPhone(service, target);
        softly.assertThat(bypass)
                .as(case_ + ": bypass")
                .isInstanceOf(may ? Help.BypassGiven.class : Help.NotAllowed.class);
        softly.assertThat(turnedOff)
                .as(case_ + ": turn off")
                .isInstanceOf(may ? Help.Done.class : Help.NotAllowed.class);
        softly.assertThat(changed).as(case_ + ": change").isInstanceOf(may ? Help.Done.class : Help.NotAllowed.class);
        softly.assertThat(List.of(on, stillOn)).as(case_ + ": the phone").containsOnly(!may);
        return may ? 0 : 3;
    }

    private static boolean hasPhone(TestService service, AccountId id) {
        return service.<Boolean>read(work -> service.phones.isSetUp(work, id));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showTheOwnPracticesPeopleAlone(boolean staffHelpsClients) {
        TestService service = new TestService(kind, "countersign.staff-helps-clients", "" + staffHelpsClients);
        Map<Role, AccountId> here = people(service, "default", "here");
        people(service, "north", "elsewhere");
        for (Role actor : Role.values()) {
            Person visitor = service.visitor("here-" + actor, actor);
            for (PeoplePage.Filter filter : PeoplePage.Filter.values()) {
                Set<AccountId> shown = new HashSet<>();
                service.people
                        .list(visitor.managing(), new PeoplePage.Query("", filter, null, null))
                        .ifPresent(page -> page.lines().forEach(line -> shown.add(line.id())));
                Set<AccountId> expected = new HashSet<>();
                here.forEach((role, id) -> {
                    boolean ofFilter = filter == PeoplePage.Filter.ALL
                            || filter == PeoplePage.Filter.NOT_SET_UP
                            || (filter == PeoplePage.Filter.CLIENTS) == (role == CLIENT)
                            || (actor == STAFF && role == CLIENT);
                    if (ofFilter && sees(actor, role, staffHelpsClients)) {
                        expected.add(id);
                    }
                });
                assertThat(shown).as(actor + " " + filter).isEqualTo(expected);
            }
            assertThat(service.people
                            .list(visitor.managing(), new PeoplePage.Query("", PeoplePage.Filter.ALL, null, null))
                            .isPresent())
                    .isEqualTo(SEE_EVERYBODY.contains(actor) || (actor == STAFF && staffHelpsClients));
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void setThePolicyAndReadTheAuditTrailByRole(Role role) {
        TestService service = new TestService(kind);
        Person visitor = service.visitor("sam", role);
        boolean setsPolicy = role == OWNER || role == MANAGER;
        assertThat(service.policy.view(visitor.managing()).isPresent()).isEqualTo(setsPolicy);
        assertThat(service.change(visitor, Policy.STAFF, Policy.EVERYONE))
                .isEqualTo(setsPolicy ? PolicyService.Change.DONE : PolicyService.Change.NOT_ALLOWED);
        assertThat(service.auditReading
                        .page(visitor.managing(), Set.of(), "", Long.MAX_VALUE)
                        .isPresent())
                .isEqualTo(role == OWNER);
        assertThat(service.auditReading.readAll(visitor.managing(), Set.of(), "", event -> {}))
                .isEqualTo(role == OWNER);
    }
}
