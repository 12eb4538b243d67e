package io.github.countersign.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.bypass.BypassAnswers.Judgement;
import io.github.countersign.ui.code.Statuses;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BypassSentencesTest {

    @Test
    void saysWhatToCorrect() {
        assertThat(key(new Judgement.Malformed(0))).isEqualTo("bypass.missing");
        assertThat(key(new Judgement.Malformed(9))).isEqualTo("bypass.length");
        assertThat(key(new Judgement.Malformed(10))).isEqualTo("bypass.other-characters");
        assertThat(key(new Judgement.Wrong())).isEqualTo("bypass.wrong");
        assertThat(key(new Judgement.Locked(Statuses.NOW))).isEqualTo("code.locked");
        assertThat(key(new Judgement.Locked(Instant.MAX))).isEqualTo("code.locked-for-good");
    }

    @Test
    void hasNothingToCorrectInTheRightOneAndAfterTheEnd() {
        assertThat(BypassSentences.toCorrect(new Judgement.Accepted("/clinic/"), "Clinic"))
                .isEmpty();
        assertThat(BypassSentences.toCorrect(new Judgement.Gone(), "Clinic")).isEmpty();
    }

    private static String key(Judgement judgement) {
        return BypassSentences.toCorrect(judgement, "Clinic").orElseThrow().key();
    }
}
