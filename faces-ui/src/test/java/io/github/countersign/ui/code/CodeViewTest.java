package io.github.countersign.ui.code;

import static io.github.countersign.ui.code.Statuses.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.challenge.Arrival;
import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.delivery.Advice;
import io.github.countersign.delivery.Channel;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Sentence;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodeViewTest {

    @Test
    void offersACallAfterAText() {
        CodeView view = view(Statuses.texted());
        assertThat(view.isCallOffered()).isTrue();
        assertThat(view.isTextOffered()).isFalse();
    }

    @Test
    void offersATextAfterACallUnlessItIsALandline() {
        assertThat(view(Statuses.called()).isTextOffered()).isTrue();
        assertThat(view(Statuses.calledOnALandline()).isTextOffered()).isFalse();
        assertThat(view(Statuses.called()).isCallOffered()).isFalse();
    }

    @Test
    void tellsNobodyToCheckAPhoneThatNothingWasSentTo() {
        assertThat(view(Statuses.texted()).getTitle()).isEqualTo("code.title");
        assertThat(view(Statuses.notSent()).getTitle()).isEqualTo("code.title-none");
    }

    @Test
    void saysInTheHeadingThatHelpIsNeeded() {
        assertThat(view(Statuses.locked(Instant.MAX)).getTitle()).isEqualTo("code.title-locked");
    }

    @Test
    void sendsANewCodeOnlyIfTheOldOneIsGone() {
        assertThat(view(Statuses.texted()).getResend()).isEqualTo("help.resend");
        assertThat(view(Statuses.expired()).getResend()).isEqualTo("help.send");
        assertThat(view(Statuses.called()).getResend()).isEqualTo("help.call-again");
    }

    @Test
    void saysHowLongToWaitUntilTheWaitIsOver() {
        assertThat(view(Statuses.texted()).getWait())
                .isEqualTo(Sentence.of("help.wait", Moment.until(NOW.plusSeconds(10))));
        assertThat(new CodeView(Statuses.texted(), NOW.plusSeconds(10), "Riverside Clinic").getWait())
                .isNull();
    }

    @Test
    void mentionsAnotherCodeOnlyAfterAFirst() {
        CodeStatus waiting =
                new CodeStatus("12", Channel.SMS, null, null, NOW.plusSeconds(10), null, null, null, null, true);

        assertThat(view(waiting).getWait())
                .isEqualTo(Sentence.of("help.wait-first", Moment.until(NOW.plusSeconds(10))));
    }

    @Test
    void takesNoCodeFromSomebodyWhoNeedsHelp() {
        assertThat(view(Statuses.locked(Instant.MAX)).isAnswerable()).isFalse();
        assertThat(view(Statuses.locked(NOW.plusSeconds(60))).isAnswerable()).isTrue();
    }

    private static CodeView view(CodeStatus status) {
        return new CodeView(status, NOW, "Riverside Clinic");
    }

    @Test
    void opensTheHelpWhenACodeDidNotArriveOrMayNotHaveBeenSent() {
        assertThat(view(Statuses.texted()).isHelpNeeded()).isFalse();
        assertThat(view(Statuses.sent(Channel.SMS, Arrival.UNSURE, null)).isHelpNeeded())
                .isTrue();
        CodeView failed = view(Statuses.sent(Channel.SMS, Arrival.FAILED, Advice.OFFER_CALL));
        assertThat(failed.isHelpNeeded()).isTrue();
        assertThat(failed.getTitle()).isEqualTo("code.title-none");
    }

    @Test
    void looksAgainOnlyWhileACodeIsOnItsWay() {
        assertThat(view(Statuses.texted()).isArriving()).isTrue();
        assertThat(view(Statuses.notSent()).isArriving()).isFalse();
        assertThat(view(Statuses.sent(Channel.SMS, Arrival.FAILED, Advice.OFFER_CALL))
                        .isArriving())
                .isFalse();
    }
}
