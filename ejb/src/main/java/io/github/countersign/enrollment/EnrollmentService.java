package io.github.countersign.enrollment;

import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.handoff.PendingSignIn;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;

/** What the set-up pages do: choose a phone, have a code sent to it, prove it. */
@Stateless
public class EnrollmentService {

    /** A country that codes may be sent to: ISO 3166-1 alpha-2 code and calling code. */
    public record Country(String region, int callingCode) {}

    /** The countries that codes may be sent to; the practice's own first. */
    public List<Country> countries() {
        throw new IllegalStateException("skeleton");
    }

    /** How a mobile number looks in that country, in its national format. */
    public String example(String region) {
        throw new IllegalStateException("skeleton");
    }

    /** Understands a typed number; one that starts with + wins over the chosen region. */
    public PhoneChoice choosePhone(String region, String typed) {
        throw new IllegalStateException("skeleton");
    }

    /** Starts a challenge for that number (a usable E.164 number) and sends its code. */
    public SendResult begin(PendingSignIn signIn, String e164, Channel channel, String clientAddress) {
        throw new IllegalStateException("skeleton");
    }

    /** Sends the code again while it is valid, else a new one to the same number. */
    public SendResult resend(PendingSignIn signIn, Channel channel, String clientAddress) {
        throw new IllegalStateException("skeleton");
    }

    /** Empty before {@link #begin}. */
    public Optional<CodeStatus> status(PendingSignIn signIn) {
        throw new IllegalStateException("skeleton");
    }

    /** Judges what was typed; when right, the number becomes the account's second factor and the sign-in is completed. */
    public Answer answer(PendingSignIn signIn, String typed, boolean remember, String clientAddress) {
        throw new IllegalStateException("skeleton");
    }
}
