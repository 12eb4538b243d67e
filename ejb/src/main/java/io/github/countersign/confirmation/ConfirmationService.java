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

    /** What there is nothing to do for before there is a phone, nor later without proving it. */
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
        /** By the password, in a form that posts to the guarded application. */
        PASSWORD,
        /** By a code to the phone that is set up: for applications without passwords. */
        CODE,
        /** By nothing more: there is no password and no phone yet, and the sign-in was not long ago. */
        RECENT_SIGN_IN,
        /** Not now: there is no password and no phone yet, and the sign-in was too long ago. Sign in again. */
        SIGN_IN_AGAIN
    }

    /**
     * A confirmation that was opened. Kept in the module's session.
     *
     * @param token for the form with the password; it is nowhere else
     */
    public record Opened(ConfirmationId id, String token, How how) implements Serializable {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Opened[" + id + ", " + how + "]";
        }
    }

    /** Where a confirmation stands. */
    public enum State {
        OPEN,
        /** The last answer was wrong. */
        WRONG,
        /** Too many wrong answers in a row: wait. */
        LOCKED,
        CONFIRMED,
        /** It was used, its time is over, or it never was this visit's: begin again. */
        OVER
    }

    /** @param lockedUntil {@link Instant#MAX}: until somebody helps; null when it is not locked */
    public record Status(State state, @Nullable Instant lockedUntil) {}

    /** Begins to confirm a change. */
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
        boolean recent = managing.signedInAt().plus(RECENT_SIGN_IN).isAfter(work.now());
        return recent ? How.RECENT_SIGN_IN : How.SIGN_IN_AGAIN;
    }

    /** Where the confirmation stands now. */
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
     * Which change a confirmation is for: its number is in the address by which the browser comes back from giving the password.
     *
     * @return empty when it was used, its time is over, or it never was this visit's
     */
    public Optional<About> about(Managing managing, ConfirmationId id) {
        return transactions.read(work -> confirmations.find(work, managing, id).map(Confirmation::about));
    }

    /** Sends a code to the phone that is set up, to confirm with; again while it is valid. */
    public SendResult sendCode(Managing managing, @Nullable Channel channel) {
        return phone(managing)
                .map(phone -> dispatch.send(
                        managing, Purpose.VERIFY, phone.number(), channel == null ? phone.channel() : channel))
                .orElseGet(SendResult.Gone::new);
    }

    /** The phone to confirm by; empty also where it is the password that confirms. */
    private Optional<Phone> phone(Managing managing) {
        return managing.confirmation() == VisitRequest.Confirmation.CODE
                ? transactions.read(work -> phones.find(work, managing.accountId()))
                : Optional.empty();
    }

    /** Empty before a code was sent. */
    public Optional<CodeStatus> codeStatus(Managing managing) {
        return dispatch.status(managing, Purpose.VERIFY);
    }

    /** Judges a typed code; {@link Answer.Done} confirms. */
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
