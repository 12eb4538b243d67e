package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.Delivery.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioErrorsTest {

    private final TwilioErrors errors = new TwilioErrors();

    @ParameterizedTest
    @ValueSource(ints = {21211, 21214, 21217, 30005})
    void numberIsNotValid(int code) {
        assertThat(afterText(code)).isEqualTo(new Refused(Advice.NUMBER_NOT_VALID, code, false));
        assertThat(afterCall(code)).isEqualTo(new Refused(Advice.NUMBER_NOT_VALID, code, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {21612, 21614, 21635, 30003, 30004, 30006, 30007, 30008})
    void callIsOfferedAfterATextAlone(int code) {
        assertThat(afterText(code)).isEqualTo(new Refused(Advice.OFFER_CALL, code, false));
        assertThat(afterCall(code)).isEqualTo(new Refused(Advice.TRY_LATER, code, false));
    }

    @Test
    void personOptedOut() {
        assertThat(afterText(21610)).isEqualTo(new Refused(Advice.OPTED_OUT, 21610, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {20429, 20500, 20503, 21611, 30001, 30022, 30410, 30450})
    void laterIsBetter(int code) {
        assertThat(afterText(code)).isEqualTo(new Refused(Advice.TRY_LATER, code, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {20003, 10001, 30002, 21408, 21215, 21216, 21210, 21212, 21606, 21603, 21608, 30032, 30034})
    void operatorMustAct(int code) {
        assertThat(afterText(code)).isEqualTo(new Refused(Advice.TRY_LATER, code, true));
        assertThat(afterCall(code)).isEqualTo(new Refused(Advice.TRY_LATER, code, true));
    }

    @Test
    void unknownErrorOffersACallOnce() {
        assertThat(afterText(12345)).isEqualTo(new Refused(Advice.OFFER_CALL, 12345, false));
        assertThat(afterCall(12345)).isEqualTo(new Refused(Advice.TRY_LATER, 12345, false));
    }

    @Test
    void statusCountsOnlyWithoutACode() {
        assertThat(errors.refused(21211, 401, Channel.SMS))
                .isEqualTo(new Refused(Advice.NUMBER_NOT_VALID, 21211, false));
        assertThat(errors.refused(null, 401, Channel.SMS)).isEqualTo(new Refused(Advice.TRY_LATER, null, true));
    }

    private Refused afterText(int code) {
        return errors.refused(code, 400, Channel.SMS);
    }

    private Refused afterCall(int code) {
        return errors.refused(code, 400, Channel.VOICE);
    }
}
