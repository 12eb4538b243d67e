package io.github.countersign.signin;

import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.handoff.PendingSignIn;
import jakarta.ejb.Stateless;
import java.util.Optional;

/** What the verify page does: enter with a ticket, have the code sent, answer. */
@Stateless
public class VerificationService {

    /** Whether the service is ready: settings complete, database there. When not, every other method throws. */
    public boolean isReady() {
        throw new IllegalStateException("skeleton");
    }

    /** Redeems a handoff ticket, once; empty when it is unknown, used, expired or not this browser's. */
    public Optional<PendingSignIn> redeem(String ticket, String handoffCookie) {
        throw new IllegalStateException("skeleton");
    }

    /** The pending sign-in as it stands now; empty when it ended, with the host session or with its time. Asked on every request. */
    public Optional<PendingSignIn> find(long id, String handoffCookie) {
        throw new IllegalStateException("skeleton");
    }

    /** Sends the code unless one was sent for this sign-in already. */
    public SendResult sendFirst(PendingSignIn signIn, String clientAddress) {
        throw new IllegalStateException("skeleton");
    }

    /** Sends the code again while it is valid, else a new one. */
    public SendResult resend(PendingSignIn signIn, Channel channel, String clientAddress) {
        throw new IllegalStateException("skeleton");
    }

    public CodeStatus status(PendingSignIn signIn) {
        throw new IllegalStateException("skeleton");
    }

    /** Judges what was typed: spaces, dashes and full-width digits are understood. */
    public Answer answer(PendingSignIn signIn, String typed, boolean remember, String clientAddress) {
        throw new IllegalStateException("skeleton");
    }
}
