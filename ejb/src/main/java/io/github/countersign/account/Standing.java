package io.github.countersign.account;

import io.github.countersign.gate.Role;
import io.github.countersign.policy.PracticeId;
import java.util.List;

/**
 * What an application says that somebody is, and where.
 *
 * @param application its context path
 */
public record Standing(PracticeId practice, String application, Role role) {

    /** By how much harm somebody can do to whom. A person without a mapped role may be anybody, so clients come last. */
    private static final List<Role> HIGHEST_FIRST =
            List.of(Role.OWNER, Role.MANAGER, Role.STAFF, Role.UNMAPPED, Role.CLIENT);

    /** 0 for the highest. */
    static int rank(Role role) {
        return HIGHEST_FIRST.indexOf(role);
    }

    static boolean isHigher(Role role, Role than) {
        return rank(role) < rank(than);
    }

    /** The role with the fewer rights. */
    static Role lower(Role one, Role other) {
        return isHigher(one, other) ? other : one;
    }

    /** As it is kept: the role, the practice, the application. */
    String line() {
        return role + place();
    }

    private String place() {
        return " " + practice.value() + " " + application;
    }

    /** Whether a line is about the same application and practice. */
    boolean isSamePlace(String line) {
        return line.endsWith(place()) && line.indexOf(' ') == line.length() - place().length();
    }
}
