package io.github.countersign.ui.confirm;

import io.github.countersign.account.AccountId;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.web.AddressQuery;

/**
 * A change that somebody is about to make, and has to confirm.
 *
 * @param target the account that it is about
 */
public record Change(Action action, AccountId target) {

    static Change of(About about) {
        return new Change(about.action(), about.target());
    }

    public About about() {
        return new About(action, target);
    }

    /** One confirmation for each, whatever else is open in other tabs. */
    public String key() {
        return action + "-" + target;
    }

    /** Where it is made: a path below the context path, with its query. */
    public String page() {
        return switch (action) {
            case TURN_ON -> PageAddress.SET_UP.path();
            case TURN_OFF -> PageAddress.TURN_OFF.path();
            case CHANGE_PHONE -> PageAddress.CHANGE_PHONE.path();
            case HELP_TURN_OFF -> help("turn-off");
            case HELP_CHANGE -> help("change");
            case GIVE_BYPASS -> help("give-bypass");
        };
    }

    private String help(String name) {
        return PageAddress.PERSON.path()
                + AddressQuery.NONE.with("id", target.toString()).with("help", name);
    }
}
