package io.github.countersign.signin;

import io.github.countersign.authenticator.Phone;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.bypass.BypassAnswers;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Answer.Proved;
import io.github.countersign.challenge.ChallengeService;
import io.github.countersign.challenge.CodeDispatch;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.work.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What the verify page does: having the code sent, answering. Throws an unchecked exception while the service is
 * not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VerificationService {

    @Inject
    private Transactions transactions;

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

    /** Sends the code unless one was already sent for this sign-in. */
    public SendResult sendFirst(SigningIn signIn) {
        return phoneToVerify(signIn)
                .map(phone -> dispatch.sendFirst(signIn, phone.number(), phone.channel()))
                .orElseGet(SendResult.Gone::new);
    }

    /** Sends the code again while it is valid, otherwise a new one. */
    public SendResult resend(SigningIn signIn, Channel channel) {
        return phoneToVerify(signIn)
                .map(phone -> dispatch.send(signIn, Purpose.VERIFY, phone.number(), channel))
                .orElseGet(SendResult.Gone::new);
    }

    /** What can be said about the code, even before one was sent. */
    public CodeStatus status(SigningIn signIn) {
        return dispatch.status(signIn, Purpose.VERIFY)
                .orElseGet(() -> dispatch.statusBeforeSending(phone(signIn).orElseThrow()));
    }

    /** Checks the typed code. Spaces, dashes and full-width digits are understood. */
    public Answer answer(SigningIn signIn, String typed, boolean remember) {
        if (signIn.purpose() != Purpose.VERIFY) {
            return new Answer.Gone();
        }
        Answer answer = challenges.prove(signIn, Purpose.VERIFY, typed);
        if (!(answer instanceof Proved proved)) {
            return answer;
        }
        return transactions.by(signIn.acting(), work -> {
            if (!challenges.use(work, signIn, proved)) {
                return new Answer.Expired();
            }
            Optional<String> returnAddress = visits.complete(work, signIn, remember);
            return returnAddress.isPresent()
                    ? new Answer.Accepted(returnAddress.get())
                    : work.rollBack(new Answer.Gone());
        });
    }

    /** Checks a bypass code that an owner or manager gave: in any case, with spaces and dashes. The browser is never remembered. */
    public BypassAnswers.Judgement answerBypass(SigningIn signIn, String typed) {
        return bypasses.answer(signIn, typed);
    }

    private Optional<Phone> phoneToVerify(SigningIn signIn) {
        return signIn.purpose() == Purpose.VERIFY ? phone(signIn) : Optional.empty();
    }

    private Optional<Phone> phone(SigningIn signIn) {
        return transactions.read(work -> phones.find(work, signIn.accountId()));
    }
}
