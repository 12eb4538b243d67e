package io.github.countersign.ui;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps of set-up, in order. */
public enum SetUpStep {
    PHONE(1),
    METHOD(2),
    CODE(3);

    private final int number;

    SetUpStep(int number) {
        this.number = number;
    }

    /**
     * The step to show.
     *
     * @param wanted what the address or the form says
     */
    static SetUpStep of(@Nullable String wanted, SetUpDraft draft) {
        SetUpStep reached = draft.begun() ? CODE : draft.e164() != null ? METHOD : PHONE;
        if (wanted == null) {
            return reached == CODE ? CODE : PHONE;
        }
        return Arrays.stream(values())
                .filter(step -> step.getName().equals(wanted) && step.compareTo(reached) <= 0)
                .findFirst()
                .orElse(reached);
    }

    /** As in the address, the form, the names of the views and {@code data-page}. */
    public String getName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Sentence getPosition() {
        return Sentence.of("set-up.step", number, values().length);
    }
}
