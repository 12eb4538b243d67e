package io.github.countersign.delivery;

import java.util.Locale;

/**
 * Tells a phone what was changed about the account that it protects, or about the practice of an owner, so that no change goes
 * unnoticed.
 *
 * @param channel a call only if the number cannot get texts
 * @param practiceName the practice's name, as people know it; shortened if it does not fit
 * @param by the name of the person who did it, for {@link Change#isByOther()}; shortened if it does not fit
 * @param locale the language to write or speak in; English if there is no translation
 */
public record Notice(PhoneNumber to, Channel channel, Change change, String practiceName, String by, Locale locale) {

    /** What was changed. */
    public enum Change {
        TURNED_OFF,
        PHONE_CHANGED,
        TURNED_OFF_BY_OTHER,
        CHANGE_ASKED_BY_OTHER,
        BYPASS_GIVEN,
        /** Of the practice, not of one account; its owners are told. */
        POLICY_CHANGED;

        boolean isByOther() {
            return this != TURNED_OFF && this != PHONE_CHANGED;
        }

        /** The key in the message bundle. */
        String key() {
            return "notice." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
