package io.github.countersign.account;

import io.github.countersign.gate.Skeleton;
import java.util.Set;
import java.util.stream.Collectors;

/** Skeletons of names, as long as their column. */
public final class Skeletons {

    private static final int LONGEST = 255;

    private Skeletons() {}

    static String stored(String spelling) {
        return cut(Skeleton.of(spelling));
    }

    /** The stored skeletons of all names that may be taken for that one. */
    public static Set<String> alike(String spelling) {
        return Skeleton.alike(spelling).stream().map(Skeletons::cut).collect(Collectors.toSet());
    }

    private static String cut(String skeleton) {
        return skeleton.length() <= LONGEST ? skeleton : skeleton.substring(0, LONGEST);
    }
}
