package io.github.countersign.ui;

import io.github.countersign.enrollment.PhoneChoice;

/** Which sentence tells what to correct in a phone number. */
final class PhoneSentences {

    private PhoneSentences() {}

    static Sentence toCorrect(PhoneChoice choice, Wording wording) {
        if (choice instanceof PhoneChoice.NotANumber wrong) {
            return Sentence.of("set-up.phone-not-a-number", wrong.example());
        }
        if (choice instanceof PhoneChoice.Premium) {
            return Sentence.of("set-up.phone-premium");
        }
        if (choice instanceof PhoneChoice.CountryNotAllowed country) {
            return country.region().isEmpty()
                    ? Sentence.of("set-up.phone-country-unknown")
                    : Sentence.of("set-up.phone-country", wording.country(country.region()));
        }
        return Sentence.of("set-up.phone-missing");
    }
}
