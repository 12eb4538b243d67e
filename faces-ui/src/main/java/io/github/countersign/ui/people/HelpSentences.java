package io.github.countersign.ui.people;

import io.github.countersign.administration.Help;
import io.github.countersign.administration.PeopleService;
import io.github.countersign.administration.PersonView;
import io.github.countersign.ui.text.Sentence;

/** Which sentences speak of helping somebody. */
final class HelpSentences {

    private HelpSentences() {}

    static Sentence title(HelpKind kind, PersonView person) {
        String key = switch (kind) {
            case TURN_OFF -> "help-others.turn-off-title";
            case CHANGE -> person.isOn() ? "help-others.change-title" : "help-others.ask-title";
            case GIVE_BYPASS -> "help-others.bypass-title";
            case SEPARATE -> "help-others.separate-title";
        };
        return Sentence.of(key, person.displayName());
    }

    /** What follows from it. */
    static Sentence meaning(HelpKind kind, PersonView person) {
        String key = switch (kind) {
            case TURN_OFF ->
                person.required() ? "help-others.turn-off-meaning-required" : "help-others.turn-off-meaning";
            case CHANGE -> person.isOn() ? "help-others.change-meaning" : "help-others.ask-meaning";
            case GIVE_BYPASS -> "help-others.bypass-meaning";
            case SEPARATE -> "help-others.separate-meaning";
        };
        return person.twin() == null
                ? Sentence.of(key, person.displayName())
                : Sentence.of(key, person.name(), person.twin());
    }

    /** The words on the button that does it. */
    static String button(HelpKind kind, PersonView person) {
        return switch (kind) {
            case TURN_OFF -> "help-others.turn-off-confirm";
            case CHANGE -> person.isOn() ? "help-others.change-confirm" : "help-others.ask-confirm";
            case GIVE_BYPASS -> "help-others.bypass-confirm";
            case SEPARATE -> "help-others.separate-confirm";
        };
    }

    static Sentence done(HelpKind kind, PersonView person) {
        String key = switch (kind) {
            case TURN_OFF -> "help-others.turn-off-done";
            case CHANGE -> person.isOn() ? "help-others.change-done" : "help-others.ask-done";
            case GIVE_BYPASS -> "help-others.bypass-done";
            case SEPARATE -> "help-others.separate-done";
        };
        return Sentence.of(key, person.displayName());
    }

    static Sentence validFor(int hours) {
        return Sentence.of(
                switch (hours) {
                    case 1 -> "help-others.hours-1";
                    case 4 -> "help-others.hours-4";
                    case 8 -> "help-others.hours-8";
                    default -> "help-others.hours-24";
                });
    }

    static Sentence reasonToCorrect(String reason) {
        int length = reason.strip().length();
        if (length > PeopleService.LONGEST_REASON) {
            return Sentence.of("help-others.reason-long", length);
        }
        return Sentence.of(length == 0 ? "help-others.reason-missing" : "help-others.reason-short");
    }

    /** Why nothing was done; also when it had been done already. */
    static Sentence refused(Help help, PersonView person) {
        if (help instanceof Help.NotSetUp) {
            return Sentence.of("help-others.off-already", person.displayName());
        }
        if (help instanceof Help.NotHeld) {
            return Sentence.of("help-others.not-held", person.displayName());
        }
        if (help instanceof Help.OwnFirst) {
            return Sentence.of("person.own-first");
        }
        return help instanceof Help.NotAllowed
                ? Sentence.of("help-others.not-allowed", person.displayName())
                : Sentence.of("help-others.over");
    }
}
