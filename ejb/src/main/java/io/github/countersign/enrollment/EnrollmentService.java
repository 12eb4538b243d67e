package io.github.countersign.enrollment;

import io.github.countersign.account.AccountStore;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.ChallengeService;
import io.github.countersign.challenge.ChallengeService.Proof;
import io.github.countersign.challenge.CodeDispatch;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.notice.Notices;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.visit.Visitor;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * What the set-up pages do: choose a phone, have a code sent to it, prove it. Throws an unchecked exception while the service is
 * not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EnrollmentService {

    @Inject
    private PhoneNumberRules numbers;

    @Inject
    private PhoneStore phones;

    @Inject
    private CodeDispatch dispatch;

    @Inject
    private ChallengeService challenges;

    @Inject
    private AuditTrail audit;

    @Inject
    private Database database;

    @Inject
    private AccountStore accounts;

    @Inject
    private ConfirmationStore confirmations;

    @Inject
    private VisitStore visits;

    @Inject
    private TrustEnd trust;

    @Inject
    private Notices notices;

    /** For the container. */
    public EnrollmentService() {}

    /** With everything that it needs. */
    public EnrollmentService(
            PhoneNumberRules numbers,
            PhoneStore phones,
            CodeDispatch dispatch,
            ChallengeService challenges,
            AuditTrail audit,
            Database database,
            AccountStore accounts,
            ConfirmationStore confirmations,
            VisitStore visits,
            TrustEnd trust,
            Notices notices) {
        this.numbers = numbers;
        this.phones = phones;
        this.dispatch = dispatch;
        this.challenges = challenges;
        this.audit = audit;
        this.database = database;
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.visits = visits;
        this.trust = trust;
        this.notices = notices;
    }

    /** A country that codes may be sent to: ISO 3166-1 alpha-2 code and calling code. */
    public record Country(String region, int callingCode) {}

    /** The countries that codes may be sent to; the practice's own first. */
    public List<Country> countries() {
        return numbers.allowedRegions().stream()
                .map(region -> new Country(region.code(), region.callingCode()))
                .toList();
    }

    /** How a mobile number looks in that country, in its national format. */
    public String example(String region) {
        return numbers.example(region);
    }

    /** Understands a typed number; one that starts with + wins over the chosen region. */
    public PhoneReading choosePhone(String region, String typed) {
        return numbers.read(region, typed);
    }

    /** Starts a challenge for that number (a usable E.164 number) and sends its code. */
    public SendResult begin(SigningIn signIn, String e164, Channel channel, String clientAddress) {
        if (signIn.purpose() != Purpose.SET_UP) {
            return new SendResult.Gone();
        }
        return dispatch.send(signIn, Purpose.SET_UP, new PhoneNumber(e164), channel, clientAddress);
    }

    /** Sends the code again while it is valid, else a new one to the same number. */
    public SendResult resend(SigningIn signIn, Channel channel, String clientAddress) {
        return dispatch.number(signIn, Purpose.SET_UP)
                .map(number -> begin(signIn, number.e164(), channel, clientAddress))
                .orElseGet(SendResult.Gone::new);
    }

    /** Empty before {@link #begin}. */
    public Optional<CodeStatus> status(SigningIn signIn) {
        return dispatch.status(signIn, Purpose.SET_UP);
    }

    /**
     * Judges what was typed; when right, the number becomes the account's second factor and the sign-in is completed. Sessions that were
     * let in with the password alone end.
     */
    public Answer answer(SigningIn signIn, String typed, boolean remember, String clientAddress) {
        if (signIn.purpose() != Purpose.SET_UP) {
            return new Answer.Gone();
        }
        return challenges.answer(
                signIn, typed, remember, clientAddress, (entities, proof) -> confirm(entities, signIn, proof));
    }

    /** Refuses where another sign-in of the account set a phone up meanwhile: this one has not proved that phone. */
    private boolean confirm(EntityManager entities, Visitor visitor, Proof proof) {
        if (phones.exists(entities, visitor.accountId())) {
            return false;
        }
        phones.confirm(entities, visitor.accountId(), proof.number(), proof.channel());
        accounts.askNoMoreForSetUp(entities, visitor.accountId());
        accounts.verified(entities, visitor.accountId());
        trust.end(entities, visitor.accountId()); // of those who came in with the password alone
        visits.keep(entities, visitor);
        audit.record(entities, Kind.PHONE_SET_UP, Result.SUCCESS, proof.subject(), described(proof));
        return true;
    }

    private static String described(Proof proof) {
        return "number ending in " + proof.number().lastTwoDigits() + " by " + proof.channel();
    }

    /**
     * Starts a challenge of somebody who manages the own account, for a first or another phone, and sends its code.
     *
     * @param confirmation the confirmed {@link Action#TURN_ON} or {@link Action#CHANGE_PHONE}
     */
    public SendResult begin(
            Managing managing, long confirmation, Action action, String e164, Channel channel, String clientAddress) {
        return isConfirmed(managing, confirmation, action)
                ? dispatch.send(managing, Purpose.SET_UP, new PhoneNumber(e164), channel, clientAddress)
                : new SendResult.Gone();
    }

    /** Sends the code again while it is valid, else a new one to the same number. */
    public SendResult resend(
            Managing managing, long confirmation, Action action, Channel channel, String clientAddress) {
        return dispatch.number(managing, Purpose.SET_UP)
                .map(number -> begin(managing, confirmation, action, number.e164(), channel, clientAddress))
                .orElseGet(SendResult.Gone::new);
    }

    private boolean isConfirmed(Managing managing, long confirmation, Action action) {
        return isOwn(action)
                && database.read(entities ->
                        confirmations.isConfirmed(entities, managing, confirmation, action, managing.accountId()));
    }

    private static boolean isOwn(Action action) {
        return action == Action.TURN_ON || action == Action.CHANGE_PHONE;
    }

    /** Empty before {@link #begin}. */
    public Optional<CodeStatus> status(Managing managing) {
        return dispatch.status(managing, Purpose.SET_UP);
    }

    /**
     * Judges what was typed; when right, the number becomes the account's second factor. With a first or another number every remembered
     * browser, ticket and other session of the account ends, and an old phone is told; the answer's address keeps this session.
     */
    public Answer answer(Managing managing, long confirmation, Action action, String typed, String clientAddress) {
        if (!isConfirmed(managing, confirmation, action)) {
            return new Answer.Gone();
        }
        Phone[] told = new Phone[1];
        Answer answer = challenges.answer(managing, Purpose.SET_UP, typed, clientAddress, (entities, proof) -> {
            if (!confirmations.use(entities, managing, confirmation, action, managing.accountId())) {
                return new Answer.Gone();
            }
            if (action == Action.TURN_ON) {
                return confirm(entities, managing, proof)
                        ? new Answer.Accepted(visits.renew(entities, managing))
                        : new Answer.Gone();
            }
            return change(entities, managing, proof, told);
        });
        Phone old = told[0];
        if (old != null && answer instanceof Answer.Accepted) {
            notices.tell(managing, managing.accountId(), old, Change.PHONE_CHANGED, clientAddress);
        }
        return answer;
    }

    private Answer change(EntityManager entities, Managing managing, Proof proof, Phone[] told) {
        Optional<Phone> old = phones.find(entities, managing.accountId());
        if (old.isEmpty()) {
            return new Answer.Gone(); // turned off meanwhile: turning on has steps of its own
        }
        phones.confirm(entities, managing.accountId(), proof.number(), proof.channel());
        accounts.verified(entities, managing.accountId());
        audit.record(entities, Kind.PHONE_CHANGED, Result.SUCCESS, proof.subject(), described(proof));
        if (old.get().number().equals(proof.number())) {
            return new Answer.Proved(); // another method for the same phone
        }
        told[0] = old.get();
        trust.end(entities, managing.accountId());
        return new Answer.Accepted(visits.renew(entities, managing));
    }
}
