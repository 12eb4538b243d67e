package io.github.countersign.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.account.AccountId;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.ui.confirm.ChangePage;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way back from giving the password leads to the page that asked for it. */
class HelpPagesTest {

    @ParameterizedTest
    @EnumSource
    void everyKindOfHelpHasItsPage(HelpKind kind) {
        assertThat(path(kind.action())).isEqualTo("/person?id=7&help=" + kind.getName());
        assertThat(HelpKind.of(kind.getName())).isEqualTo(Optional.of(kind));
    }

    @Test
    void everyOtherChangeHasItsPage() {
        assertThat(Arrays.stream(Action.values())
                        .filter(action -> Arrays.stream(HelpKind.values()).noneMatch(kind -> kind.action() == action))
                        .map(HelpPagesTest::path))
                .containsExactly(
                        "/set-up",
                        "/turn-off",
                        "/change-phone",
                        "/policy?step=no",
                        "/policy?step=staff",
                        "/policy?step=everyone");
    }

    private static String path(Action action) {
        return ChangePage.path(new About(action, new AccountId(7)));
    }
}
