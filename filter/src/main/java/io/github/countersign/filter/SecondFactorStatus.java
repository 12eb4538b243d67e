package io.github.countersign.filter;

import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.filter.service.GateUnavailableException;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.SecondFactor;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an application may tell people about their own second factor: the session attribute {@code countersign} of a verified session, for
 * JSP and Faces pages ({@code ${countersign.enrolled}}).
 *
 * <p>The service is asked at the first use, and again when the last answer is a minute old. While it does not answer, the last answer
 * stands; without one, the person counts as enrolled and not required, so that no page asks for something that cannot be done now. Safe for
 * use by many threads. It survives with the session on disk and on other nodes.
 */
public final class SecondFactorStatus implements Serializable {

    static final String ATTRIBUTE = "countersign";

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Pattern ENDING = Pattern.compile("\\d{1,4}");
    private static final SecondFactor NOT_TOLD = new SecondFactor(true, false, null, false);

    private static final long serialVersionUID = 1;

    private final Account account;
    private transient @Nullable Source source;
    private transient volatile @Nullable Answer answer;

    /** The service to ask, and the clock. Not kept with the session. */
    static final class Source {

        private final GateConnection gate;
        private final Clock clock;

        Source(GateConnection gate, Clock clock) {
            this.gate = gate;
            this.clock = clock;
        }

        SecondFactorStatus of(Account account) {
            return new SecondFactorStatus(account, this);
        }

        /** For a status that was kept with its session on disk or on another node. */
        static Source onThisServer() {
            return new Source(GateConnection.toThisServer(), Clock.systemUTC());
        }

        Answer ask(Account account, @Nullable Answer last) {
            try {
                return new Answer(gate.secondFactor(account), clock.millis(), GOOD_FOR);
            } catch (GateUnavailableException e) {
                return new Answer(last == null ? NOT_TOLD : last.facts, clock.millis(), RETRY_AFTER);
            }
        }
    }

    private static final class Answer {

        private final SecondFactor facts;
        private final Moment goodUntil;

        private Answer(SecondFactor facts, long now, Duration goodFor) {
            this.facts = facts;
            this.goodUntil = Moment.ofMillis(now).plus(goodFor);
        }

        /** No answer is good after the clock was set back, either: it would be good for too long. */
        boolean isGood(long now) {
            return !goodUntil.hasCome(now) && goodUntil.isWithin(GOOD_FOR.plusMillis(1), now);
        }
    }

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

    /** The phone as its owner recognizes it, such as {@code ********43}; null when none is set up. */
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
        Object status = session == null ? null : session.getAttribute(ATTRIBUTE);
        return status instanceof SecondFactorStatus ? (SecondFactorStatus) status : null;
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
            asked = Source.onThisServer();
            source = asked;
        }
        Answer last = answer;
        if (last == null || !last.isGood(asked.clock.millis())) {
            last = asked.ask(account, last);
            answer = last;
        }
        return last.facts;
    }
}
