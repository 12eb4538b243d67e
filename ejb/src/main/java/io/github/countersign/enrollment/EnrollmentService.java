package io.github.countersign.enrollment;

import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.audit.AuditTrail;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.ChallengeService;
import io.github.countersign.challenge.ChallengeService.Proof;
import io.github.countersign.challenge.CodeDispatch;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.gate.Handoff.Purpose;
import io.github.countersign.handoff.PendingSignIn;
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

    /** For the container. */
    public EnrollmentService() {}

    /** With everything that it needs. */
    public EnrollmentService(
            PhoneNumberRules numbers,
            PhoneStore phones,
            CodeDispatch dispatch,
            ChallengeService challenges,
            AuditTrail audit) {
        this.numbers = numbers;
        this.phones = phones;
        this.dispatch = dispatch;
        this.challenges = challenges;
        this.audit = audit;
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
    public SendResult begin(PendingSignIn signIn, String e164, Channel channel, String clientAddress) {
        if (signIn.purpose() != Purpose.SET_UP) {
            return new SendResult.Gone();
        }
        return dispatch.send(signIn, new PhoneNumber(e164), channel, clientAddress);
    }

    /** Sends the code again while it is valid, else a new one to the same number. */
    public SendResult resend(PendingSignIn signIn, Channel channel, String clientAddress) {
        return dispatch.number(signIn)
                .map(number -> begin(signIn, number.e164(), channel, clientAddress))
                .orElseGet(SendResult.Gone::new);
    }

    /** Empty before {@link #begin}. */
    public Optional<CodeStatus> status(PendingSignIn signIn) {
        return dispatch.status(signIn);
    }

    /** Judges what was typed; when right, the number becomes the account's second factor and the sign-in is completed. */
    public Answer answer(PendingSignIn signIn, String typed, boolean remember, String clientAddress) {
        if (signIn.purpose() != Purpose.SET_UP) {
            return new Answer.Gone();
        }
        return challenges.answer(
                signIn, typed, remember, clientAddress, (entities, proof) -> confirm(entities, signIn, proof));
    }

    /** Refuses where another sign-in of the account set a phone up meanwhile: this one has not proved that phone. */
    private boolean confirm(EntityManager entities, PendingSignIn signIn, Proof proof) {
        if (phones.exists(entities, signIn.accountId())) {
            return false;
        }
        phones.confirm(entities, signIn.accountId(), proof.number(), proof.channel());
        String detail = "number ending in " + proof.number().lastTwoDigits() + " by " + proof.channel();
        audit.record(entities, Kind.PHONE_SET_UP, Result.SUCCESS, proof.subject(), detail);
        return true;
    }
}
