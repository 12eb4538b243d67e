package io.github.countersign.ui.code;

import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Arrival;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.limit.Limit;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import java.time.Instant;
import java.util.Optional;

/** Which sentence tells what became of a code. */
public final class CodeSentences {

    private CodeSentences() {}

    /** What was sent, or that nothing was. */
    static Sentence sent(CodeStatus status, Instant now) {
        if (status.sentAt() == null) {
            return Sentence.of("code.none");
        }
        if (!isValid(status, now)) {
            return Sentence.of("code.expired");
        }
        boolean text = status.channel() == Channel.SMS;
        Arrival arrival = status.arrival();
        String key = arrival == null
                ? (text ? "code.sent-sms" : "code.sent-voice")
                : switch (arrival) {
                    case UNSURE -> text ? "code.unsure-sms" : "code.unsure-voice";
                    case FAILED -> text ? "code.not-arrived-sms" : "code.not-arrived-voice";
                };
        return Sentence.of(key, status.maskedPhone());
    }

    static boolean isValid(CodeStatus status, Instant now) {
        return status.sentAt() != null && status.expiresAt() != null && now.isBefore(status.expiresAt());
    }

    /** What stands in the way, worst first; empty when nothing does. */
    static Optional<Sentence> trouble(CodeStatus status, Instant now, String practice) {
        if (status.lockedUntil() != null && now.isBefore(status.lockedUntil())) {
            return Optional.of(locked(status.lockedUntil(), practice));
        }
        if (status.failure() != null) {
            return Optional.of(failed(status.failure(), status.channel(), practice));
        }
        if (status.limitedBy() != null && now.isBefore(status.nextSendAt())) {
            return Optional.of(paused(status.limitedBy(), status.nextSendAt(), practice));
        }
        return Optional.empty();
    }

    /** @param before how things stood when the person asked for the code */
    static Notice asked(SendResult result, CodeStatus before, Instant now, String practice) {
        if (result instanceof SendResult.Sent sent) {
            if (sent.channel() == Channel.VOICE) {
                return Notice.good(Sentence.of("send.calling"));
            }
            return Notice.good(Sentence.of(isValid(before, now) ? "send.again" : "send.new"));
        }
        if (result instanceof SendResult.MaybeSent maybe) {
            return Notice.plain(Sentence.of(maybe.channel() == Channel.SMS ? "send.unsure-sms" : "send.unsure-voice"));
        }
        if (result instanceof SendResult.TooSoon soon) {
            return Notice.plain(
                    before.sentAt() == null
                            ? Sentence.of("send.wait", Moment.until(soon.nextSendAt()))
                            : tooSoon(soon));
        }
        return Notice.bad(refused(result, before.channel(), practice));
    }

    public static Sentence tooSoon(SendResult.TooSoon soon) {
        return Sentence.of("send.too-soon", Moment.ago(soon.sentAt()), Moment.until(soon.nextSendAt()));
    }

    /** Why nothing was sent; also for results that are none of the known ones: then it is "try later". */
    public static Sentence refused(SendResult result, Channel channel, String practice) {
        if (result instanceof SendResult.TooSoon soon) {
            return Sentence.of("send.wait", Moment.until(soon.nextSendAt()));
        }
        if (result instanceof SendResult.Paused paused) {
            return paused(paused.by(), paused.until(), practice);
        }
        if (result instanceof SendResult.Locked locked) {
            return locked(locked.until(), practice);
        }
        Advice advice = result instanceof SendResult.Failed failed ? failed.advice() : Advice.TRY_LATER;
        return failed(advice, channel, practice);
    }

    static Sentence failed(Advice advice, Channel channel, String practice) {
        return switch (advice) {
            case NUMBER_NOT_VALID -> Sentence.of("send.number-not-valid", practice);
            case OFFER_CALL -> Sentence.of(channel == Channel.SMS ? "send.get-a-call" : "send.no-answer");
            case OPTED_OUT -> Sentence.of("send.opted-out");
            case TRY_LATER -> Sentence.of("send.later");
        };
    }

    /** Names the limit that is reached, so that the person knows whether another phone, network or moment helps. */
    private static Sentence paused(Limit by, Instant until, String practice) {
        return switch (by) {
            case INTERVAL -> Sentence.of("send.wait", Moment.until(until));
            case ACCOUNT -> Sentence.of("send.paused-account", Moment.until(until));
            case UNKNOWN_PLACE -> Sentence.of("send.paused-unknown-place", Moment.until(until));
            case NUMBER -> Sentence.of("send.paused-number", Moment.until(until));
            case NEW_NUMBER -> Sentence.of("send.paused-new-number", Moment.until(until));
            case NETWORK -> Sentence.of("send.paused-network", Moment.until(until));
            case PRACTICE -> Sentence.of("send.paused-practice", Moment.until(until), practice);
            case INSTALLATION -> Sentence.of("send.paused-installation", Moment.until(until));
        };
    }

    public static Sentence locked(Instant until, String practice) {
        return until.equals(Instant.MAX)
                ? Sentence.of("code.locked-for-good", practice)
                : Sentence.of("code.locked", Moment.until(until));
    }

    /** What to correct after an answer that was not right; empty for the others. */
    static Optional<Sentence> toCorrect(Answer answer, String practice) {
        if (answer instanceof Answer.Wrong wrong) {
            return Optional.of(Sentence.of("code.wrong", wrong.attemptsLeft()));
        }
        if (answer instanceof Answer.Malformed malformed) {
            return Optional.of(malformed(malformed));
        }
        if (answer instanceof Answer.Expired) {
            return Optional.of(Sentence.of("code.answered-late"));
        }
        if (answer instanceof Answer.UsedUp) {
            return Optional.of(Sentence.of("code.used-up"));
        }
        if (answer instanceof Answer.Locked locked) {
            return Optional.of(locked(locked.until(), practice));
        }
        return Optional.empty();
    }

    private static Sentence malformed(Answer.Malformed malformed) {
        if (malformed.otherCharacters()) {
            return Sentence.of("code.other-characters");
        }
        return malformed.digits() == 0 ? Sentence.of("code.missing") : Sentence.of("code.digits", malformed.digits());
    }
}
