package io.github.countersign.ui.people;

import io.github.countersign.administration.PeopleService;
import io.github.countersign.confirmation.About;
import io.github.countersign.ui.confirm.ChangePage;
import io.github.countersign.ui.visit.Drawer;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Why somebody is to be helped, between the page that asks it and the confirmation.
 *
 * @param hours how long a bypass code is to be valid; means nothing for other help
 */
record HelpDraft(String reason, int hours) implements Serializable {

    /** The last is the most that the service takes. */
    static final List<Integer> OFFERED = List.of(1, 4, 8, (int) PeopleService.LONGEST_BYPASS.toHours());

    static final HelpDraft EMPTY = new HelpDraft("", 8);

    private static final Drawer<HelpDraft> DRAWER = new Drawer<>("help", HelpDraft.class);

    static Drawer<HelpDraft> about(About change) {
        return DRAWER.about(ChangePage.key(change));
    }

    /** An hour that is not offered can only be made up; then it is the usual one. */
    HelpDraft withHours(Map<String, String> parameters) {
        String chosen = parameters.getOrDefault("hours", "");
        return new HelpDraft(
                reason,
                OFFERED.stream()
                        .filter(offered -> offered.toString().equals(chosen))
                        .findFirst()
                        .orElse(EMPTY.hours));
    }

    HelpDraft withReason(String other) {
        return new HelpDraft(other, hours);
    }

    Duration validFor() {
        return Duration.ofHours(hours);
    }
}
