package io.github.countersign.limit;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why no code is sent for now. The names are stored; an older node reads none of them, but a node of the next release must know these.
 */
public enum Limit {
    /** The short wait between two sends to an account or to its phone. */
    INTERVAL("the wait between two codes"),
    /** The codes of the account. */
    ACCOUNT("the codes of an account"),
    /** The codes of the account, but for those that are kept for the browsers and networks from which it was verified before. */
    UNKNOWN_PLACE("the codes of an account for places that it does not know"),
    /** The codes to a confirmed number. */
    NUMBER("the codes to a phone number"),
    /** The codes to a number that nobody has confirmed, over all accounts. */
    NEW_NUMBER("the codes to a number that is not confirmed"),
    /** The codes that a client address causes. */
    NETWORK("the codes for a client address"),
    /** The codes of the practice. */
    PRACTICE("the codes of a practice"),
    /** The codes of all practices together. */
    INSTALLATION("the codes in all");

    private static final String DETAIL = "limit ";

    private final String told;

    Limit(String told) {
        this.told = told;
    }

    /** For the log: completes "the limit on …". */
    public String told() {
        return told;
    }

    /** For the audit trail. */
    public String detail(Instant until) {
        return DETAIL + name() + ", until " + until;
    }

    /** The limit that an event of the audit trail names; empty if it has another reason. */
    public static Optional<Limit> in(String detail) {
        return Stream.of(values())
                .filter(limit -> detail.startsWith(DETAIL + limit.name() + ","))
                .findFirst();
    }
}
