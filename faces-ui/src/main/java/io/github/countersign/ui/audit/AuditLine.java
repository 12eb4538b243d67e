package io.github.countersign.ui.audit;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.policy.PolicyChange;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Sentence;
import org.jspecify.annotations.Nullable;

/** One event of the audit trail, as the page shows it. */
public final class AuditLine {

    private final AuditEvent event;

    AuditLine(AuditEvent event) {
        this.event = event;
    }

    public Sentence getWhen() {
        return Sentence.of("people.when", Moment.when(event.happenedAt()));
    }

    public Sentence getWhat() {
        return AuditSentences.of(event.event(), event.result());
    }

    /** Null when the sentence says it all. */
    public @Nullable Sentence getDetail() {
        return AuditSentences.detail(event).orElse(null);
    }

    public boolean isByAdministrator() {
        return event.event() == Kind.ACCOUNT_RESET;
    }

    public String getWho() {
        return event.actor();
    }

    /** Empty when somebody did it to themselves, or to nobody. */
    public String getWhom() {
        return PolicyChange.isIn(event) || event.target().equals(event.actor()) ? "" : event.target();
    }

    public String getFrom() {
        return event.clientAddress();
    }

    /** The key of the words for how it ended. */
    public String getResult() {
        return AuditSentences.result(event.result());
    }

    public boolean isRefused() {
        return event.result() == Result.REFUSED;
    }
}
