package io.github.countersign.ui.signin;

import io.github.countersign.bypass.BypassAnswers;
import io.github.countersign.bypass.BypassAnswers.Judgement;
import io.github.countersign.ui.code.CodeSentences;
import io.github.countersign.ui.text.Sentence;
import java.util.Optional;

/** Which sentence tells what to correct in a bypass code. */
final class BypassSentences {

    private BypassSentences() {}

    /** Empty when there is nothing to correct: it was right, or the sign-in is over. */
    static Optional<Sentence> toCorrect(Judgement judgement, String practice) {
        if (judgement instanceof Judgement.Malformed malformed) {
            return Optional.of(malformed(malformed.length()));
        }
        if (judgement instanceof Judgement.Wrong) {
            return Optional.of(Sentence.of("bypass.wrong"));
        }
        if (judgement instanceof Judgement.Locked locked) {
            return Optional.of(CodeSentences.locked(locked.until(), practice));
        }
        return Optional.empty();
    }

    private static Sentence malformed(int length) {
        if (length == 0) {
            return Sentence.of("bypass.missing");
        }
        return length == BypassAnswers.LENGTH
                ? Sentence.of("bypass.other-characters")
                : Sentence.of("bypass.length", length);
    }
}
