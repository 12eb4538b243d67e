package io.github.countersign.ui.setup;

import io.github.countersign.challenge.CodeStatus;
import io.github.countersign.challenge.SendResult;
import io.github.countersign.delivery.Channel;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.PageAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody sets a phone up: what the steps ask of the service for it, and where they begin and end. */
interface SetUpWay {

    /** The step that comes before or after those that choose and prove a phone, where it is due; else empty. */
    Optional<SetUpStep> aroundTheSteps(@Nullable String wanted);

    /** Leads elsewhere when this is not the way to go. Comes before a page is shown. */
    void lead(SetUpStep step, @Nullable String wanted);

    SendResult begin(String e164, Channel channel);

    SendResult resend(Channel channel);

    /** Empty before {@link #begin}. */
    Optional<CodeStatus> status();

    /** Judges the code, and leads on or says what to correct. */
    void answer(String typed);

    /** There is nothing to go on with: leads to where that is said. */
    void over();

    /** Leads back from the first of the steps, where there is a page to go back to. */
    void leave();

    /** Where the steps are. */
    PageAddress page();

    Sentence intro();

    /** What the password is asked for. */
    Sentence aim();

    /** What happens after the last step. */
    Sentence fromNowOn();

    /** "Step 2 of 4"; null for a step that is none of them. */
    @Nullable
    Sentence position(SetUpStep step);
}
