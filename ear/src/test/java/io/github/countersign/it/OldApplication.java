package io.github.countersign.it;

import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application of the gallery, and how people use it.
 *
 * @param name its context path, without the slash
 * @param archive the archive to deploy, with the filter in it
 * @param secret the text in everything that is only for people who are signed in
 * @param pages the pages for people who are signed in, below the context path; a sign-in leads to the first
 * @param ways the ways to show the first page after the password, one per test; each works with {@link #signIn}
 * @param signIn the steps of a person who signs in
 */
record OldApplication(
        String name, WebArchive archive, String secret, List<String> pages, List<String> ways, SignIn signIn) {

    /** Signs in with name and password; returns the very first answer. */
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
