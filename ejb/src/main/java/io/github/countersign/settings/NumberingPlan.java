package io.github.countersign.settings;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which countries a practice's own numbers may be of, as far as their calling code tells. */
final class NumberingPlan {

    private static final int NORTH_AMERICA = 1;

    /** What costs as much as at home, of the 25 countries of +1. The others are known for fraud with expensive calls. */
    private static final List<String> NORTH_AMERICAN = List.of("AS", "CA", "GU", "MP", "PR", "US", "VI");

    private NumberingPlan() {}

    /** The country itself, then those that share its calling code: Jersey, Guernsey and the Isle of Man for the United Kingdom. */
    static List<String> around(String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        int callingCode = numbers.getCountryCodeForRegion(country);
        Set<String> countries = new LinkedHashSet<>(Set.of(country));
        countries.addAll(
                callingCode == NORTH_AMERICA
                        ? NORTH_AMERICAN
                        : new TreeSet<>(numbers.getRegionCodesForCountryCode(callingCode)));
        return List.copyOf(countries);
    }
}
