package io.github.countersign.gate;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What an application may tell people about their own second factor. Immutable. */
public final class SecondFactor implements Serializable {

    private static final long serialVersionUID = 1;

    private final boolean enrolled;
    private final boolean required;
    private final @Nullable String phoneEnding;
    private final boolean voice;

    /**
     * @param enrolled whether a second factor is set up
     * @param required whether the practice requires one of this account
     * @param phoneEnding the last two digits of the phone, null when none is set up
     * @param voice whether codes go by call, not by text
     */
    public SecondFactor(boolean enrolled, boolean required, @Nullable String phoneEnding, boolean voice) {
        this.enrolled = enrolled;
        this.required = required;
        this.phoneEnding = phoneEnding;
        this.voice = voice;
    }

    public boolean enrolled() {
        return enrolled;
    }

    public boolean required() {
        return required;
    }

    public @Nullable String phoneEnding() {
        return phoneEnding;
    }

    public boolean voice() {
        return voice;
    }
}
