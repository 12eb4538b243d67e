package io.github.countersign.ui.setup;

import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.text.Wording;

/** Which sentence tells what to correct in a phone number. */
final class PhoneSentences {

    private PhoneSentences() {}

    static Sentence toCorrect(PhoneReading choice, Wording wording) {
        if (choice instanceof PhoneReading.NotANumber wrong) {
            return Sentence.of("set-up.phone-not-a-number", wrong.example());
        }
        if (choice instanceof PhoneReading.Extension) {
            return Sentence.of("set-up.phone-extension");
        }
        if (choice instanceof PhoneReading.Premium) {
            return Sentence.of("set-up.phone-premium");
        }
        if (choice instanceof PhoneReading.RegionNotAllowed country) {
            return country.region().isEmpty()
                    ? Sentence.of("set-up.phone-country-unknown")
                    : Sentence.of("set-up.phone-country", wording.country(country.region()));
        }
        return Sentence.of("set-up.phone-missing");
    }
}
