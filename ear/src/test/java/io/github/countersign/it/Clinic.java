package io.github.countersign.it;

import java.util.Map;

/** How people use the clinic's application and Countersign's pages. */
final class Clinic {

    static final String SECRET = "Dashboard";

    private Clinic() {}

    /** Opens a page of the clinic, signs in with name and password, and shows what comes next. */
    static Page signIn(Browser browser, String name, String path) {
        Page login = browser.open(path);
        return browser.press(login, "sign-in", Map.of("j_username", name, "j_password", People.PASSWORD));
    }

    /** Goes through the forced set-up, from its first page to the page that the person wanted. */
    static Page setUp(Browser browser, Page phonePage, String phone, boolean remember) {
        Page method = browser.press(phonePage, "continue", Map.of("country", "US", "phone", phone));
        Page code = browser.press(method, "continue", Map.of("method", "sms"));
        String remembered = remember ? "year" : "no";
        return browser.press(code, "continue", Map.of("code", Telephone.newestCode(phone), "remember", remembered));
    }

    /** A member of staff with a phone that was just set up in a browser that is not used again. */
    static String enrolledStaff() {
        return enrolledStaffAt("/clinic");
    }

    static String enrolledStaffAt(String application) {
        String name = People.freshStaff();
        Browser browser = new Browser();
        Page done = setUp(browser, signIn(browser, name, application + "/dashboard"), People.phoneOf(name), false);
        if (!done.text().contains(SECRET)) {
            throw new AssertionError("Set-up did not end on the dashboard: " + done);
        }
        return name;
    }
}
