package io.github.countersign.ui;

import io.github.countersign.handoff.PendingSignIn;
import java.io.Serializable;

/**
 * What the module's session knows of its sign-in: which one it is, and enough to say good-bye in the practice's name when it
 * has ended.
 */
record Visit(long signIn, String practiceName, String homePath, String locale) implements Serializable {

    static Visit of(PendingSignIn signIn) {
        return new Visit(signIn.id(), signIn.practiceName(), signIn.homePath(), signIn.locale());
    }
}
