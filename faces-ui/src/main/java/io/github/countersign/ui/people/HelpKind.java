package io.github.countersign.ui.people;

import io.github.countersign.administration.PersonView;
import io.github.countersign.confirmation.Action;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How owners and managers help somebody. */
enum HelpKind {
    TURN_OFF(Action.HELP_TURN_OFF),
    CHANGE(Action.HELP_CHANGE),
    GIVE_BYPASS(Action.GIVE_BYPASS),
    SEPARATE(Action.SEPARATE);

    private final Action action;

    HelpKind(Action action) {
        this.action = action;
    }

    Action action() {
        return action;
    }

    /** In the address. */
    String getName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<HelpKind> of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.getName().equals(name))
                .findFirst();
    }

    /** Whether it is any use for somebody now. */
    boolean isOfUse(PersonView person) {
        return switch (this) {
            case TURN_OFF, GIVE_BYPASS -> person.isOn();
            case CHANGE -> person.isOn() || (!person.setUpAsked() && person.twin() == null);
            case SEPARATE -> person.maySeparate();
        };
    }
}
