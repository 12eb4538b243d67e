package io.github.countersign.ui;

import io.github.countersign.gate.Handoff.Purpose;
import io.github.countersign.handoff.PendingSignIn;
import io.github.countersign.signin.VerificationService;
import jakarta.faces.application.ViewExpiredException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every page: only addresses that exist, only with a sign-in that still waits, and a calm page for whatever
 * goes wrong behind it.
 */
public final class SignInFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final System.Logger LOG = System.getLogger(SignInFilter.class.getName());

    @Inject
    transient VerificationService verification;

    @Inject
    transient CurrentSignIn current;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        Optional<PageAddress> page = Arrays.stream(PageAddress.values())
                .filter(address -> address.path().equals(path))
                .findFirst();
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
        String ticket = post ? null : request.getParameter("ticket");
        if (ticket != null && !Visitor.looksAtThePage(request)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            Entrance entrance = new Entrance(verification, request.getContextPath());
            Optional<String> cookie = HandoffCookie.in(request);
            Admission admission = ticket != null
                    ? entrance.enter(ticket, cookie)
                    : entrance.check(PageSession.of(request).map(PageSession::visit), cookie, page);
            act(admission, post, request, response, chain);
        } catch (ServletException | RuntimeException e) {
            if (isViewExpired(e)) {
                response.sendRedirect(request.getContextPath() + path(request));
            } else {
                unavailable(e, request, response);
            }
        }
    }

    private void act(
            Admission admission,
            boolean post,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (admission instanceof Admission.Admitted admitted) {
            current.open(admitted.signIn());
            chain.doFilter(post ? request : new Look(request), response);
        } else if (admission instanceof Admission.Entered entered) {
            begin(entered.signIn(), request);
            PageAddress address = PageAddress.of(entered.signIn().purpose());
            response.sendRedirect(request.getContextPath() + address.path());
        } else if (admission instanceof Admission.Elsewhere elsewhere) {
            response.sendRedirect(elsewhere.path());
        } else if (admission instanceof Admission.Over) {
            if (post) {
                response.sendRedirect(request.getContextPath() + "/expired");
            } else {
                show("/expired", HttpServletResponse.SC_GONE, request, response);
            }
        } else {
            unavailable(null, request, response);
        }
    }

    private void begin(PendingSignIn signIn, HttpServletRequest request) {
        PageSession.start(request, Visit.of(signIn));
        current.open(signIn);
        if (signIn.purpose() == Purpose.VERIFY) {
            verification.sendFirst(signIn, request.getRemoteAddr());
        }
    }

    private static void unavailable(@Nullable Exception cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        LOG.log(System.Logger.Level.ERROR, "A sign-in waits, because the service does not answer", cause);
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
