package io.github.countersign.ui.setup;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.ui.visit.Drawer;
import io.github.countersign.ui.visit.Drawers;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What was typed on the way through set-up, so that Back and a reload lose nothing.
 *
 * @param region the chosen country
 * @param typed the number as it was typed
 * @param e164 the number that was understood, null before
 * @param international the same number as people write it
 * @param begun whether a code was sent to it
 */
record SetUpDraft(
        String region,
        String typed,
        @Nullable String e164,
        @Nullable String international,
        boolean canText,
        @Nullable Channel method,
        boolean begun)
        implements Serializable {

    private static final int LONGEST = 255;

    static final Drawer<SetUpDraft> DRAWER = new Drawer<>("set-up-draft", SetUpDraft.class);

    static final SetUpDraft EMPTY = new SetUpDraft("", "", null, null, true, null, false);

    static SetUpDraft in(Drawers drawers) {
        return drawers.find(DRAWER).orElse(EMPTY);
    }

    /** Of what was typed, no more is kept than any number has. */
    SetUpDraft withTyped(String newRegion, String newTyped) {
        String kept = newTyped.length() > LONGEST ? newTyped.substring(0, LONGEST) : newTyped;
        return new SetUpDraft(newRegion, kept, e164, international, canText, method, begun);
    }

    /** The number that was understood. A number that only takes calls settles the method, and another number has had no code. */
    SetUpDraft withPhone(PhoneReading.Usable phone) {
        boolean same = phone.number().e164().equals(e164);
        Channel newMethod = phone.canText() ? method : Channel.VOICE;
        return new SetUpDraft(
                region, typed, phone.number().e164(), phone.international(), phone.canText(), newMethod, same && begun);
    }

    SetUpDraft withMethod(Channel newMethod) {
        return new SetUpDraft(region, typed, e164, international, canText, newMethod, begun);
    }

    SetUpDraft withCodeSent(boolean sent) {
        return new SetUpDraft(region, typed, e164, international, canText, method, sent);
    }

    /** Says nothing: it holds a phone number. */
    @Override
    public String toString() {
        return "SetUpDraft";
    }
}
