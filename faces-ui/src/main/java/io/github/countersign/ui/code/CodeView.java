package io.github.countersign.ui.code;

import io.github.countersign.challenge.Arrival;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.delivery.Channel;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the page that asks for a code shows, at one moment. */
public final class CodeView {

    private static final Duration ARRIVING = Duration.ofMinutes(2);

    private final CodeStatus status;
    private final Instant now;
    private final String practice;

    CodeView(CodeStatus status, Instant now, String practice) {
        this.status = status;
        this.now = now;
        this.practice = practice;
    }

    /** The key of the heading: nobody is told to check a phone that nothing was sent to. */
    public String getTitle() {
        if (!isAnswerable()) {
            return "code.title-locked";
        }
        return status.sentAt() == null || status.arrival() == Arrival.FAILED ? "code.title-none" : "code.title";
    }

    public Sentence getSent() {
        return CodeSentences.sent(status, now);
    }

    public @Nullable Sentence getTrouble() {
        return CodeSentences.trouble(status, now, practice).orElse(null);
    }

    /** False when only an owner or manager can help. */
    public boolean isAnswerable() {
        return !Instant.MAX.equals(status.lockedUntil());
    }

    /** Whether the person needs another code before anything else. */
    public boolean isCodeNeeded() {
        return !CodeSentences.isValid(status, now);
    }

    /** Whether the person may need another code: there is none, or it may not arrive. */
    public boolean isHelpNeeded() {
        return isCodeNeeded() || status.arrival() != null || getTrouble() != null;
    }

    /** Whether it may soon be known that the message does not arrive. */
    public boolean isArriving() {
        return status.sentAt() != null
                && status.arrival() == null
                && now.isBefore(status.sentAt().plus(ARRIVING));
    }

    /** The key of the button that sends it the same way again. */
    public String getResend() {
        if (isCodeNeeded()) {
            return status.channel() == Channel.SMS ? "help.send" : "help.call-with-code";
        }
        return status.channel() == Channel.SMS ? "help.resend" : "help.call-again";
    }

    public boolean isCallOffered() {
        return status.channel() == Channel.SMS;
    }

    public boolean isTextOffered() {
        return status.channel() == Channel.VOICE && status.canText();
    }

    /** When it can be sent again; null when at once, or when {@link #getTrouble} tells it. */
    public @Nullable Sentence getWait() {
        return now.isBefore(status.nextSendAt()) && status.limitedBy() == null
                ? Sentence.of(
                        status.sentAt() == null ? "help.wait-first" : "help.wait", Moment.until(status.nextSendAt()))
                : null;
    }
}
