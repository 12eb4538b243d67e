package io.github.countersign.filter.identity;

import java.security.Principal;

/** The server's own store of people and passwords, asked by reflection: the filter needs only the Servlet API. */
interface ServerRealm {

    /**
     * Whether that is the password of the person signed in. This changes nothing about who is signed in, in this request or its session.
     *
     * @param signedIn the container's principal; its name is used as it stands
     */
    boolean accepts(Principal signedIn, char[] password) throws ReflectiveOperationException;

    /** A class of the server, as the principal's own loader sees it: the application's loader, if the application made the principal. */
    static Class<?> find(String name, Principal signedIn) throws ClassNotFoundException {
        try {
            return Class.forName(name, true, signedIn.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        }
    }
}
