package io.github.countersign.enrollment;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Answer.Proved;
import io.github.countersign.challenge.ChallengeService;
import io.github.countersign.challenge.CodeDispatch;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.Action;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationStore;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.notice.Notices;
import io.github.countersign.visit.Managing;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.visit.Visitor;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What the set-up pages do: choosing a phone, having a code sent to it, proving it. Throws an unchecked exception while the service is not
 * ready or cannot answer.
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
    private Transactions transactions;

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

    /** A country that codes may be sent to: ISO 3166-1 alpha-2 code and calling code. */
    public record Country(String region, int callingCode) {}

    /** The countries that codes may be sent to; the practice's own first. */
    public List<Country> countries() {
        return numbers.allowedRegions().stream()
                .map(region -> new Country(region.code(), region.callingCode()))
                .toList();
    }

    /** An example of a mobile number of that country, in its national format. */
    public String example(String region) {
        return numbers.example(region);
    }

    /** Reads a typed number. A number that starts with + takes precedence over the chosen region. */
    public PhoneReading choosePhone(String region, String typed) {
        return numbers.read(region, typed);
    }

    /** Whether numbers that begin like that one (in E.164 format) are known to be in use; it can get codes in any case. */
    public boolean isRangeKnown(String e164) {
        return PhoneNumberRules.isRangeKnown(new PhoneNumber(e164));
    }

    /** Starts a challenge for that number (a usable E.164 number) and sends its code. */
    public SendResult begin(SigningIn signIn, String e164, Channel channel) {
        if (signIn.purpose() != Purpose.SET_UP || signIn.isHeld()) {
            return new SendResult.Gone();
        }
        return dispatch.send(signIn, Purpose.SET_UP, new PhoneNumber(e164), channel);
    }

    /** Sends the code again while it is valid, otherwise a new one to the same number. */
    public SendResult resend(SigningIn signIn, Channel channel) {
        return dispatch.number(signIn, Purpose.SET_UP)
                .map(number -> begin(signIn, number.e164(), channel))
                .orElseGet(SendResult.Gone::new);
    }

    /** Empty until {@link #begin}. */
    public Optional<CodeStatus> status(SigningIn signIn) {
        return dispatch.status(signIn, Purpose.SET_UP);
    }

    /**
     * Checks the typed code. If it is right, the number becomes the account's second factor and the sign-in is completed. Sessions that
     * were let in with the password alone end.
     */
    public Answer answer(SigningIn signIn, String typed, boolean remember) {
        if (signIn.purpose() != Purpose.SET_UP || signIn.isHeld()) {
            return new Answer.Gone();
        }
        Answer answer = challenges.prove(signIn, Purpose.SET_UP, typed);
        if (!(answer instanceof Proved proved)) {
            return answer;
        }
        return transactions.by(signIn.acting(), work -> {
            if (!challenges.use(work, signIn, proved)) {
                return new Answer.Expired();
            }
            Optional<String> returnAddress = visits.complete(work, signIn, remember);
            return returnAddress.isPresent() && setUp(work, signIn, proved)
                    ? new Answer.Accepted(returnAddress.get())
                    : work.rollBack(new Answer.Gone());
        });
    }

    /** Refuses if another sign-in of the account has set up a phone in the meantime: this one has not proved that phone. */
    private boolean setUp(Work work, Visitor visitor, Proved proved) {
        AccountId account = visitor.accountId();
        if (phones.isSetUp(work, account)) {
            return false;
        }
        dispatch.confirmed(work, visitor, proved);
        phones.confirm(work, account, proved.number(), proved.channel());
        accounts.askNoMoreForSetUp(work, account);
        accounts.verified(work, account);
        trust.end(work, account); // ends the sessions that came in with the password alone
        visits.keep(work, visitor);
        work.audit(Kind.PHONE_SET_UP, described(proved));
        return true;
    }

    private static String described(Proved proved) {
        return "number ending in " + proved.number().lastTwoDigits() + " by " + proved.channel();
    }

    /**
     * Starts a challenge for a person who manages their own account, for a first or another phone, and sends its code.
     *
     * @param confirmation the confirmed {@link Action#TURN_ON} or {@link Action#CHANGE_PHONE}
     */
    public SendResult begin(
            Managing managing, ConfirmationId confirmation, Action action, String e164, Channel channel) {
        return isConfirmed(managing, confirmation, action)
                ? dispatch.send(managing, Purpose.SET_UP, new PhoneNumber(e164), channel)
                : new SendResult.Gone();
    }

    /** Sends the code again while it is valid, otherwise a new one to the same number. */
    public SendResult resend(Managing managing, ConfirmationId confirmation, Action action, Channel channel) {
        return dispatch.number(managing, Purpose.SET_UP)
                .map(number -> begin(managing, confirmation, action, number.e164(), channel))
                .orElseGet(SendResult.Gone::new);
    }

    private boolean isConfirmed(Managing managing, ConfirmationId confirmation, Action action) {
        return (action == Action.TURN_ON || action == Action.CHANGE_PHONE)
                && transactions.read(
                        work -> confirmations.isConfirmed(work, managing, confirmation, own(managing, action)));
    }

    private static About own(Managing managing, Action action) {
        return new About(action, managing.accountId());
    }

    /** Empty until {@link #begin}. */
    public Optional<CodeStatus> status(Managing managing) {
        return dispatch.status(managing, Purpose.SET_UP);
    }

    /**
     * Checks the typed code. If it is right, the number becomes the account's second factor. A first or another number ends every
     * remembered browser, ticket and other session of the account, and the old phone, if any, is told. The answer's address keeps this
     * session.
     */
    public Answer answer(Managing managing, ConfirmationId confirmation, Action action, String typed) {
        if (!isConfirmed(managing, confirmation, action)) {
            return new Answer.Gone();
        }
        Answer answer = challenges.prove(managing, Purpose.SET_UP, typed);
        if (!(answer instanceof Proved proved)) {
            return answer;
        }
        return transactions.by(managing.acting(), work -> {
            if (!challenges.use(work, managing, proved)) {
                return new Answer.Expired();
            }
            if (!confirmations.use(work, managing, confirmation, own(managing, action))) {
                return work.rollBack(new Answer.Gone());
            }
            return action == Action.TURN_ON ? turnOn(work, managing, proved) : change(work, managing, proved);
        });
    }

    private Answer turnOn(Work work, Managing managing, Proved proved) {
        if (!setUp(work, managing, proved)) {
            return work.rollBack(new Answer.Gone());
        }
        visits.proved(work, managing);
        return new Answer.Accepted(visits.renew(work, managing));
    }

    private Answer change(Work work, Managing managing, Proved proved) {
        AccountId account = managing.accountId();
        Optional<Phone> old = phones.find(work, account);
        if (old.isEmpty()) {
            return work.rollBack(new Answer.Gone()); // turned off in the meantime: turning on has its own steps
        }
        dispatch.confirmed(work, managing, proved);
        phones.confirm(work, account, proved.number(), proved.channel());
        accounts.verified(work, account);
        work.audit(Kind.PHONE_CHANGED, described(proved));
        if (old.get().number().equals(proved.number())) {
            return new Answer.Done(); // another method for the same phone
        }
        trust.end(work, account);
        notices.tellAfterCommit(work, managing, account, old.get(), Change.PHONE_CHANGED);
        return new Answer.Accepted(visits.renew(work, managing));
    }
}
