package io.github.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.Person;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Gate;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No method of the gate does anything for a caller without the gate key. */
class GateKeyTest {

    private static final Method[] METHODS = Gate.class.getMethods();
    private static final List<@Nullable String> WRONG_KEYS = Arrays.asList(
            null,
            "",
            "x".repeat(43),
            TestService.GATE_KEY.substring(1),
            TestService.GATE_KEY + "g",
            TestService.GATE_KEY + " ",
            TestService.GATE_KEY.toUpperCase(Locale.ROOT));

    private TestService service;
    private Browser browser;
    private SigningIn signIn;
    private Map<String, Object[]> arguments;

    /** Arguments, after the key, with which each method would do something. */
    @BeforeEach
    void getEverythingReady() {
        service = new TestService(TestDatabase.H2);
        service.enroll("sam", Role.STAFF);
        browser = service.browser("sam", Role.STAFF);
        signIn = browser.enter(Purpose.VERIFY);
        service.verification.sendFirst(signIn);
        String ticket = TestService.ticketBack(browser.answer(signIn, service.messages.lastCode()));
        Browser remembered = service.browser("sam", Role.STAFF);
        service.clock.moveBy(Duration.ofSeconds(30));
        Return returned = remembered.remembered();
        Circumstances circumstances = new Circumstances(service.address, "Firefox");
        arguments = new HashMap<>(Map.of(
                "check",
                        new Object[] {service.account("new", Role.STAFF), returned.browserToken(), circumstances, null},
                "openVisit",
                        new Object[] {
                            browser.account,
                            circumstances,
                            browser.manages(returned.trust(), VisitRequest.Confirmation.CODE, service.clock.instant())
                        },
                "redeem", new Object[] {ticket, browser.state, browser.cookie, browser.account},
                "stillTrusted", new Object[] {returned.trust()},
                "end", new Object[] {browser.state}));
        Person visitor = service.visitor("sam", Role.STAFF);
        Opened opened = service.confirmations.open(
                visitor.managing(),
                new About(Action.TURN_OFF, visitor.managing().accountId()));
        Browser same = visitor.browser();
        Object[] password = {opened.token(), same.state, same.cookie, same.account};
        arguments.put("secondFactor", new Object[] {same.account});
        arguments.put("attemptPassword", password);
        arguments.put("passwordChecked", new Object[] {password[0], password[1], password[2], password[3], true});
    }

    static Method[] methods() {
        return METHODS;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void refusesAndChangesNothingWithoutTheKey(Method method) {
        String before = everything();
        for (String key : WRONG_KEYS) {
            assertThatThrownBy(() -> call(method, key)).isInstanceOf(SecurityException.class);
        }
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void doesItsWorkWithTheKey(Method method) throws Throwable {
        String before = everything();
        Object result = call(method, TestService.GATE_KEY);
        assertThat(result != null || !everything().equals(before)).isTrue();
    }

    @Test
    void asksForTheKeyBeforeAnythingElse() {
        for (Method method : METHODS) {
            arguments.put(
                    method.getName(),
                    Arrays.stream(method.getParameterTypes())
                            .skip(1)
                            .map(type -> type == boolean.class ? false : null)
                            .toArray());
            assertThatThrownBy(() -> call(method, "wrong")).isInstanceOf(SecurityException.class);
        }
    }

    private @Nullable Object call(Method method, @Nullable String key) throws Throwable {
        Object[] rest = arguments.get(method.getName());
        assertThat(rest).as("arguments for the new method " + method.getName()).isNotNull();
        Object[] all = new Object[rest.length + 1];
        all[0] = key;
        System.arraycopy(rest, 0, all, 1, rest.length);
        try {
            return method.invoke(service.gate, all);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** How many rows this directory has, and whether the pending sign-in goes on. */
    private String everything() {
        return Stream.of(
                                service.count("KnownAccount x WHERE x.directory = ?1", service.directory),
                                service.count("Visit x WHERE x.clientAddress = ?1", service.address),
                                service.count(
                                        "Ticket x WHERE x.visitId IN"
                                                + " (SELECT v.id FROM Visit v WHERE v.clientAddress = ?1)",
                                        service.address),
                                service.count(
                                        "RememberedBrowser x WHERE x.accountId = ?1",
                                        service.known("sam").id()),
                                service.count("AuditEvent x WHERE x.directory = ?1", service.directory),
                                service.count(
                                        "KnownAccount x WHERE x.directory = ?1 AND x.wrongPasswords > 0",
                                        service.directory),
                                service.count(
                                        "Confirmation x WHERE x.accountId = ?1 AND x.confirmedAt IS NULL",
                                        service.known("sam").id()))
                        .toList()
                + " "
                + service.find(signIn.id(), browser.cookie, service.from).isPresent();
    }
}
