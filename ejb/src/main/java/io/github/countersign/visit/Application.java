package io.github.countersign.visit;

/**
 * The guarded application that a visit comes from.
 *
 * @param homePath its root path on this origin
 * @param entryPath the path on this origin that leads to the module's pages, for example as {@code entryPath + "account"}
 */
public record Application(String homePath, String entryPath) {

    /** @param prefix the path below the application's own where its filter answers */
    static Application at(String contextPath, String prefix) {
        return new Application(contextPath + "/", contextPath + prefix);
    }

    /** Where the browser returns to. */
    String returnPath() {
        return entryPath + "return";
    }

    /** Where signing out, and cancelling a sign-in, posts to. */
    String signOutPath() {
        return entryPath + "sign-out";
    }

    /** Where the form with the password posts to. */
    String confirmPasswordPath() {
        return entryPath + "confirm-password";
    }
}
