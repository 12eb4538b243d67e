package io.github.countersign.gate;

/** What somebody is in the practice. */
public enum Role {
    OWNER,
    MANAGER,
    STAFF,
    CLIENT,
    /** Signed in, but in none of the mapped roles: staff for the policy, a client for rights. */
    UNMAPPED
}
