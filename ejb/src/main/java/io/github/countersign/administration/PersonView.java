package io.github.countersign.administration;

import io.github.countersign.account.AccountId;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person of the practice, as owners and managers see them.
 *
 * @param id the account's
 * @param phoneEnding the last two digits of the phone, null if two-factor authentication is off
 * @param channel how codes are sent, null if it is off
 * @param required whether the policy requires it
 * @param setUpAsked whether the person was asked to set it up at the next sign-in
 * @param verifiedAt when a second factor was last proved, null if never
 * @param bypassUntil when the unused bypass code expires, null if there is none
 * @param twin the name of the account that this one is another spelling of, or is held because of; null if there is none
 * @param held whether it is held
 * @param looksLike other names of the practice that look like this one, without a domain
 * @param maySeparate whether the visitor may decide that a held name is somebody else's
 * @param mayHelp whether the visitor may turn it off, change it, or give a bypass code
 * @param ownFirst whether the visitor could do so after setting up their own second factor
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
        @Nullable String twin,
        boolean held,
        List<String> looksLike,
        boolean maySeparate,
        boolean mayHelp,
        boolean ownFirst) {

    public boolean isOn() {
        return phoneEnding != null;
    }
}
