package io.github.countersign.it.gallery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;

/** The person who is signed in to an application with its own login. It is kept in the session. */
public class User implements Serializable {

    public static final String ATTRIBUTE = "user";
    private static final String PASSWORD = "countersign";
    private static final long serialVersionUID = 1;

    private final String name;

    private User(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public String getRole() {
        return "staff";
    }

    public String getPractice() {
        return "gallery";
    }

    /** Whatever the way to sign in is. */
    public static boolean isSignedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return request.getUserPrincipal() != null || (session != null && session.getAttribute(ATTRIBUTE) != null);
    }

    public static boolean knows(String password) {
        return PASSWORD.equals(password);
    }

    public static void signIn(HttpServletRequest request, String name) {
        request.getSession().setAttribute(ATTRIBUTE, new User(name));
    }
}
