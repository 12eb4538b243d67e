package io.github.countersign.ui.confirm;

import io.github.countersign.confirmation.About;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.web.AddressQuery;

/** Where a change is made that has to be confirmed. */
public final class ChangePage {

    private ChangePage() {}

    /** A path below the context path, with its query. */
    public static String path(About change) {
        return switch (change.action()) {
            case TURN_ON -> PageAddress.SET_UP.path();
            case TURN_OFF -> PageAddress.TURN_OFF.path();
            case CHANGE_PHONE -> PageAddress.CHANGE_PHONE.path();
            case HELP_TURN_OFF -> help("turn-off", change);
            case HELP_CHANGE -> help("change", change);
            case GIVE_BYPASS -> help("give-bypass", change);
            case SEPARATE -> help("separate", change);
            case REQUIRE_OF_NOBODY -> policy("no");
            case REQUIRE_OF_STAFF -> policy("staff");
            case REQUIRE_OF_EVERYONE -> policy("everyone");
        };
    }

    private static String help(String name, About change) {
        return PageAddress.PERSON.path()
                + AddressQuery.NONE.with("id", String.valueOf(change.target())).with("help", name);
    }

    private static String policy(String name) {
        return PageAddress.POLICY.path() + AddressQuery.NONE.with("step", name);
    }

    /** In the names of drawers: one for each change, whatever else is open in other tabs. */
    public static String key(About change) {
        return change.action() + "-" + change.target();
    }
}
