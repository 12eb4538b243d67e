package io.github.countersign.ui.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.account.AccountId;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationService;
import io.github.countersign.confirmation.ConfirmationService.State;
import io.github.countersign.gate.VisitRequest.Confirmation;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.visit.Managing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmedServletTest {

    /** Passed on, and not examined here. */
    private static final Managing OLIVIA = new Managing(null, Confirmation.PASSWORD, Instant.EPOCH, null);

    private static final AccountId SAM = new AccountId(3);

    private final List<Notice> left = new ArrayList<>();
    private State state = State.CONFIRMED;

    @Test
    void leadsToThePageThatAskedForThePassword() throws IOException {
        assertThat(location("17")).isEqualTo("/countersign/person?id=3&help=turn-off");
        assertThat(left).isEmpty();
    }

    @Test
    void saysThereOnceThatThePasswordWasWrong() throws IOException {
        state = State.WRONG;
        assertThat(location("17")).isEqualTo("/countersign/person?id=3&help=turn-off");
        assertThat(left).containsExactly(Notice.correct("password", Sentence.of("confirm.wrong")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "", "17x", "-17", "99999999999999999999"})
    void leadsToTheAccountWithAnyOtherNumber(String number) throws IOException {
        state = State.WRONG;
        assertThat(location(number)).isEqualTo("/countersign/account");
        assertThat(left).isEmpty();
    }

    @Test
    void leadsToTheAccountWithoutANumber() throws IOException {
        assertThat(location(null)).isEqualTo("/countersign/account");
    }

    private @Nullable String location(@Nullable String number) throws IOException {
        ConfirmedServlet servlet = new ConfirmedServlet();
        servlet.visit = new Olivia();
        servlet.confirmations = new Confirmations();
        List<String> locations = new ArrayList<>();
        servlet.doGet(
                proxy(HttpServletRequest.class, (name, argument) -> number),
                proxy(HttpServletResponse.class, (name, argument) -> locations.add(argument)));
        assertThat(locations).hasSize(1);
        return locations.get(0);
    }

    private final class Olivia extends CurrentVisitor {

        @Override
        public Managing managing() {
            return OLIVIA;
        }

        @Override
        public void leave(Notice notice) {
            left.add(notice);
        }

        @Override
        public String path(String below) {
            return "/countersign" + below;
        }
    }

    /** Knows one confirmation. */
    private final class Confirmations extends ConfirmationService {

        @Override
        public Optional<About> about(Managing managing, ConfirmationId id) {
            return id.value() == 17 ? Optional.of(new About(Action.HELP_TURN_OFF, SAM)) : Optional.empty();
        }

        @Override
        public Status status(Managing managing, ConfirmationId id) {
            return new Status(state, null);
        }
    }

    private interface Answer {
        @Nullable
        Object to(String method, String argument);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = answer.to(method.getName(), (String) arguments[0]);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }
}
