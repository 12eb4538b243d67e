package io.github.countersign.ui.people;

import io.github.countersign.administration.PeoplePage;
import io.github.countersign.administration.PersonView;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Sentence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which sentences tell who somebody is and how their account is protected. */
final class PeopleSentences {

    private PeopleSentences() {}

    static Sentence role(Role role) {
        return Sentence.of(
                switch (role) {
                    case OWNER -> "people.role-owner";
                    case MANAGER -> "people.role-manager";
                    case STAFF -> "people.role-staff";
                    case CLIENT -> "people.role-client";
                    case UNMAPPED -> "people.role-other";
                });
    }

    static Sentence status(PeoplePage.Line line) {
        if (line.held()) {
            return Sentence.of("people.status-held");
        }
        if (line.alias()) {
            return Sentence.of("people.status-alias");
        }
        return Sentence.of(line.on() ? "people.status-on" : "people.status-off");
    }

    static Sentence status(PersonView person) {
        if (person.twin() != null) {
            return Sentence.of(person.held() ? "person.status-held" : "person.status-alias", person.twin());
        }
        if (person.phoneEnding() != null) {
            return Sentence.of(
                    person.channel() == Channel.VOICE ? "person.status-voice" : "person.status-sms",
                    person.phoneEnding());
        }
        if (person.setUpAsked()) {
            return Sentence.of("person.status-asked");
        }
        return Sentence.of(person.required() ? "person.status-required" : "person.status-off");
    }

    static Sentence verified(@Nullable Instant at) {
        return at == null ? Sentence.of("people.never") : when(at);
    }

    static Sentence when(Instant at) {
        return Sentence.of("people.when", Moment.when(at));
    }
}
