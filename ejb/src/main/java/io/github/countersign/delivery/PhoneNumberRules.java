package io.github.countersign.delivery;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
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
        if (typed.isBlank()) {
            return new PhoneReading.Missing();
        }
        Optional<Phonenumber.PhoneNumber> understood = spellings(typed.strip()).stream()
                .flatMap(spelling -> parse(region, spelling).stream())
                .filter(NUMBERS::isValidNumber)
                .filter(number -> PhoneNumber.isE164(NUMBERS.format(number, PhoneNumberFormat.E164)))
                .findFirst();
        return understood.map(this::judge).orElseGet(() -> new PhoneReading.NotANumber(example(region)));
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

    private PhoneReading judge(Phonenumber.PhoneNumber number) {
        String region = NUMBERS.getRegionCodeForNumber(number);
        if (isService(number) || !NUMBERS.getSupportedRegions().contains(region)) {
            return new PhoneReading.Premium();
        }
        if (!allowed.contains(region)) {
            return new PhoneReading.RegionNotAllowed(region);
        }
        PhoneNumber usable = new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
        return new PhoneReading.Usable(
                usable, NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL), canText(usable));
    }

    private static boolean isService(Phonenumber.PhoneNumber number) {
        return switch (NUMBERS.getNumberType(number)) {
            case PREMIUM_RATE, SHARED_COST, TOLL_FREE, PAGER, UAN, VOICEMAIL -> true;
            // follow-me numbers cost callers extra (070 in the UK is known for fraud), but not in North America
            case PERSONAL_NUMBER -> number.getCountryCode() != NORTH_AMERICA;
            case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, VOIP, UNKNOWN -> false;
        };
    }

    private static List<String> spellings(String typed) {
        List<String> spellings = new ArrayList<>();
        // 00 is understood everywhere, even in regions with another prefix for calls abroad (011 in the US)
        if (typed.length() > 2
                && Character.digit(typed.charAt(0), 10) == 0
                && Character.digit(typed.charAt(1), 10) == 0) {
            spellings.add("+" + typed.substring(2));
        }
        spellings.add(typed);
        return spellings;
    }

    private static Optional<Phonenumber.PhoneNumber> parse(String region, String spelling) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(spelling, region);
            return number.hasExtension() ? Optional.empty() : Optional.of(number);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Region region(String code) {
        return new Region(code, NUMBERS.getCountryCodeForRegion(code));
    }
}
