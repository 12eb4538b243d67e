package io.github.countersign.it;

import java.util.ArrayList;
import java.util.List;

/** The people of the servers' realms. Each test takes a fresh one: the limits on sending are per account. */
final class People {

    static final String PASSWORD = "countersign";

    private static final int STAFF = 89;
    private static int taken;

    private People() {}

    static List<String> staff() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= STAFF; i++) {
            names.add("staff" + i);
        }
        return names;
    }

    static final String CLIENT = "client1";

    static final String OWNER = "owner90";

    /** A member of staff who never sets up a phone. */
    static final String UNGUARDED = "staff0";

    /** A member of staff that no other test uses. */
    static synchronized String freshStaff() {
        taken++;
        if (taken > STAFF) {
            throw new IllegalStateException("More tests than people: raise People.STAFF");
        }
        return "staff" + taken;
    }

    /** A phone number that belongs only to that person. */
    static String phoneOf(String name) {
        return String.format("+1202555%04d", 1000 + Integer.parseInt(name.replaceAll("\\D", "")));
    }
}
