package io.github.countersign.ui.visit;

import io.github.countersign.settings.PageSettings;
import io.github.countersign.signin.VerificationService;
import io.github.countersign.ui.look.Assets;
import io.github.countersign.ui.web.FailureLog;
import io.github.countersign.ui.web.Navigation;
import io.github.countersign.ui.web.PlainGet;
import io.github.countersign.ui.web.ReadOnlyRequest;
import io.github.countersign.ui.web.RestoredView;
import io.github.countersign.ui.web.SentForm;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.Visitor;
import jakarta.faces.application.ViewExpiredException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Stands before every page: only addresses that exist, only with a visit that still stands, and a calm page for whatever
 * goes wrong behind it.
 */
public final class VisitFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final System.Logger LOG = System.getLogger(VisitFilter.class.getName());

    private static final FailureLog FAILURES = new FailureLog(LOG, System.Logger.Level.ERROR, System::nanoTime);

    private static final FailureLog LOST_COOKIES = new FailureLog(LOG, System.Logger.Level.WARNING, System::nanoTime);

    @Inject
    transient VerificationService verification;

    @Inject
    transient CurrentVisitor current;

    @Inject
    transient PageSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        Optional<PageAddress> page = PageAddress.at(path);
        if (Assets.isOne(path)) {
            chain.doFilter(request, response);
        } else if (path.equals("/expired")) {
            show("/expired", HttpServletResponse.SC_GONE, request, response);
        } else if (page.isPresent() || path.equals("/")) {
            guarded(page, request, response, chain);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void guarded(
            Optional<PageAddress> page, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean post = request.getMethod().equals("POST");
        if (!SentForm.isReadable(request)) {
            response.sendRedirect(request.getContextPath() + path(request));
            return;
        }
        String ticket = post ? null : request.getParameter("ticket");
        if (ticket != null && !Navigation.isByAPerson(request)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            Entrance entrance = new Entrance(verification, request.getContextPath());
            Optional<String> cookie = VisitCookie.in(request, settings.development());
            if (ticket != null && cookie.isEmpty() && !request.isSecure()) {
                LOST_COOKIES.tell(
                        "Somebody came from the application without its cookie, over plain HTTP as far as this server knows."
                                + " Browsers send Countersign's cookies over HTTPS alone. Have the server believe its proxy,"
                                + " or, to try things out, set countersign.development=true",
                        null);
            }
            Admission admission = ticket != null
                    ? entrance.enter(ticket, cookie)
                    : entrance.check(PageSession.of(request).map(PageSession::visit), cookie, page);
            act(admission, page, ticket != null, request, response, chain);
        } catch (ServletException | RuntimeException e) {
            unavailable(e, request, response);
        }
    }

    private void act(
            Admission admission,
            Optional<PageAddress> page,
            boolean withTicket,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        boolean post = request.getMethod().equals("POST");
        if (admission instanceof Admission.Admitted admitted) {
            current.open(admitted.visitor());
            if (page.isPresent() && !current.mayOpen(page.get())) {
                show("/not-allowed", HttpServletResponse.SC_FORBIDDEN, request, response);
            } else {
                show(post, request, response, chain);
            }
        } else if (admission instanceof Admission.Entered entered) {
            begin(entered.visitor(), request);
            PageAddress address = page.filter(wanted -> wanted.isFor(entered.visitor()))
                    .orElseGet(() -> PageAddress.of(entered.visitor()));
            response.sendRedirect(request.getContextPath() + address.path());
        } else if (admission instanceof Admission.Elsewhere elsewhere) {
            response.sendRedirect(elsewhere.path());
        } else {
            Optional<String> onwards = withTicket ? Optional.empty() : onwards(page, post, request);
            if (onwards.isPresent()) {
                response.sendRedirect(onwards.get());
            } else if (post) {
                response.sendRedirect(request.getContextPath() + "/expired");
            } else {
                show("/expired", HttpServletResponse.SC_GONE, request, response);
            }
        }
    }

    /** A form whose view is over, or never was one of ours, gets its page again: that is nothing to be told of. */
    private static void show(boolean post, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(post ? request : new ReadOnlyRequest(request), response);
        } catch (ServletException | RuntimeException e) {
            if (!isViewExpired(e) && (!post || RestoredView.isNoted(request))) {
                throw e;
            }
            response.sendRedirect(request.getContextPath() + path(request) + ReadOnlyRequest.again(request));
        }
    }

    private void begin(Visitor visitor, HttpServletRequest request) {
        PageSession.start(request, KeptVisit.of(visitor));
        current.open(visitor);
        if (visitor instanceof SigningIn signIn && signIn.purpose() == Purpose.VERIFY) {
            verification.sendFirst(signIn, current.clientAddress());
        }
    }

    /**
     * For somebody whose visit is over while the application's session may not be: its first page after a sign-in that is done, and
     * else where it opens that page again.
     */
    private static Optional<String> onwards(Optional<PageAddress> page, boolean post, HttpServletRequest request) {
        Optional<PageSession> session = PageSession.of(request);
        if (session.flatMap(known -> known.find(CurrentVisitor.SIGNED_IN)).isPresent()) {
            return session.map(PageSession::visit).map(KeptVisit::homePath);
        }
        return session.filter(known -> !post)
                .map(PageSession::visit)
                .map(KeptVisit::entryPath)
                .map(below -> below + page.map(PageAddress::entry).orElse("account"));
    }

    private static void unavailable(Exception cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        FAILURES.tell("A page could not be shown: it failed, or the service does not answer", cause);
        show("/unavailable", HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
    }

    private static void show(String view, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.resetBuffer();
        response.setStatus(status);
        request.getRequestDispatcher(view).forward(new PlainGet(request), response);
    }

    private static boolean isViewExpired(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ViewExpiredException) {
                return true;
            }
        }
        return false;
    }

    /** As the container decoded and normalised it. */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
