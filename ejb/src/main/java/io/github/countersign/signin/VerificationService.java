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
import io.github.countersign.store.Database;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.visit.Visitor;
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
    private VisitStore visits;

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
            VisitStore visits,
            PhoneStore phones,
            CodeDispatch dispatch,
            ChallengeService challenges,
            BypassAnswers bypasses) {
        this.database = database;
        this.visits = visits;
        this.phones = phones;
        this.dispatch = dispatch;
        this.challenges = challenges;
        this.bypasses = bypasses;
    }

    /** Throws as every call does while the service cannot work: its settings are not complete, or its database does not answer. */
    public void checkReady() {
        database.read(entities -> entities.createNativeQuery("SELECT 1").getResultList());
    }

    /** Redeems a ticket in, once; empty when it is unknown, used, expired or not this browser's. */
    public Optional<Visitor> redeem(String ticket, String visitCookie) {
        return database.transaction(entities -> visits.redeem(entities, ticket, visitCookie));
    }

    /**
     * The visit as it stands now; empty when it ended, with the host session or with its time. To be asked on every
     * request.
     */
    public Optional<Visitor> find(long id, String visitCookie) {
        return database.read(entities -> visits.find(entities, id, visitCookie));
    }

    /** Sends the code unless one was sent for this sign-in already. */
    public SendResult sendFirst(SigningIn signIn, String clientAddress) {
        return phoneToVerify(signIn)
                .map(phone -> dispatch.sendFirst(signIn, phone.number(), phone.channel(), clientAddress))
                .orElseGet(SendResult.Gone::new);
    }

    /** Sends the code again while it is valid, else a new one. */
    public SendResult resend(SigningIn signIn, Channel channel, String clientAddress) {
        return phoneToVerify(signIn)
                .map(phone -> dispatch.send(signIn, Purpose.VERIFY, phone.number(), channel, clientAddress))
                .orElseGet(SendResult.Gone::new);
    }

    /** What can be said of the code, also before one was sent. */
    public CodeStatus status(SigningIn signIn) {
        return dispatch.status(signIn, Purpose.VERIFY)
                .orElseGet(() -> dispatch.statusBeforeSending(phone(signIn).orElseThrow()));
    }

    /** Judges what was typed: spaces, dashes and full-width digits are understood. */
    public Answer answer(SigningIn signIn, String typed, boolean remember, String clientAddress) {
        if (signIn.purpose() != Purpose.VERIFY) {
            return new Answer.Gone();
        }
        return challenges.answer(signIn, typed, remember, clientAddress, (entities, proof) -> true);
    }

    /** Judges a bypass code, which an owner or manager gave: in any case, with spaces and dashes. It never remembers the browser. */
    public BypassAnswers.Judgement answerBypass(SigningIn signIn, String typed, String clientAddress) {
        return bypasses.answer(signIn, typed, clientAddress);
    }

    private Optional<Phone> phoneToVerify(SigningIn signIn) {
        return signIn.purpose() == Purpose.VERIFY ? phone(signIn) : Optional.empty();
    }

    private Optional<Phone> phone(SigningIn signIn) {
        return database.read(entities -> phones.find(entities, signIn.accountId()));
    }
}
