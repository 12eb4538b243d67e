package io.github.countersign.administration;

import io.github.countersign.account.AccountId;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the practice, as owners and managers see it.
 *
 * @param id the account's
 * @param phoneEnding the last two digits of the phone, null when two-factor authentication is off
 * @param channel how codes go, null when it is off
 * @param required whether the policy requires it
 * @param setUpAsked whether the person was asked to set it up at the next sign-in
 * @param verifiedAt when a second factor was last proved, null when never
 * @param bypassUntil until when there is a bypass code that was not used, null when there is none
 * @param mayHelp whether the one who looks may turn it off, change it, or give a bypass code
 * @param ownFirst whether the one who looks could, but for the own second factor, which is not set up
 */
public record PersonView(
        AccountId id,
        String name,
        String displayName,
        Role role,
        @Nullable String phoneEnding,
        @Nullable Channel channel,
        boolean required,
        boolean setUpAsked,
        @Nullable Instant verifiedAt,
        Instant lastSeenAt,
        @Nullable Instant bypassUntil,
        boolean mayHelp,
        boolean ownFirst) {

    public boolean isOn() {
        return phoneEnding != null;
    }
}
