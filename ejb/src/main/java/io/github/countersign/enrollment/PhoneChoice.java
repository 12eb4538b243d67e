package io.github.countersign.enrollment;

/** What was understood of a typed phone number. */
public sealed interface PhoneChoice {

    /**
     * A number that can be used.
     *
     * @param e164 the number in E.164 format, such as {@code +12025550143}
     * @param international the number as people write it, such as {@code +1 202-555-0143}
     * @param canText false for a landline: it can only be called
     */
    record Usable(String e164, String international, boolean canText) implements PhoneChoice {}

    /** Nothing was typed. */
    record Missing() implements PhoneChoice {}

    /** No phone number; {@code example} is how one looks in the chosen country. */
    record NotANumber(String example) implements PhoneChoice {}

    /** A number whose use costs the caller extra: refused. */
    record Premium() implements PhoneChoice {}

    /** A number of a country that the practice does not send to. */
    record CountryNotAllowed(String region) implements PhoneChoice {}
}
