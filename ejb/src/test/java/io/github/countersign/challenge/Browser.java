package io.github.countersign.challenge;

import io.github.countersign.account.AccountId;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A browser that a host session sends to the pages and gets back. */
public final class Browser {

    private final TestService service;
    public final Account account;
    public final String state;
    public final String cookie;
    private final String application;

    Browser(TestService service, Account account, String state, String cookie) {
        this(service, account, state, cookie, "/clinic");
    }

    private Browser(TestService service, Account account, String state, String cookie, String application) {
        this.service = service;
        this.account = account;
        this.state = state;
        this.cookie = cookie;
        this.application = application;
    }

    /** The same browser at another application, by its context path. */
    public Browser at(String otherApplication) {
        return new Browser(service, account, state, cookie, otherApplication);
    }

    public Decision check(String token) {
        return service.gate.check(TestService.GATE_KEY, account, token, circumstances(), null);
    }

    public Decision check() {
        return check(null);
    }

    /** Asks the gate as a page navigation does: if a second factor is still needed, the answer has a ticket. */
    public Decision signIn(boolean rememberOffered) {
        return service.gate.check(TestService.GATE_KEY, account, null, circumstances(), visit(rememberOffered));
    }

    /** The same, with the token of a remembered browser. */
    public Decision signIn(@Nullable String token) {
        return service.gate.check(TestService.GATE_KEY, account, token, circumstances(), visit(true));
    }

    public VisitRequest visit(boolean rememberOffered) {
        return VisitRequest.ofSigningIn(state, cookie, application, "/second-factor/", rememberOffered);
    }

    public Circumstances circumstances() {
        return service.from;
    }

    /** A ticket for the pages, for a sign-in that must have this purpose. */
    public String ticket(Purpose purpose) {
        Decision decision = signIn(true);
        if (!decision.kind().name().equals(purpose.name())) {
            throw new IllegalStateException("expected " + purpose + ", was " + decision.kind());
        }
        return decision.ticket();
    }

    public SigningIn enter(Purpose purpose) {
        return enter(purpose, service.from);
    }

    public SigningIn enter(Purpose purpose, Circumstances circumstances) {
        return (SigningIn)
                service.redeem(ticket(purpose), cookie, circumstances).orElseThrow();
    }

    /** Enters to verify, as a browser that shows this token. */
    public SigningIn enter(String browserToken, Circumstances circumstances) {
        Decision decision = service.gate.check(TestService.GATE_KEY, account, browserToken, circumstances, visit(true));
        return (SigningIn)
                service.redeem(decision.ticket(), cookie, circumstances).orElseThrow();
    }

    /** The visit of a verified person who manages. */
    public VisitRequest manages(Trust trust, VisitRequest.Confirmation confirmation, Instant signedIn) {
        return VisitRequest.ofManaging(
                state, cookie, application, "/second-factor/", true, confirmation, signedIn.toEpochMilli(), trust);
    }

    /** Opens the pages for managing, in a host session with that trust, from an application with passwords. */
    public Managing managing(Trust trust) {
        return managing(manages(trust, VisitRequest.Confirmation.PASSWORD, service.clock.instant()));
    }

    public Managing managing(VisitRequest visit) {
        String ticket = service.gate.openVisit(TestService.GATE_KEY, account, circumstances(), visit);
        return (Managing) service.redeem(ticket, cookie, service.from).orElseThrow();
    }

    /** The visit as the next request finds it; empty if it is over. */
    public Optional<Managing> again(Managing managing) {
        return service.find(managing.id(), cookie, service.from).map(Managing.class::cast);
    }

    /** Confirms with the right password. */
    public ConfirmationId confirmed(Managing managing, Action action, AccountId target) {
        Opened opened = service.confirmations.open(managing, new About(action, target));
        password(opened, true);
        return opened.id();
    }

    public ConfirmationId confirmed(Managing managing, Action action) {
        return confirmed(managing, action, managing.accountId());
    }

    /** Sends a password in the form; returns whether it was checked. */
    public boolean password(Opened opened, boolean right) {
        boolean lookedAt = service.gate.attemptPassword(TestService.GATE_KEY, opened.token(), state, cookie, account);
        if (lookedAt) {
            service.gate.passwordChecked(TestService.GATE_KEY, opened.token(), state, cookie, account, right);
        }
        return lookedAt;
    }

    /** Goes back to the application with the ticket of that address; null if the gate refuses. */
    public Return back(String returnAddress) {
        return complete(TestService.ticketIn(returnAddress), state, cookie, account);
    }

    /** Opens the verify page and has the code sent to the phone. */
    public SigningIn verify() {
        SigningIn signIn = enter(Purpose.VERIFY);
        service.verification.sendFirst(signIn);
        return signIn;
    }

    public Answer answer(SigningIn signIn, String typed) {
        return service.verification.answer(signIn, typed, false);
    }

    /** Completes the sign-in with the address that the pages gave; null if the gate refuses. */
    public Return complete(Answer answer) {
        return complete(TestService.ticketBack(answer), state, cookie, account);
    }

    public Return complete(String ticket, String state, String cookie, Account account) {
        return service.gate.redeem(TestService.GATE_KEY, ticket, state, cookie, account);
    }

    /** Verifies on the pages, goes back, and is remembered. */
    public Return remembered() {
        SigningIn signIn = verify();
        return complete(service.verification.answer(signIn, service.messages.lastCode(), true));
    }
}
