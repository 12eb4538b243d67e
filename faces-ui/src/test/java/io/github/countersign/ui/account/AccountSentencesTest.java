package io.github.countersign.ui.account;

import static io.github.countersign.ui.code.Statuses.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.delivery.Channel;
import io.github.countersign.selfservice.AccountView;
import io.github.countersign.ui.text.Wording;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountSentencesTest {

    private final Wording english = new Wording(Locale.ENGLISH, ZoneOffset.UTC);

    @Test
    void sayWhetherItIsOnAndWhereCodesGo() {
        assertThat(status(new AccountView.Protection("12", Channel.SMS, NOW)))
                .isEqualTo("Two-factor authentication is on. Codes go by text to the number ending in 12.");
        assertThat(status(new AccountView.Protection("34", Channel.VOICE, NOW)))
                .isEqualTo("Two-factor authentication is on. Codes go by call to the number ending in 34.");
        assertThat(status(null)).isEqualTo("Two-factor authentication is off.");
    }

    @Test
    void nameAnybodyElseWhoDidIt() {
        assertThat(event(Kind.SECOND_FACTOR_TURNED_OFF, Result.SUCCESS, "olivia"))
                .contains("olivia turned two-factor authentication off for you.");
        assertThat(event(Kind.SECOND_FACTOR_TURNED_OFF, Result.SUCCESS, null))
                .contains("You turned two-factor authentication off.");
    }

    @Test
    void doNotCallAWrongBypassCodeASignIn() {
        assertThat(event(Kind.BYPASS_CODE_ANSWERED, Result.REFUSED, null))
                .contains("A bypass code was entered that does not work.");
        assertThat(event(Kind.BYPASS_CODE_ANSWERED, Result.SUCCESS, null))
                .contains("You signed in with a bypass code.");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SIGN_IN_COMPLETED",
                "BROWSER_REMEMBERED",
                "BROWSER_FORGOTTEN",
                "PHONE_SET_UP",
                "PHONE_CHANGED",
                "SECOND_FACTOR_TURNED_OFF",
                "SET_UP_ASKED",
                "BYPASS_CODE_GIVEN",
                "BYPASS_CODE_ANSWERED",
                "ACCOUNT_RESET"
            })
    void coverEverythingThatConcernsThePerson(Kind kind) {
        assertThat(event(kind, Result.SUCCESS, null)).isPresent();
        assertThat(event(kind, Result.SUCCESS, "olivia")).isPresent();
    }

    @Test
    void leaveDetailsToTheAuditTrail() {
        assertThat(event(Kind.CODE_SENT, Result.SUCCESS, null)).isEmpty();
        assertThat(event(Kind.PASSWORD_ANSWERED, Result.REFUSED, null)).isEmpty();
    }

    private String status(AccountView.@Nullable Protection protection) {
        return english.plain(AccountSentences.status(protection), NOW);
    }

    private Optional<String> event(Kind kind, Result result, @Nullable String actor) {
        return AccountSentences.event(new AccountView.Event(NOW, kind, result, actor, "192.0.2.1"))
                .map(sentence -> english.plain(sentence, NOW));
    }
}
