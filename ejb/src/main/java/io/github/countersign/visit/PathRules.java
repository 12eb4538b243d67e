package io.github.countersign.visit;

import java.util.regex.Pattern;

/**
 * The paths of a guarded application that a browser may be led to. They are absolute, canonical and on this origin, so that none of them
 * means another host, another folder or something that is not a path.
 */
final class PathRules {

    private static final int LONGEST = 255;
    private static final String CHARACTER =
            "(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%(?!2[eEfF5]|5[cC]|[01]|7[fF])[0-9A-Fa-f]{2})";
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))" + CHARACTER + "+)*");

    private PathRules() {}

    /** @throws IllegalArgumentException if it is neither empty nor a path like {@code /clinic} */
    static String contextPath(String path) {
        return checked("applicationPath", path, path);
    }

    /** @throws IllegalArgumentException if it is not a path like {@code /second-factor/} */
    static String prefix(String prefix) {
        if (prefix.length() < 3 || !prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "prefix must be a path like /second-factor/; it has " + prefix.length() + " characters");
        }
        return checked("prefix", prefix, prefix.substring(0, prefix.length() - 1));
    }

    private static String checked(String what, String path, String canonical) {
        if (path.length() > LONGEST || !PATH.matcher(canonical).matches()) {
            throw new IllegalArgumentException(
                    what + " must be an absolute canonical path; it has " + path.length() + " characters");
        }
        return path;
    }
}
