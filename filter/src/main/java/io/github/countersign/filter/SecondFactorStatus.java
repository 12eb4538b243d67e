package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.SecondFactor;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an application may tell somebody about the own second factor: the session attribute {@code countersign} of a verified session, for
 * JSP and Faces pages ({@code ${countersign.enrolled}}).
 *
 * <p>The service is asked with the first use, and again when the last answer is a minute old. While it does not answer, the last answer
 * stands; without one, the person counts as enrolled and not required, so that no page asks for what cannot be done now. Safe for use by many
 * threads. Survives with the session on disk and on other nodes.
 */
public final class SecondFactorStatus implements Serializable {

    static final String ATTRIBUTE = "countersign";

    private static final long GOOD_FOR = 60_000;
    private static final long RETRY_AFTER = 5_000;
    private static final Pattern ENDING = Pattern.compile("\\d{1,4}");
    private static final SecondFactor NOT_TOLD = new SecondFactor(true, false, null, false);

    @Serial
    private static final long serialVersionUID = 1;

    private final Account account;
    private transient @Nullable Source source;
    private transient volatile @Nullable Answer answer;

    /** Whom to ask, and what time it is. Not kept with the session. */
    record Source(GateConnection gate, Clock clock) {

        SecondFactorStatus of(Account account) {
            return new SecondFactorStatus(account, this);
        }
    }

    private record Answer(SecondFactor facts, long goodUntil) {}

    private SecondFactorStatus(Account account, Source source) {
        this.account = account;
        this.source = source;
    }

    /** Whether a second factor is set up. */
    public boolean isEnrolled() {
        return facts().enrolled();
    }

    /** Whether the practice requires a second factor of this person. */
    public boolean isRequired() {
        return facts().required();
    }

    /** The phone as its owner knows it again, such as {@code ********43}; null when none is set up. */
    public @Nullable String getPhone() {
        return phone(facts());
    }

    /** How codes are delivered, {@code sms} or {@code voice}; null when no phone is set up. */
    public @Nullable String getMethod() {
        return method(facts());
    }

    /** The next use asks the service again. */
    void askAgain() {
        answer = null;
    }

    static @Nullable SecondFactorStatus in(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SecondFactorStatus status ? status : null;
    }

    static @Nullable String phone(SecondFactor facts) {
        String ending = facts.phoneEnding();
        return facts.enrolled() && ending != null && ENDING.matcher(ending).matches() ? "********" + ending : null;
    }

    static @Nullable String method(SecondFactor facts) {
        if (!facts.enrolled() || facts.phoneEnding() == null) {
            return null;
        }
        return facts.voice() ? "voice" : "sms";
    }

    private SecondFactor facts() {
        Source asked = source;
        if (asked == null) {
            asked = SecondFactorFilter.onThisServer();
            source = asked;
        }
        Answer last = answer;
        long now = asked.clock().millis();
        if (last != null && now < last.goodUntil() && last.goodUntil() - now <= GOOD_FOR) {
            return last.facts();
        }
        Answer next;
        try {
            next = new Answer(asked.gate().secondFactor(account), now + GOOD_FOR);
        } catch (GateUnavailableException e) {
            next = new Answer(last == null ? NOT_TOLD : last.facts(), now + RETRY_AFTER);
        }
        answer = next;
        return next.facts();
    }
}
