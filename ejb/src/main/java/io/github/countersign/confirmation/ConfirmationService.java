package io.github.countersign.confirmation;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.GuessLimit.Secret;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Answer.Proved;
import io.github.countersign.challenge.ChallengeService;
import io.github.countersign.challenge.CodeDispatch;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the pages do to have a change confirmed. Throws an unchecked exception while the service is not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConfirmationService {

    private static final Duration RECENT_SIGN_IN = Duration.ofMinutes(5);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** The changes that need a phone: without one they make no sense, and with one it has to be proved. */
    private static final Set<Action> NEED_A_PHONE = Set.of(Action.TURN_OFF, Action.CHANGE_PHONE);

    @Inject
    private Transactions transactions;

    @Inject
    private ConfirmationStore confirmations;

    @Inject
    private AccountStore accounts;

    @Inject
    private GuessLimit guesses;

    @Inject
    private PhoneStore phones;

    @Inject
    private CodeDispatch dispatch;

    @Inject
    private ChallengeService challenges;

    /** How somebody confirms a change. */
    public enum How {
        /** With the password, in a form that posts to the guarded application. */
        PASSWORD,
        /** With a code to the phone that is set up, for applications without passwords. */
        CODE,
        /** Nothing more is needed: there is no password and no phone yet, and the sign-in was recent. */
        RECENT_SIGN_IN,
        /** Not possible now: there is no password and no phone yet, and the sign-in was too long ago. Sign in again. */
        SIGN_IN_AGAIN
    }

    /**
     * A confirmation that was opened. It is kept in the module's session.
     *
     * @param token for the form with the password; it is kept nowhere else
     */
    public record Opened(ConfirmationId id, String token, How how) implements Serializable {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Opened[" + id + ", " + how + "]";
        }
    }

    /** The state of a confirmation. */
    public enum State {
        OPEN,
        /** The last answer was wrong. */
        WRONG,
        /** Too many wrong answers in a row: wait. */
        LOCKED,
        CONFIRMED,
        /** It was used, has expired, or never belonged to this visit: start again. */
        OVER
    }

    /** @param lockedUntil when the lock ends ({@link Instant#MAX}: when somebody helps), null if it is not locked */
    public record Status(State state, @Nullable Instant lockedUntil) {}

    /** Opens the confirmation of a change. */
    public Opened open(Managing managing, About about) {
        return transactions.run(work -> {
            accounts.lock(work, managing.accountId());
            How how = how(work, managing);
            boolean confirmed = how == How.RECENT_SIGN_IN && !NEED_A_PHONE.contains(about.action());
            var opened = confirmations.open(work, managing, about, confirmed);
            return new Opened(opened.id(), opened.token(), how);
        });
    }

    private How how(Work work, Managing managing) {
        if (managing.confirmation() == VisitRequest.Confirmation.PASSWORD) {
            return How.PASSWORD;
        }
        if (phones.isSetUp(work, managing.accountId())) {
            return How.CODE;
        }
        Duration since = Duration.between(managing.signedInAt(), work.now());
        // a sign-in that lies ahead was before the clock stepped back, who knows when; two servers' clocks may differ a
        // little
        boolean recent = since.compareTo(RECENT_SIGN_IN) < 0 && since.compareTo(CLOCKS_DIFFER.negated()) > 0;
        return recent ? How.RECENT_SIGN_IN : How.SIGN_IN_AGAIN;
    }

    /** The current state of the confirmation. */
    public Status status(Managing managing, ConfirmationId id) {
        return transactions.read(work -> confirmations
                .find(work, managing, id)
                .map(found -> status(work, managing, found))
                .orElse(new Status(State.OVER, null)));
    }

    private Status status(Work work, Managing managing, Confirmation found) {
        if (found.isConfirmed()) {
            return new Status(State.CONFIRMED, null);
        }
        Instant locked = guesses.lockedUntil(work, managing.accountId(), Secret.PASSWORD);
        if (locked != null) {
            return new Status(State.LOCKED, locked);
        }
        return new Status(found.refusal() == Confirmation.Refusal.WRONG ? State.WRONG : State.OPEN, null);
    }

    /**
     * The change that a confirmation is for. Its id is in the address by which the browser comes back after the password.
     *
     * @return empty if it was used, has expired, or never belonged to this visit
     */
    public Optional<About> about(Managing managing, ConfirmationId id) {
        return transactions.read(work -> confirmations.find(work, managing, id).map(Confirmation::about));
    }

    /** Sends a code for the confirmation to the phone that is set up; sends the same code again while it is valid. */
    public SendResult sendCode(Managing managing, @Nullable Channel channel) {
        return phone(managing)
                .map(phone -> dispatch.send(
                        managing, Purpose.VERIFY, phone.number(), channel == null ? phone.channel() : channel))
                .orElseGet(SendResult.Gone::new);
    }

    /** The phone to confirm with; also empty if the password confirms. */
    private Optional<Phone> phone(Managing managing) {
        return managing.confirmation() == VisitRequest.Confirmation.CODE
                ? transactions.read(work -> phones.find(work, managing.accountId()))
                : Optional.empty();
    }

    /** Empty until a code was sent. */
    public Optional<CodeStatus> codeStatus(Managing managing) {
        return dispatch.status(managing, Purpose.VERIFY);
    }

    /** Checks a typed code; {@link Answer.Done} confirms. */
    public Answer answer(Managing managing, ConfirmationId id, String typed) {
        if (managing.confirmation() != VisitRequest.Confirmation.CODE) {
            return new Answer.Gone();
        }
        Answer answer = challenges.prove(managing, Purpose.VERIFY, typed);
        if (!(answer instanceof Proved proved)) {
            return answer;
        }
        return transactions.by(managing.acting(), work -> {
            if (!challenges.use(work, managing, proved)) {
                return new Answer.Expired();
            }
            boolean current = phones.find(work, managing.accountId())
                    .filter(phone -> phone.number().equals(proved.number()))
                    .isPresent();
            return current && confirmations.confirm(work, managing, id)
                    ? new Answer.Done()
                    : work.rollBack(new Answer.Gone());
        });
    }
}
