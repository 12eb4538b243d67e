package io.github.countersign.it;

import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application of the gallery, and how people use it.
 *
 * @param name its context path, without the slash
 * @param archive what is deployed, the filter in it
 * @param secret what everything in it that is for people signed in has
 * @param pages what is for people signed in, below the context path; the first is where a sign-in leads
 * @param ways how the first page is shown after the password, one a test; each works with {@link #signIn}
 * @param signIn what a person does to sign in
 */
record OldApplication(
        String name, WebArchive archive, String secret, List<String> pages, List<String> ways, SignIn signIn) {

    /** With name and password; shows the very first answer after it. */
    @FunctionalInterface
    interface SignIn {
        Page by(Browser browser, String name, String way);
    }

    String dashboard() {
        return pages.get(0);
    }

    String address(String page) {
        return "/" + name + "/" + page;
    }

    Page signIn(Browser browser, String person) {
        return signIn.by(browser, person, ways.get(0));
    }

    Visitor visitor(Browser browser) {
        return new Visitor(browser, name);
    }

    @Override
    public String toString() {
        return name;
    }
}
