package io.github.countersign.ui.people;

import io.github.countersign.administration.PeoplePage;
import io.github.countersign.ui.text.Sentence;

/** Somebody in the list, as the page shows it. */
public final class PersonLine {

    private final PeoplePage.Line line;

    PersonLine(PeoplePage.Line line) {
        this.line = line;
    }

    public long getId() {
        return line.id().value();
    }

    public String getDisplayName() {
        return line.displayName();
    }

    public String getName() {
        return line.name();
    }

    /** Whether the user name says more than the display name. */
    public boolean isNameShown() {
        return !line.name().equalsIgnoreCase(line.displayName());
    }

    public boolean isOn() {
        return line.on();
    }

    public Sentence getRole() {
        return PeopleSentences.role(line.role());
    }

    public Sentence getStatus() {
        return PeopleSentences.status(line);
    }

    public Sentence getVerified() {
        return PeopleSentences.verified(line.verifiedAt());
    }
}
