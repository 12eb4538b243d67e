package io.github.countersign.filter;

import io.github.countersign.filter.identity.AccountResolver;
import io.github.countersign.filter.request.BrowserCookies;
import io.github.countersign.filter.request.RequestPath;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.filter.service.GateUnavailableException;
import io.github.countersign.filter.settings.SettingSource;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands where {@link GuardedDoor} would, and only looks on: every request goes to the application as it is. In a session it keeps only
 * that a sign-in was counted, and {@link GuardedDoor} never reads that.
 */
final class ReportingDoor implements Door {

    static final String MODE = "countersign.mode";
    static final String REPORT = "report";

    /** The account for which the session was counted; a text, so that nothing can read it as a stamp. */
    static final String COUNTED = "io.github.countersign.filter.counted";

    private static final Logger LOG = Logger.getLogger(ReportingDoor.class.getName());

    private final AccountResolver resolver;
    private final String directory;
    private final String reportPath;
    private final boolean development;
    private final GateConnection gate;
    private final SignInReport report;
    private final ApplicationFile file;

    ReportingDoor(FilterSettings settings, GateConnection gate, SignInReport report, ApplicationFile file) {
        this.resolver = settings.resolver();
        this.directory = settings.directory();
        this.reportPath = settings.prefix() + REPORT;
        this.development = settings.development();
        this.gate = gate;
        this.report = report;
        this.file = file;
    }

    /** Only that one word sets it; any other value guards, or locks. */
    static boolean isSetIn(SettingSource source) {
        return REPORT.equals(source.read(MODE));
    }

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean arriving = request.getDispatcherType() == DispatcherType.REQUEST;
        if (arriving && RequestPath.of(request).equals(reportPath)) {
            show(request, response);
            return;
        }
        chain.doFilter(request, response);
        if (arriving) {
            lookAfter(request);
        }
    }

    /** Sees whom the application's filters have signed in for this request alone. */
    @Override
    public void passAgain(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            lookAfter(request);
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!mayRead(request)) {
            PageReply.notFound(request, response);
        } else if (request.getMethod().equals("GET")) {
            PageReply.report(request, response, report.now());
        } else {
            Reply.notAllowed(response, "GET");
        }
    }

    private boolean mayRead(HttpServletRequest request) {
        try {
            Account account = resolver.resolve(request, directory);
            return account != null && (account.role() == Role.OWNER || account.role() == Role.MANAGER);
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /**
     * After the application, so that a sign-in inside the request is seen. If something goes wrong here, the application does not notice.
     */
    private void lookAfter(HttpServletRequest request) {
        try {
            if (request.isAsyncStarted()) {
                return;
            }
            HttpSession session = request.getSession(false);
            if (session != null) {
                withdrawProofs(session);
            }
            Account account = resolver.resolve(request, directory);
            if (account != null && isNew(session, account)) {
                count(request, account);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.FINE, "Countersign (report only): a request could not be looked at", e);
        }
    }

    /** Nobody watches for a sign-out here, so what was proved before does not outlast this mode. */
    private static void withdrawProofs(HttpSession session) {
        if (session.getAttribute(Stamp.ATTRIBUTE) != null) {
            session.removeAttribute(Stamp.ATTRIBUTE);
            session.removeAttribute(SecondFactorStatus.ATTRIBUTE);
        }
        for (String kept : new String[] {SigningInVisit.ATTRIBUTE, ManagingVisit.ATTRIBUTE, KeptForm.ATTRIBUTE}) {
            if (session.getAttribute(kept) != null) {
                session.removeAttribute(kept);
            }
        }
    }

    /** Once per session and account; once in a while for programs that keep no session. */
    private boolean isNew(@Nullable HttpSession session, Account account) {
        if (session == null) {
            return report.isNewWithoutSession(account);
        }
        String who = account.toString();
        if (who.equals(session.getAttribute(COUNTED))) {
            return false;
        }
        synchronized (report) {
            if (who.equals(session.getAttribute(COUNTED))) {
                return false;
            }
            session.setAttribute(COUNTED, who);
            return true;
        }
    }

    private void count(HttpServletRequest request, Account account) {
        Decision.Kind kind;
        try {
            kind = gate.check(
                            account,
                            BrowserCookies.browserToken(request, development, account),
                            Visits.circumstances(request),
                            null)
                    .kind();
        } catch (GateUnavailableException e) {
            kind = Decision.Kind.UNAVAILABLE;
        }
        report.count(account, kind);
        file.signInSeen();
        if (kind != Decision.Kind.PASS) {
            LOG.log(
                    Level.INFO,
                    "Countersign (report only, nothing was held back): " + encoded(account.toString()) + " "
                            + wouldHaveBeen(kind));
        }
    }

    private static String wouldHaveBeen(Decision.Kind kind) {
        switch (kind) {
            case VERIFY:
                return "would have been asked for a code";
            case SET_UP:
                return "would have been asked to set up a second factor";
            default:
                return "would have been locked out, because the service does not answer";
        }
    }

    /** A name, encoded so that a log shows it in one line and in one direction, whatever it contains. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().limit(200).forEach(c -> {
            if (Character.isLetterOrDigit(c) || (c >= 0x20 && c < 0x7f && c != '\\')) {
                encoded.appendCodePoint(c);
            } else {
                encoded.append(String.format("\\u{%x}", c));
            }
        });
        return encoded.toString();
    }
}
