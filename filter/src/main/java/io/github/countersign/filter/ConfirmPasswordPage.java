package io.github.countersign.filter;

import io.github.countersign.filter.identity.PasswordVerifier;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.filter.service.GateUnavailableException;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where the module's pages post the password that somebody types again to confirm a change. The password is compared here, by the
 * application's own means, and goes nowhere else; the service counts the attempt first, and then learns only yes or no.
 */
final class ConfirmPasswordPage {

    private static final Logger LOG = Logger.getLogger(ConfirmPasswordPage.class.getName());
    private static final int LONGEST_PASSWORD = 1_000;

    private final FilterSettings settings;
    private final GateConnection gate;
    private final Lookout lookout;
    private final Judge judge;
    private final HeldBackReply heldBackReply;

    ConfirmPasswordPage(
            FilterSettings settings, GateConnection gate, Lookout lookout, Judge judge, HeldBackReply heldBackReply) {
        this.settings = settings;
        this.gate = gate;
        this.lookout = lookout;
        this.judge = judge;
        this.heldBackReply = heldBackReply;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PasswordVerifier verifier = settings.passwordVerifier();
        if (verifier == null) {
            PageReply.notFound(request, response);
        } else if (!request.getMethod().equals("POST")) {
            Reply.notAllowed(response, "POST");
        } else if (!FormOrigin.isOurs(request, settings.development())) {
            PageReply.foreignForm(request, response);
        } else {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
            // Reads the whole body first: whoever sends it slowly may be somebody else by the time it is here.
            String password = request.getParameter("password");
            judge.judge(request, response)
                    .act(
                            () -> Reply.seeOther(response, settings.homeOf(request)),
                            account -> confirm(request, response, account, verifier, password),
                            heldBack -> heldBackReply.answerOwnPage(request, response, heldBack));
        }
    }

    private void confirm(
            HttpServletRequest request,
            HttpServletResponse response,
            Account account,
            PasswordVerifier verifier,
            @Nullable String password)
            throws IOException {
        try {
            attempt(request, account, verifier, password);
            // The module's page tells the outcome. This one says nothing, because anyone may be asking.
            Reply.seeOther(response, settings.modulePath() + "/confirmed" + change(request));
        } catch (GateUnavailableException e) {
            PageReply.notAvailable(request, response);
        }
    }

    /** The number of the change, which the form carries for the module's page; nothing else comes back from a form. */
    private static String change(HttpServletRequest request) {
        String number = request.getParameter("change");
        return number != null && number.matches("[0-9]{1,18}") ? "?change=" + number : "";
    }

    private void attempt(
            HttpServletRequest request, Account account, PasswordVerifier verifier, @Nullable String password)
            throws GateUnavailableException {
        ManagingVisit visit = ManagingVisit.in(request.getSession(false));
        if (visit == null
                || !visit.isOf(account)
                || !FormOrigin.showsCookie(request, settings.development(), visit.visitCookie())) {
            return;
        }
        String confirmation = request.getParameter("confirmation");
        // A password in an address would be in the server's access log.
        if (!RandomToken.isOne(confirmation) || request.getQueryString() != null) {
            return;
        }
        if (gate.attemptPassword(confirmation, visit.state(), visit.visitCookie(), account)) {
            // A password takes its time. If somebody else has signed in meanwhile, it may be theirs.
            boolean right = isRight(request, account, verifier, password) && isStillAsked(request, account, visit);
            gate.passwordChecked(confirmation, visit.state(), visit.visitCookie(), account, right);
        }
    }

    private boolean isStillAsked(HttpServletRequest request, Account account, ManagingVisit visit) {
        ManagingVisit now = ManagingVisit.in(request.getSession(false));
        return now != null && now.state().equals(visit.state()) && lookout.isStillStamped(request, account);
    }

    private static boolean isRight(
            HttpServletRequest request, Account account, PasswordVerifier verifier, @Nullable String password) {
        if (password == null || password.isEmpty() || password.length() > LONGEST_PASSWORD) {
            return false;
        }
        try {
            return verifier.verify(request, account, password);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.SEVERE, "The password could not be checked; it counts as wrong", withoutMessages(e, 5));
            return false;
        }
    }

    /** What went wrong and where, without what the messages say: they may quote the password. */
    private static Throwable withoutMessages(Throwable e, int causes) {
        Throwable cause = e.getCause();
        Throwable bare = new Throwable(
                e.getClass().getName(), cause == null || causes == 0 ? null : withoutMessages(cause, causes - 1));
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }
}
