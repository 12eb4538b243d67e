package io.github.countersign.ui.setup;

import io.github.countersign.ui.text.Sentence;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps of set-up, in order. */
public enum SetUpStep {
    /** Only for somebody who is signed in already. */
    PASSWORD,
    PHONE,
    METHOD,
    CODE,
    /** Tells what happens from now on; nothing is left to do. */
    DONE;

    private static final List<SetUpStep> OF_EVERYBODY = List.of(PHONE, METHOD, CODE);

    /**
     * The step to show, of those that everybody takes.
     *
     * @param wanted what the address or the form says
     */
    static SetUpStep of(@Nullable String wanted, SetUpDraft draft) {
        SetUpStep reached = draft.begun() ? CODE : draft.e164() != null ? METHOD : PHONE;
        if (wanted == null) {
            return reached == CODE ? CODE : PHONE;
        }
        return OF_EVERYBODY.stream()
                .filter(step -> step.getName().equals(wanted) && step.compareTo(reached) <= 0)
                .findFirst()
                .orElse(reached);
    }

    /** As in the address, the form, the names of the views and {@code data-page}. */
    public String getName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * "Step 2 of 4"; null for the page after the last.
     *
     * @param withPassword whether that is the first step
     */
    @Nullable
    Sentence position(boolean withPassword) {
        if (this == DONE) {
            return null;
        }
        int before = withPassword ? 1 : 0;
        return Sentence.of("set-up.step", ordinal() + before, OF_EVERYBODY.size() + before);
    }
}
