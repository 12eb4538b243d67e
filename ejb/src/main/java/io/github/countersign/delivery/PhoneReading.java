package io.github.countersign.delivery;

/** How {@link PhoneNumberRules} read a typed phone number. */
public sealed interface PhoneReading {

    /**
     * A number that codes can go to.
     *
     * @param international the number as people write it, such as {@code +1 202-555-0143}
     * @param canText false for a landline: it can only be called
     * @param rangeKnown false if numbers that begin like it were not in use when this was built: a typing error, or a new area code
     */
    record Usable(PhoneNumber number, String international, boolean canText, boolean rangeKnown)
            implements PhoneReading {

        /** Hides the number. */
        @Override
        public String toString() {
            return "Usable[" + number + "]";
        }
    }

    /** Nothing was typed. */
    record Missing() implements PhoneReading {}

    /** Not a phone number that exists; {@code example} is a mobile number of the chosen region. */
    record NotANumber(String example) implements PhoneReading {}

    /** A number with an extension, which neither a text nor the voice of a call reaches. */
    record Extension() implements PhoneReading {}

    /** The number of a service, not of a person's phone: premium, shared cost, freephone, pager, satellite. */
    record Premium() implements PhoneReading {}

    /** A number in a region (ISO 3166-1 alpha-2) that codes are not sent to. */
    record RegionNotAllowed(String region) implements PhoneReading {}
}
