package io.github.countersign.selfservice;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.delivery.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's own account, as its page shows it.
 *
 * @param protection null if two-factor authentication is off
 * @param required whether the practice's policy requires it of this account
 * @param browsers the most recently used first
 * @param lately newest first
 */
public record AccountView(
        @Nullable Protection protection, boolean required, List<Browser> browsers, List<Event> lately) {

    /**
     * A second factor that is set up.
     *
     * @param phoneEnding the last two digits of the phone
     */
    public record Protection(String phoneEnding, Channel channel, Instant since) {}

    /**
     * A remembered browser.
     *
     * @param id its name; it reveals nothing about the token
     * @param userAgent the browser's own name for itself
     * @param current whether the visitor is using it now
     */
    public record Browser(
            String id, String userAgent, Instant since, Instant lastUsed, Instant until, boolean current) {}

    /**
     * Something that happened.
     *
     * @param actor the user name of the person who did it, null if it was the account's own person
     */
    public record Event(
            Instant at,
            AuditEvent.Kind kind,
            AuditEvent.Result result,
            @Nullable String actor,
            String clientAddress) {}
}
