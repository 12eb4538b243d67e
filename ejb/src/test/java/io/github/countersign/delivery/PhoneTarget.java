package io.github.countersign.delivery;

import io.github.countersign.delivery.PhoneNumberRules.Region;
import io.github.countersign.delivery.PhoneReading.Usable;
import io.github.countersign.fuzz.Fuzz;
import java.util.List;

/** What people type as a phone number. The first two characters are the chosen country. */
public final class PhoneTarget {

    public static final List<String> SEEDS = List.of(
            "US(202) 555-0143",
            "US+52 1 55 1234 5678",
            "MX044 55 1234 5678",
            "DE+49 (0)151 23456789",
            "IT+39 02 1234 5678",
            "EG٠١٠٠ ١٢٣ ٤٥٦٧",
            "GB0044 7400 123456",
            "JP＋８１　９０（１２３４）５６７８",
            "US202 555 0143 ext. 12",
            "UStel:+1-202-555-0143;ext=12;phone-context=+1",
            "USCALL-ME-NOW",
            "ZZ+800 1234 5678");

    private static final PhoneNumberRules EVERYWHERE = new PhoneNumberRules(
            PhoneNumberRules.supportedRegions().stream().map(Region::code).toList());

    private PhoneTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        int region = Math.min(2, text.length());
        PhoneReading reading = EVERYWHERE.read(text.substring(0, region), text.substring(region));
        if (reading instanceof Usable usable) {
            // what was accepted once is accepted when the code is sent
            PhoneReading again = EVERYWHERE.read("ZZ", usable.number().e164());
            if (!usable.equals(again)) {
                throw new IllegalStateException(
                        usable.number().e164() + " is read as " + usable + ", and then as " + again);
            }
            PhoneNumberRules.isRangeKnown(usable.number());
        }
    }
}
