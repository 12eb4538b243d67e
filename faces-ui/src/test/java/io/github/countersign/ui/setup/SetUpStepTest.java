package io.github.countersign.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.ui.text.Sentence;
import org.junit.jupiter.api.Test;

class SetUpStepTest {

    private static final PhoneReading.Usable MOBILE =
            new PhoneReading.Usable(new PhoneNumber("+12025550143"), "+1 202-555-0143", true, true);
    private static final PhoneReading.Usable LANDLINE =
            new PhoneReading.Usable(new PhoneNumber("+12125550100"), "+1 212-555-0100", false, true);

    @Test
    void nobodySkipsAhead() {
        assertThat(SetUpStep.of("code", SetUpDraft.EMPTY)).isEqualTo(SetUpStep.PHONE);
        assertThat(SetUpStep.of("code", SetUpDraft.EMPTY.withPhone(MOBILE))).isEqualTo(SetUpStep.METHOD);
    }

    @Test
    void goingBackShowsTheEarlierStep() {
        SetUpDraft draft = SetUpDraft.EMPTY.withPhone(MOBILE).withCodeSent(true);
        assertThat(SetUpStep.of("phone", draft)).isEqualTo(SetUpStep.PHONE);
        assertThat(SetUpStep.of("method", draft)).isEqualTo(SetUpStep.METHOD);
    }

    @Test
    void aBareAddressStartsOrContinuesWithTheCode() {
        assertThat(SetUpStep.of(null, SetUpDraft.EMPTY)).isEqualTo(SetUpStep.PHONE);
        assertThat(SetUpStep.of(null, SetUpDraft.EMPTY.withPhone(MOBILE))).isEqualTo(SetUpStep.PHONE);
        assertThat(SetUpStep.of(null, SetUpDraft.EMPTY.withPhone(MOBILE).withCodeSent(true)))
                .isEqualTo(SetUpStep.CODE);
    }

    @Test
    void anUnknownStepShowsTheOneReached() {
        assertThat(SetUpStep.of("admin", SetUpDraft.EMPTY.withPhone(MOBILE))).isEqualTo(SetUpStep.METHOD);
    }

    @Test
    void nobodyGetsToThePasswordOrTheEndByTheAddress() {
        assertThat(SetUpStep.of("password", SetUpDraft.EMPTY)).isEqualTo(SetUpStep.PHONE);
        assertThat(SetUpStep.of("done", SetUpDraft.EMPTY)).isEqualTo(SetUpStep.PHONE);
    }

    @Test
    void aPasswordAddsAStep() {
        assertThat(SetUpStep.PHONE.position(false)).isEqualTo(Sentence.of("set-up.step", 1, 3));
        assertThat(SetUpStep.PASSWORD.position(true)).isEqualTo(Sentence.of("set-up.step", 1, 4));
        assertThat(SetUpStep.CODE.position(true)).isEqualTo(Sentence.of("set-up.step", 4, 4));
        assertThat(SetUpStep.DONE.position(true)).isNull();
    }

    @Test
    void anotherNumberHasHadNoCodeYet() {
        SetUpDraft sent = SetUpDraft.EMPTY.withPhone(MOBILE).withCodeSent(true);
        assertThat(sent.withPhone(MOBILE).begun()).isTrue();
        assertThat(sent.withPhone(LANDLINE).begun()).isFalse();
    }

    @Test
    void aLandlineIsCalled() {
        assertThat(SetUpDraft.EMPTY.withMethod(Channel.SMS).withPhone(LANDLINE).method())
                .isEqualTo(Channel.VOICE);
    }
}
