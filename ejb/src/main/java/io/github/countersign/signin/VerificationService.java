package io.github.countersign.signin;

import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.bypass.BypassAnswers;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.ChallengeService;
import io.github.countersign.challenge.CodeDispatch;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Handoff.Purpose;
import io.github.countersign.handoff.HandoffStore;
import io.github.countersign.handoff.PendingSignIn;
import io.github.countersign.handoff.Visit;
import io.github.countersign.store.Database;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What the verify page does: enter with a ticket, have the code sent, answer. Throws an unchecked exception while the service is
 * not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VerificationService {

    @Inject
    private Database database;

    @Inject
    private HandoffStore handoffs;

    @Inject
    private PhoneStore phones;

    @Inject
    private CodeDispatch dispatch;

    @Inject
    private ChallengeService challenges;

    @Inject
    private BypassAnswers bypasses;

    /** For the container. */
    public VerificationService() {}

    /** With everything that it needs. */
    public VerificationService(
            Database database,
            HandoffStore handoffs,
            PhoneStore phones,
            CodeDispatch dispatch,
            ChallengeService challenges,
            BypassAnswers bypasses) {
        this.database = database;
        this.handoffs = handoffs;
        this.phones = phones;
        this.dispatch = dispatch;
        this.challenges = challenges;
        this.bypasses = bypasses;
    }

    /** Whether the service can work now: its settings are complete, which this call alone shows, and its database answers. */
    public boolean isReady() {
        return database.read(entities ->
                !entities.createNativeQuery("SELECT 1").getResultList().isEmpty());
    }

    /** Redeems a handoff ticket, once; empty when it is unknown, used, expired or not this browser's. */
    public Optional<Visit> redeem(String ticket, String handoffCookie) {
        return database.transaction(entities -> handoffs.redeem(entities, ticket, handoffCookie));
    }

    /**
     * The visit as it stands now; empty when it ended, with the host session or with its time. To be asked on every
     * request.
     */
    public Optional<Visit> find(long id, String handoffCookie) {
        return database.read(entities -> handoffs.find(entities, id, handoffCookie));
    }

    /** Sends the code unless one was sent for this sign-in already. */
    public SendResult sendFirst(PendingSignIn signIn, String clientAddress) {
        return phoneToVerify(signIn)
                .map(phone -> dispatch.sendFirst(signIn, phone.number(), phone.channel(), clientAddress))
                .orElseGet(SendResult.Gone::new);
    }

    /** Sends the code again while it is valid, else a new one. */
    public SendResult resend(PendingSignIn signIn, Channel channel, String clientAddress) {
        return phoneToVerify(signIn)
                .map(phone -> dispatch.send(signIn, Purpose.VERIFY, phone.number(), channel, clientAddress))
                .orElseGet(SendResult.Gone::new);
    }

    /** What can be said of the code, also before one was sent. */
    public CodeStatus status(PendingSignIn signIn) {
        return dispatch.status(signIn, Purpose.VERIFY)
                .orElseGet(() -> dispatch.statusBeforeSending(phone(signIn).orElseThrow()));
    }

    /** Judges what was typed: spaces, dashes and full-width digits are understood. */
    public Answer answer(PendingSignIn signIn, String typed, boolean remember, String clientAddress) {
        if (signIn.purpose() != Purpose.VERIFY) {
            return new Answer.Gone();
        }
        return challenges.answer(signIn, typed, remember, clientAddress, (entities, proof) -> true);
    }

    /** Judges a bypass code, which an owner or manager gave: in any case, with spaces and dashes. It never remembers the browser. */
    public BypassAnswers.Judgement answerBypass(PendingSignIn signIn, String typed, String clientAddress) {
        return bypasses.answer(signIn, typed, clientAddress);
    }

    private Optional<Phone> phoneToVerify(PendingSignIn signIn) {
        return signIn.purpose() == Purpose.VERIFY ? phone(signIn) : Optional.empty();
    }

    private Optional<Phone> phone(PendingSignIn signIn) {
        return database.read(entities -> phones.find(entities, signIn.accountId()));
    }
}
