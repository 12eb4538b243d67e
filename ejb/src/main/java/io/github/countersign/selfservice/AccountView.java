package io.github.countersign.selfservice;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.delivery.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's own account, as its page shows it.
 *
 * @param protection null when two-factor authentication is off
 * @param required whether the practice's policy requires it of this account
 * @param browsers the one that was used last first
 * @param lately newest first
 */
public record AccountView(
        @Nullable Protection protection, boolean required, List<Browser> browsers, List<Event> lately) {

    /**
     * A second factor that is on.
     *
     * @param phoneEnding the last two digits of the phone
     */
    public record Protection(String phoneEnding, Channel channel, Instant since) {}

    /**
     * A remembered browser.
     *
     * @param id names it; tells nothing of its token
     * @param userAgent the browser's own name for itself
     * @param current whether this visit came from it
     */
    public record Browser(
            String id, String userAgent, Instant since, Instant lastUsed, Instant until, boolean current) {}

    /**
     * Something that happened.
     *
     * @param actor the user name of whoever did it, null for the person
     */
    public record Event(
            Instant at,
            AuditEvent.Kind kind,
            AuditEvent.Result result,
            @Nullable String actor,
            String clientAddress) {}
}
