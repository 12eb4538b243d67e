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
import io.github.countersign.visit.VisitService;
import io.github.countersign.visit.Visitor;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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
    transient VisitService visits;

    @Inject
    transient VerificationService verification;

    @Inject
    transient CurrentVisitor current;

    @Inject
    transient KnownHost known;

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
            Entrance entrance = new Entrance(visits, request.getContextPath(), current.from());
            Optional<String> cookie = Cookies.visit(request, settings.development());
            if (ticket != null && cookie.isEmpty() && !request.isSecure()) {
                LOST_COOKIES.tell(
                        "Somebody came from the application without its cookie, over plain HTTP as far as this server knows."
                                + " Browsers send Countersign's cookies over HTTPS alone. Have the server believe its proxy,"
                                + " or, to try things out, set countersign.development=true",
                        null);
            }
            Admission admission = ticket != null
                    ? entrance.enter(ticket, cookie)
                    : entrance.check(Cookies.pages(request, settings.development()), cookie, page);
            act(admission, page, cookie.orElse(""), request, response, chain);
        } catch (ServletException | RuntimeException e) {
            unavailable(e, request, response);
        }
    }

    private void act(
            Admission admission,
            Optional<PageAddress> page,
            String visitCookie,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        boolean post = request.getMethod().equals("POST");
        if (admission instanceof Admission.Admitted admitted) {
            current.open(admitted.visit().visitor(), admitted.visit().drawers(), visitCookie);
            if (page.isPresent() && !current.mayOpen(page.get())) {
                show("/not-allowed", HttpServletResponse.SC_FORBIDDEN, request, response);
            } else {
                show(post, request, response, chain);
            }
        } else if (admission instanceof Admission.In in) {
            Visitor visitor = in.entered().visitor();
            Cookies.setPages(
                    request, response, settings.development(), in.entered().pageCookie());
            begin(visitor, visitCookie);
            PageAddress address = page.filter(wanted -> wanted.isFor(visitor)).orElseGet(() -> PageAddress.of(visitor));
            response.sendRedirect(request.getContextPath() + address.path());
        } else if (admission instanceof Admission.Elsewhere elsewhere) {
            response.sendRedirect(elsewhere.path());
        } else if (admission instanceof Admission.Over over) {
            over.host().ifPresent(known::is);
            Optional<String> onwards = over.host().flatMap(host -> onwards(host, page, post));
            if (onwards.isPresent()) {
                response.sendRedirect(onwards.get());
            } else if (post) {
                response.sendRedirect(request.getContextPath() + "/expired");
            } else {
                show("/expired", HttpServletResponse.SC_GONE, request, response);
            }
        }
    }

    /** A form of another visit, or that never was one of ours, gets its page again: that is nothing to be told of. */
    private void show(boolean post, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (post && !current.token().isIn(request)) {
            showAgain(request, response);
            return;
        }
        try {
            chain.doFilter(post ? request : new ReadOnlyRequest(request), response);
        } catch (ServletException | RuntimeException e) {
            if (!post || RestoredView.isNoted(request)) {
                throw e;
            }
            showAgain(request, response);
        }
    }

    private static void showAgain(HttpServletRequest form, HttpServletResponse response) throws IOException {
        response.sendRedirect(form.getContextPath() + path(form) + ReadOnlyRequest.again(form));
    }

    private void begin(Visitor visitor, String visitCookie) {
        current.open(visitor, Map.of(), visitCookie);
        if (visitor instanceof SigningIn signIn && signIn.purpose() == Purpose.VERIFY) {
            verification.sendFirst(signIn);
        }
    }

    /**
     * For somebody whose visit is over while the application's session may not be: its first page after a sign-in that is done, and
     * else where it opens that page again.
     */
    private static Optional<String> onwards(Host host, Optional<PageAddress> page, boolean post) {
        if (host.signedIn()) {
            return Optional.of(host.homePath());
        }
        return Optional.ofNullable(host.entryPath())
                .filter(below -> !post)
                .map(below -> below + page.map(PageAddress::entry).orElse("account"));
    }

    private void unavailable(Exception cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        FAILURES.tell("A page could not be shown: it failed, or the service does not answer", cause);
        known.isNotAskedFor();
        show("/unavailable", HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
    }

    private static void show(String view, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.resetBuffer();
        response.setStatus(status);
        request.getRequestDispatcher(view).forward(new PlainGet(request), response);
    }

    /** As the container decoded and normalised it. */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
