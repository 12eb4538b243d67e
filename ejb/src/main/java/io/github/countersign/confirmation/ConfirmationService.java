package io.github.countersign.confirmation;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.ChallengeService;
import io.github.countersign.challenge.CodeDispatch;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.Serializable;
import java.time.Clock;
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
    private Database database;

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

    @Inject
    private Clock clock;

    /** For the container. */
    public ConfirmationService() {}

    /** With everything that it needs. */
    public ConfirmationService(
            Database database,
            ConfirmationStore confirmations,
            AccountStore accounts,
            GuessLimit guesses,
            PhoneStore phones,
            CodeDispatch dispatch,
            ChallengeService challenges,
            Clock clock) {
        this.database = database;
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.guesses = guesses;
        this.phones = phones;
        this.dispatch = dispatch;
        this.challenges = challenges;
        this.clock = clock;
    }

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
    public record Opened(long id, String token, How how) implements Serializable {

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

    /**
     * Begins to confirm a change.
     *
     * @param targetId the account that it is about: the own one, or somebody else's
     */
    public Opened open(Managing managing, Action action, long targetId) {
        return database.transaction(entities -> {
            accounts.lock(entities, managing.accountId());
            How how = how(entities, managing);
            boolean confirmed = how == How.RECENT_SIGN_IN && !NEED_A_PHONE.contains(action);
            var opened = confirmations.open(entities, managing, action, targetId, confirmed);
            return new Opened(opened.id(), opened.token(), how);
        });
    }

    private How how(EntityManager entities, Managing managing) {
        return switch (managing.confirmation()) {
            case PASSWORD -> How.PASSWORD;
            case CODE -> {
                if (phones.exists(entities, managing.accountId())) {
                    yield How.CODE;
                }
                boolean recent = managing.signedInAt().plus(RECENT_SIGN_IN).isAfter(clock.instant());
                yield recent ? How.RECENT_SIGN_IN : How.SIGN_IN_AGAIN;
            }
        };
    }

    /** Where the confirmation stands now. */
    public Status status(Managing managing, long id) {
        return database.read(entities -> {
            Optional<Confirmation> found = confirmations.find(entities, managing, id);
            if (found.isEmpty()) {
                return new Status(State.OVER, null);
            }
            if (found.get().isConfirmed()) {
                return new Status(State.CONFIRMED, null);
            }
            Instant locked = guesses.passwordsLockedUntil(accounts.get(entities, managing.accountId()));
            if (locked != null) {
                return new Status(State.LOCKED, locked);
            }
            return new Status(found.get().refusal() == Confirmation.Refusal.WRONG ? State.WRONG : State.OPEN, null);
        });
    }

    /**
     * Which change a confirmation is for: its number is in the address by which the browser comes back from giving the password.
     *
     * @return empty when it was used, its time is over, or it never was this visit's
     */
    public Optional<About> about(Managing managing, long id) {
        return database.read(
                entities -> confirmations.find(entities, managing, id).map(Confirmation::about));
    }

    /** Sends a code to the phone that is set up, to confirm with; again while it is valid. */
    public SendResult sendCode(Managing managing, @Nullable Channel channel, String clientAddress) {
        return phone(managing)
                .map(phone -> dispatch.send(
                        managing,
                        Purpose.VERIFY,
                        phone.number(),
                        channel == null ? phone.channel() : channel,
                        clientAddress))
                .orElseGet(SendResult.Gone::new);
    }

    /** Empty before a code was sent. */
    public Optional<CodeStatus> codeStatus(Managing managing) {
        return dispatch.status(managing, Purpose.VERIFY);
    }

    /** Judges a typed code; {@link Answer.Proved} confirms. */
    public Answer answer(Managing managing, long id, String typed, String clientAddress) {
        if (managing.confirmation() != VisitRequest.Confirmation.CODE) {
            return new Answer.Gone();
        }
        return challenges.answer(managing, Purpose.VERIFY, typed, clientAddress, (entities, proof) -> {
            boolean current = phones.find(entities, managing.accountId())
                    .filter(phone -> phone.number().equals(proof.number()))
                    .isPresent();
            return current && confirmations.confirm(entities, managing, id) ? new Answer.Proved() : new Answer.Gone();
        });
    }

    /** The phone to confirm by; empty also where it is the password that confirms. */
    private Optional<Phone> phone(Managing managing) {
        if (managing.confirmation() != VisitRequest.Confirmation.CODE) {
            return Optional.empty();
        }
        return database.read(entities -> phones.find(entities, managing.accountId()));
    }
}
