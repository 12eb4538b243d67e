package io.github.countersign.administration;

import io.github.countersign.account.AccountId;
import io.github.countersign.gate.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the practice's people, in the order of their user names.
 *
 * @param before the user name before which the previous page ends, null if this is the first page
 * @param after the user name after which the next page begins, null if this is the last page
 */
public record PeoplePage(
        List<Line> lines, @Nullable String before, @Nullable String after) {

    /** Which people to show. */
    public enum Filter {
        ALL,
        NOT_SET_UP,
        STAFF,
        CLIENTS
    }

    /**
     * @param search part of a user name or display name in any case; empty for all
     * @param after show the people whose user names come after this one, null to start at the beginning
     * @param before show the people just before this user name, null if {@code after} decides
     */
    public record Query(
            String search,
            Filter filter,
            @Nullable String after,
            @Nullable String before) {}

    /**
     * A person in the list.
     *
     * @param on whether two-factor authentication is on
     * @param held whether the name is held because it looks like another
     * @param alias whether it was proved to be another spelling of another name
     * @param verifiedAt when a second factor was last proved, null if never
     */
    public record Line(
            AccountId id,
            String name,
            String displayName,
            Role role,
            boolean on,
            boolean held,
            boolean alias,
            @Nullable Instant verifiedAt) {}
}
