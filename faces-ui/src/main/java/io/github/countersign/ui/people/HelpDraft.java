package io.github.countersign.ui.people;

import io.github.countersign.ui.confirm.Change;
import io.github.countersign.ui.visit.Drawer;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * Why somebody is to be helped, between the page that asks it and the confirmation.
 *
 * @param hours how long a bypass code is to be valid; means nothing for other help
 */
public record HelpDraft(String reason, int hours) implements Serializable {

    static final HelpDraft EMPTY = new HelpDraft("", 8);

    private static final Drawer<HelpDraft> DRAWER = new Drawer<>("help", HelpDraft.class);

    static Drawer<HelpDraft> about(Change change) {
        return DRAWER.about(change.key());
    }

    /** An hour that is not offered can only be made up; then it is the usual one. */
    HelpDraft withHours(Map<String, String> parameters) {
        return switch (parameters.getOrDefault("hours", "")) {
            case "1" -> new HelpDraft(reason, 1);
            case "4" -> new HelpDraft(reason, 4);
            case "24" -> new HelpDraft(reason, 24);
            default -> new HelpDraft(reason, EMPTY.hours);
        };
    }

    HelpDraft withReason(String other) {
        return new HelpDraft(other, hours);
    }

    Duration validFor() {
        return Duration.ofHours(hours);
    }
}
