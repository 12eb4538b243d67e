package io.github.countersign.filter;

import io.github.countersign.filter.identity.AccountResolver;
import io.github.countersign.filter.identity.SignInAttribute;
import io.github.countersign.gate.Account;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Notices in which moment somebody signs in, and notes it in the host session. Requests that are under way in that session see the note:
 * what they began for nobody, or for somebody else, they must not go on with for a person whose second factor is outstanding.
 */
final class SignInWatch {

    private static final String NAME = "io.github.countersign.filter.sign-in-watch";

    private final HostSessions sessions;
    private final Lookout lookout;
    private final Clock clock;
    private final @Nullable SignInAttribute attribute;
    private volatile boolean isToldOfAttributes;

    SignInWatch(HostSessions sessions, Lookout lookout, AccountResolver resolver, Clock clock) {
        this.sessions = sessions;
        this.lookout = lookout;
        this.clock = clock;
        this.attribute = resolver instanceof SignInAttribute ? (SignInAttribute) resolver : null;
    }

    void keepIn(ServletContext context) {
        context.setAttribute(NAME, this);
    }

    /** The watch of the application to which a session belongs; null when the application is not guarded, or not yet. */
    static @Nullable SignInWatch of(HttpSession session) {
        ServletContext context = session.getServletContext();
        Object watch = context == null ? null : context.getAttribute(NAME);
        return watch instanceof SignInWatch ? (SignInWatch) watch : null;
    }

    /** A guarded request has called the container's own sign-in. */
    void containerWasAsked(HttpServletRequest request) {
        Account account = lookout.signedIn(request);
        HttpSession session = request.getSession(false);
        if (account != null && session != null && !isVerified(session, account.displayName())) {
            sessions.noteSignIn(session, account);
        }
    }

    /** A listener tells of the session's attributes. */
    void isToldOfAttributes() {
        isToldOfAttributes = true;
    }

    /** Whether a sign-in is noted by the thread that signs in, before it goes on: whoever else is seen has been signed in by another. */
    boolean noticesAtOnce() {
        return attribute != null && isToldOfAttributes;
    }

    boolean isAbout(String attributeName) {
        return attribute != null && attribute.isCalled(attributeName);
    }

    /** @param before the value that it replaces */
    void attributeWasSet(HttpSession session, @Nullable Object value, @Nullable Object before) {
        String now = attribute == null ? null : attribute.nameIn(value);
        if (attribute != null
                && now != null
                && (before == value || !now.equals(attribute.nameIn(before)))
                && !isVerified(session, now)) {
            sessions.noteSignIn(session, null);
        }
    }

    /** Containers and applications give a session another id when somebody signs in. In a verified session it says nothing new. */
    void idWasChanged(HttpSession session, String formerId) {
        if (!sessions.isChangingId(formerId) && Stamp.in(session) == null) {
            sessions.noteSignIn(session, null);
        }
    }

    private boolean isVerified(HttpSession session, String name) {
        Stamp stamp = Stamp.in(session);
        return stamp != null
                && !stamp.isExpired(clock.millis())
                && stamp.account().displayName().equals(name);
    }
}
