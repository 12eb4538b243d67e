package io.github.countersign.ui.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.policy.Policy;
import io.github.countersign.ui.code.Statuses;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.text.Wording;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicySentencesTest {

    private final Wording english = new Wording(Locale.ENGLISH, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryPolicy(Policy policy) {
        assertThat(List.of(
                        PolicySentences.label(policy),
                        PolicySentences.meaning(policy),
                        PolicySentences.question(policy),
                        PolicySentences.done(policy)))
                .allSatisfy(sentence ->
                        assertThat(english.plain(sentence, Statuses.NOW)).isNotBlank());
        assertThat(PolicySentences.of(PolicySentences.name(policy))).contains(policy);
    }

    @Test
    void knowsNoOtherNames() {
        assertThat(PolicySentences.of("STAFF")).isEmpty();
        assertThat(PolicySentences.of(null)).isEmpty();
    }

    @Test
    void countsPeople() {
        assertThat(asks(0)).isEqualTo("Nobody has to set it up for this.");
        assertThat(asks(1)).isEqualTo("1 person has to set it up at the next sign-in.");
        assertThat(asks(1234)).isEqualTo("1,234 people have to set it up at their next sign-in.");
    }

    private String asks(long people) {
        return english.plain(Sentence.of("policy.asks", people), Statuses.NOW);
    }
}
