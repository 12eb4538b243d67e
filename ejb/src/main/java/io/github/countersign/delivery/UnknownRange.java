package io.github.countersign.delivery;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers that are as long as their country's are, in a range that the metadata does not know. New area codes come out every month, and
 * nobody is refused because this build is older than their number.
 */
final class UnknownRange {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final int NORTH_AMERICA = 1;

    /** An area code is never N9X nor N11, nor does what follows it begin with 0 or 1 (https://nationalnanpa.com). */
    private static final Pattern NORTH_AMERICAN = Pattern.compile("[2-9](?!11)[0-8][0-9][2-9](?!11)[0-9]{6}");

    /** Premium, and what is in use or kept for freephone. */
    private static final Pattern NORTH_AMERICAN_SERVICE = Pattern.compile("(?:900|8([0-9])\\1|88[0-9]).*");

    private static final Set<PhoneNumberType> SERVICES = Set.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PAGER,
            PhoneNumberType.UAN);

    private UnknownRange() {}

    /** Whether there can be such a number. */
    static boolean mayHave(PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                && (!number.isItalianLeadingZero() || hasNumbersWithZero(number.getCountryCode()))
                && (number.getCountryCode() != NORTH_AMERICA
                        || NORTH_AMERICAN.matcher(national(number)).matches());
    }

    /** In most countries a zero at the beginning is the trunk prefix, and belongs to no number. */
    private static boolean hasNumbersWithZero(int callingCode) {
        String region = NUMBERS.getRegionCodeForCountryCode(callingCode);
        return Stream.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)
                .map(type -> NUMBERS.getExampleNumberForType(region, type))
                .anyMatch(example -> example != null && example.isItalianLeadingZero());
    }

    /** Whether it begins like the numbers of services, which cost extra. */
    static boolean isNextToServices(PhoneNumber number) {
        String national = national(number);
        if (number.getCountryCode() == NORTH_AMERICA) {
            return NORTH_AMERICAN_SERVICE.matcher(national).matches();
        }
        String region = NUMBERS.getRegionCodeForCountryCode(number.getCountryCode());
        return SERVICES.stream()
                .map(service -> NUMBERS.getExampleNumberForType(region, service))
                .filter(Objects::nonNull)
                .map(UnknownRange::national)
                .anyMatch(example -> example.regionMatches(0, national, 0, 2));
    }

    private static String national(PhoneNumber number) {
        return NUMBERS.getNationalSignificantNumber(number);
    }
}
