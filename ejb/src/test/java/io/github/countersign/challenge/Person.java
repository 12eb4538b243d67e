package io.github.countersign.challenge;

import io.github.countersign.account.AccountId;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.visit.Managing;
import java.util.Optional;

/** A browser and its visit. */
public record Person(Browser browser, Managing managing) {

    public ConfirmationId confirmed(Action action, AccountId target) {
        return browser.confirmed(managing, action, target);
    }

    public ConfirmationId confirmed(Action action) {
        return browser.confirmed(managing, action);
    }

    /** The visit as the next request finds it; empty if it is over. */
    public Optional<Managing> again() {
        return browser.again(managing);
    }
}
