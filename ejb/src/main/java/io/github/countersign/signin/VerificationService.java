package io.github.countersign.signin;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
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
import io.github.countersign.visit.Hold;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitStore;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
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
    private AccountStore accounts;

    @Inject
    private GuessLimit guesses;

    @Inject
    private CodeDispatch dispatch;

    @Inject
    private ChallengeService challenges;

    @Inject
    private BypassAnswers bypasses;

    /** How many names that are held because of one account may prove to be its spellings. */
    private static final int MOST_HELD = 5;

    /** Sends the code unless one was already sent for this sign-in. Whoever is held has to ask for it. */
    public SendResult sendFirst(SigningIn signIn) {
        if (signIn.isHeld()) {
            return new SendResult.Gone();
        }
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

    /** Sends a code for a sign-in that is held, to the phone of the account whose name it looks like. */
    public SendResult prove(SigningIn signIn) {
        return phoneToVerify(signIn)
                .map(phone -> dispatch.send(signIn, Purpose.VERIFY, phone.number(), phone.channel()))
                .orElseGet(SendResult.Gone::new);
    }

    /** Whether a sign-in that is held has asked for a code. */
    public boolean isProving(SigningIn signIn) {
        return dispatch.status(signIn, Purpose.VERIFY).isPresent();
    }

    /** Whether a sign-in that is held may prove that it is another spelling of the name that it looks like. */
    public boolean mayProve(SigningIn signIn) {
        return phoneToVerify(signIn).isPresent();
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
            return returnAddress.isPresent() && isFree(work, signIn, proved)
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

    /** A sign-in that was held goes on as that of the account whose phone was proved just now. */
    private boolean isFree(Work work, SigningIn signIn, Proved proved) {
        Hold hold = signIn.hold();
        AccountId twin = hold == null ? null : hold.twin();
        if (twin == null) {
            return hold == null;
        }
        accounts.lock(work, twin);
        boolean isItsPhone = phones.find(work, twin)
                .filter(phone -> phone.number().equals(proved.number()))
                .isPresent();
        if (!isItsPhone || !accounts.becomeAlias(work, signIn.accountId())) {
            return false;
        }
        visits.handOver(work, signIn, twin);
        work.audit(Kind.NAME_PROVED, Result.SUCCESS, accounts.get(work, twin).name(), "");
        return true;
    }

    private Optional<Phone> phone(SigningIn signIn) {
        Hold hold = signIn.hold();
        return transactions.read(work -> hold == null
                ? phones.find(work, signIn.accountId())
                : Optional.ofNullable(hold.twin()).flatMap(twin -> phoneOfTwin(work, signIn, twin)));
    }

    private Optional<Phone> phoneOfTwin(Work work, SigningIn signIn, AccountId twin) {
        boolean mayProve = accounts.heldBefore(work, signIn.accountId(), twin) < MOST_HELD
                && guesses.lockedUntil(work, signIn.accountId()) == null;
        return mayProve ? phones.find(work, twin) : Optional.empty();
    }
}
