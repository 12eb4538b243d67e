package io.github.countersign.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.ui.text.Sentence;
import org.junit.jupiter.api.Test;

class SetUpDraftTest {

    @Test
    void showsNoPhoneNumber() {
        SetUpDraft draft = SetUpDraft.EMPTY
                .withTyped("US", "2025550143")
                .withPhone(new PhoneReading.Usable(new PhoneNumber("+12025550143"), "+1 202-555-0143", true, true));
        assertThat(draft.toString()).doesNotContain("0143").doesNotContain("2025550143");
        assertThat(Sentence.of("set-up.method-intro", "+1 202-555-0143").toString())
                .doesNotContain("0143");
    }
}
