package io.github.countersign.filter;

import io.github.countersign.filter.output.Withdrawal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The cookies that go out with our answer instead of the application's: those that keep the session, so that the sign-in can go on, and our
 * own. Any other may tell something of a person who is not verified, or let that person in elsewhere.
 */
final class SurvivingCookies {

    /** Of the containers with what they add to that name, of their clusters and balancers, and of Spring Session. */
    private static final List<String> OF_SESSIONS = Arrays.asList("JSESSIONID", "JROUTE", "JREPLICA", "SESSION");

    private static final List<String> OURS = Arrays.asList("__Host-countersign-", "countersign-");

    private final Set<String> ofTheSignIn;

    /** @param ofTheSignIn names of cookies in which the application itself keeps who is signed in */
    SurvivingCookies(Set<String> ofTheSignIn) {
        this.ofTheSignIn = ofTheSignIn;
    }

    /** @param cookie its name, or all that {@code Set-Cookie} says about it */
    boolean have(HttpServletRequest request, String cookie) {
        int end = cookie.indexOf('=');
        String name = (end < 0 ? cookie : cookie.substring(0, end)).trim();
        return OF_SESSIONS.stream().anyMatch(name::startsWith)
                || OURS.stream().anyMatch(name::startsWith)
                || ofTheSignIn.contains(name)
                || name.equals(
                        request.getServletContext().getSessionCookieConfig().getName());
    }

    /** Takes back what the application has answered so far, but for these cookies. */
    void takeBack(HttpServletRequest request, HttpServletResponse response) {
        Withdrawal.takeBack(response, cookie -> have(request, cookie));
    }
}
