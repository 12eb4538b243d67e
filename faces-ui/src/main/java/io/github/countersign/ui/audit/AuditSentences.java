package io.github.countersign.ui.audit;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.limit.Limit;
import io.github.countersign.policy.PolicyChange;
import io.github.countersign.ui.policy.PolicySentences;
import io.github.countersign.ui.text.Sentence;
import java.util.Optional;

/** Which sentences tell what happened. */
final class AuditSentences {

    private AuditSentences() {}

    static Sentence of(Kind kind, Result result) {
        boolean success = result == Result.SUCCESS;
        return Sentence.of(
                switch (kind) {
                    case CODE_SENT -> success ? "audit.code-sent" : "audit.code-sent-refused";
                    case CODE_NOT_SENT -> success ? "audit.code-not-sent" : "audit.code-not-sent-refused";
                    case CODE_ANSWERED -> success ? "audit.code-answered" : "audit.code-answered-refused";
                    case BROWSER_REMEMBERED ->
                        success ? "audit.browser-remembered" : "audit.browser-remembered-refused";
                    case BROWSER_FORGOTTEN -> success ? "audit.browser-forgotten" : "audit.browser-forgotten-refused";
                    case PHONE_SET_UP -> success ? "audit.phone-set-up" : "audit.phone-set-up-refused";
                    case PHONE_CHANGED -> success ? "audit.phone-changed" : "audit.phone-changed-refused";
                    case SECOND_FACTOR_TURNED_OFF -> success ? "audit.turned-off" : "audit.turned-off-refused";
                    case SET_UP_ASKED -> success ? "audit.set-up-asked" : "audit.set-up-asked-refused";
                    case PASSWORD_ANSWERED -> success ? "audit.password-answered" : "audit.password-answered-refused";
                    case BYPASS_CODE_GIVEN -> success ? "audit.bypass-given" : "audit.bypass-given-refused";
                    case BYPASS_CODE_ANSWERED -> success ? "audit.bypass-answered" : "audit.bypass-answered-refused";
                    case POLICY_CHANGED -> success ? "audit.policy-changed" : "audit.policy-changed-refused";
                    case NOTICE_SENT -> success ? "audit.notice-sent" : "audit.notice-sent-refused";
                    case NOT_ALLOWED -> success ? "audit.not-allowed" : "audit.not-allowed-refused";
                    case AUDIT_READ -> success ? "audit.read" : "audit.read-refused";
                    case SIGN_IN_COMPLETED -> success ? "audit.sign-in-completed" : "audit.sign-in-completed-refused";
                    case NAME_HELD -> success ? "audit.name-held" : "audit.name-held-refused";
                    case NAME_PROVED -> success ? "audit.name-proved" : "audit.name-proved-refused";
                    case NAME_SEPARATED -> success ? "audit.name-separated" : "audit.name-separated-refused";
                    case ACCOUNT_RESET -> success ? "audit.account-reset" : "audit.account-reset-refused";
                });
    }

    private static Sentence limit(Limit limit) {
        return Sentence.of(
                switch (limit) {
                    case INTERVAL, ACCOUNT -> "audit.limit-account";
                    case UNKNOWN_PLACE -> "audit.limit-unknown-place";
                    case NUMBER -> "audit.limit-number";
                    case NEW_NUMBER -> "audit.limit-new-number";
                    case NETWORK -> "audit.limit-network";
                    case PRACTICE -> "audit.limit-practice";
                    case INSTALLATION -> "audit.limit-installation";
                });
    }

    static String result(Result result) {
        return result == Result.SUCCESS ? "audit.result-done" : "audit.result-refused";
    }

    /** What else is worth knowing of it; empty when the sentence says it all. */
    static Optional<Sentence> detail(AuditEvent event) {
        if (event.detail().isBlank()) {
            return Optional.empty();
        }
        return switch (event.event()) {
            case SECOND_FACTOR_TURNED_OFF, SET_UP_ASKED, BYPASS_CODE_GIVEN, NAME_SEPARATED ->
                Optional.of(Sentence.of("audit.reason", event.detail()));
            case POLICY_CHANGED ->
                PolicyChange.of(event)
                        .map(change -> Sentence.of("audit.policy-now", PolicySentences.label(change.to())));
            case CODE_SENT ->
                Optional.of(Sentence.of(event.detail().equals("VOICE") ? "audit.by-call" : "audit.by-text"));
            case NAME_HELD -> Optional.of(Sentence.of("audit.looks-like", event.detail()));
            case CODE_NOT_SENT -> Limit.in(event.detail()).map(AuditSentences::limit);
            default -> Optional.empty();
        };
    }
}
