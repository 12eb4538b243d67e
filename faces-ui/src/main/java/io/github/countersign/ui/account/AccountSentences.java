package io.github.countersign.ui.account;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.delivery.Channel;
import io.github.countersign.selfservice.AccountView;
import io.github.countersign.ui.text.Sentence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which sentence tells how somebody's own account stands, and what happened to it. */
final class AccountSentences {

    private AccountSentences() {}

    static Sentence status(AccountView.@Nullable Protection protection) {
        if (protection == null) {
            return Sentence.of("account.off");
        }
        return Sentence.of(
                protection.channel() == Channel.SMS ? "account.on-sms" : "account.on-voice", protection.phoneEnding());
    }

    /** Empty for what says nothing to the person. */
    static Optional<Sentence> event(AccountView.Event event) {
        boolean refused = event.result() == AuditEvent.Result.REFUSED;
        if (refused) {
            return event.kind() == AuditEvent.Kind.BYPASS_CODE_ANSWERED
                    ? Optional.of(Sentence.of("account.did-bypass-wrong"))
                    : Optional.empty();
        }
        String actor = event.actor();
        return Optional.ofNullable(actor == null || actor.isEmpty() ? own(event.kind()) : by(actor, event.kind()));
    }

    private static @Nullable Sentence own(AuditEvent.Kind kind) {
        return switch (kind) {
            case SIGN_IN_COMPLETED -> Sentence.of("account.did-sign-in");
            case BROWSER_REMEMBERED -> Sentence.of("account.did-remember");
            case BROWSER_FORGOTTEN -> Sentence.of("account.did-forget");
            case PHONE_SET_UP -> Sentence.of("account.did-set-up");
            case PHONE_CHANGED -> Sentence.of("account.did-change");
            case SECOND_FACTOR_TURNED_OFF -> Sentence.of("account.did-turn-off");
            case SET_UP_ASKED -> Sentence.of("account.was-asked");
            case BYPASS_CODE_GIVEN -> Sentence.of("account.was-given-bypass");
            case BYPASS_CODE_ANSWERED -> Sentence.of("account.did-bypass");
            case ACCOUNT_RESET -> Sentence.of("account.was-reset");
            default -> null;
        };
    }

    private static @Nullable Sentence by(String actor, AuditEvent.Kind kind) {
        return switch (kind) {
            case BROWSER_FORGOTTEN -> Sentence.of("account.was-forgotten-by", actor);
            case SECOND_FACTOR_TURNED_OFF -> Sentence.of("account.was-turned-off-by", actor);
            case SET_UP_ASKED -> Sentence.of("account.was-asked-by", actor);
            case BYPASS_CODE_GIVEN -> Sentence.of("account.was-given-bypass-by", actor);
            case ACCOUNT_RESET -> Sentence.of("account.was-reset");
            default -> own(kind);
        };
    }
}
