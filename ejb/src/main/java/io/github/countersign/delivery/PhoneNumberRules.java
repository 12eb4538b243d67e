package io.github.countersign.delivery;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides which phone numbers codes may go to, and reads typed numbers. Regions are ISO 3166-1 alpha-2 codes. Immutable. */
public final class PhoneNumberRules {

    /** A region and its calling code, such as {@code DE} and 49. */
    public record Region(String code, int callingCode) {}

    private static final int NORTH_AMERICA = 1;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final Set<String> allowed;

    /**
     * @param allowedRegions where codes may be sent, the practice's own region first
     * @throws IllegalArgumentException if there are none, or one is not in {@link #supportedRegions()}
     */
    public PhoneNumberRules(List<String> allowedRegions) {
        if (allowedRegions.isEmpty()) {
            throw new IllegalArgumentException("Codes must be allowed to go to at least one region");
        }
        List<String> unknown = allowedRegions.stream()
                .filter(region -> !NUMBERS.getSupportedRegions().contains(region))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "These are not ISO 3166-1 alpha-2 codes of regions with phone numbers: " + unknown);
        }
        allowed = new LinkedHashSet<>(allowedRegions);
    }

    /** Every region that has phone numbers, in alphabetical order of its code. */
    public static List<Region> supportedRegions() {
        return new TreeSet<>(NUMBERS.getSupportedRegions())
                .stream().map(PhoneNumberRules::region).toList();
    }

    /** The regions that codes may be sent to, in the order given. */
    public List<Region> allowedRegions() {
        return allowed.stream().map(PhoneNumberRules::region).toList();
    }

    /** An example of a mobile number of that region, in its national format. */
    public String example(String region) {
        String known = NUMBERS.getSupportedRegions().contains(region)
                ? region
                : allowed.iterator().next();
        Phonenumber.PhoneNumber mobile = NUMBERS.getExampleNumberForType(known, PhoneNumberType.MOBILE);
        return NUMBERS.format(mobile != null ? mobile : NUMBERS.getExampleNumber(known), PhoneNumberFormat.NATIONAL);
    }

    /**
     * Reads a number as people type it.
     *
     * @param region the region whose national format is assumed; {@code +…} or {@code 00…} in the number takes precedence
     */
    public PhoneReading read(String region, String typed) {
        TypedNumber text = TypedNumber.of(typed);
        if (text.isMissing()) {
            return new PhoneReading.Missing();
        }
        List<Phonenumber.PhoneNumber> meant = text.spellings(region).stream()
                .flatMap(spelling -> parse(region, spelling).stream())
                .filter(number -> PhoneNumber.isE164(NUMBERS.format(number, PhoneNumberFormat.E164)))
                .toList();
        return meant.stream()
                .filter(NUMBERS::isValidNumber)
                .findFirst()
                .map(this::judge)
                .or(() ->
                        meant.stream().filter(UnknownRange::mayHave).findFirst().map(this::judgeUnknown))
                .orElseGet(() -> new PhoneReading.NotANumber(example(region)));
    }

    /** Whether the number can get texts; false for a landline, which can only be called. */
    public static boolean canText(PhoneNumber number) {
        return parse("ZZ", number.e164())
                .map(parsed -> switch (NUMBERS.getNumberType(parsed)) {
                    // a VoIP number is usually a router at home, which cannot get texts
                    case FIXED_LINE, VOIP -> false;
                    default -> true;
                })
                .orElse(true);
    }

    /** Whether the number is in a range that was known when this was built. */
    public static boolean isRangeKnown(PhoneNumber number) {
        return parse("ZZ", number.e164()).filter(NUMBERS::isValidNumber).isPresent();
    }

    private PhoneReading judge(Phonenumber.PhoneNumber number) {
        String region = NUMBERS.getRegionCodeForNumber(number);
        if (isService(number) || !NUMBERS.getSupportedRegions().contains(region)) {
            return new PhoneReading.Premium();
        }
        return allowed.contains(region) ? usable(number, true) : new PhoneReading.RegionNotAllowed(region);
    }

    /** Of a number in an unknown range, only the calling code is known, and some regions share theirs. */
    private PhoneReading judgeUnknown(Phonenumber.PhoneNumber number) {
        List<String> regions = NUMBERS.getRegionCodesForCountryCode(number.getCountryCode());
        String main = NUMBERS.getRegionCodeForCountryCode(number.getCountryCode());
        if (!NUMBERS.getSupportedRegions().contains(main) || UnknownRange.isNextToServices(number)) {
            return new PhoneReading.Premium();
        }
        return regions.stream().anyMatch(allowed::contains)
                ? usable(number, false)
                : new PhoneReading.RegionNotAllowed(main);
    }

    private static PhoneReading usable(Phonenumber.PhoneNumber number, boolean rangeKnown) {
        if (number.hasExtension()) {
            return new PhoneReading.Extension();
        }
        PhoneNumber usable = new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
        return new PhoneReading.Usable(
                usable, NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL), canText(usable), rangeKnown);
    }

    private static boolean isService(Phonenumber.PhoneNumber number) {
        return switch (NUMBERS.getNumberType(number)) {
            case PREMIUM_RATE, SHARED_COST, TOLL_FREE, PAGER, UAN, VOICEMAIL -> true;
            // follow-me numbers cost callers extra (070 in the UK is known for fraud), but not in North America
            case PERSONAL_NUMBER -> number.getCountryCode() != NORTH_AMERICA;
            case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, VOIP, UNKNOWN -> false;
        };
    }

    private static Optional<Phonenumber.PhoneNumber> parse(String region, String spelling) {
        try {
            return Optional.of(NUMBERS.parse(spelling, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Region region(String code) {
        return new Region(code, NUMBERS.getCountryCodeForRegion(code));
    }
}
