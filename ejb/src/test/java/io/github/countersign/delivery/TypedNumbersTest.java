package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.delivery.PhoneNumberRules.Region;
import io.github.countersign.delivery.PhoneReading.Extension;
import io.github.countersign.delivery.PhoneReading.NotANumber;
import io.github.countersign.delivery.PhoneReading.Premium;
import io.github.countersign.delivery.PhoneReading.RegionNotAllowed;
import io.github.countersign.delivery.PhoneReading.Usable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type in fifty countries, and numbers that are newer than this build. */
class TypedNumbersTest {

    private static final Pattern NAMED = Pattern.compile("<([A-Z -]+)>");

    private final PhoneNumberRules everywhere = new PhoneNumberRules(
            PhoneNumberRules.supportedRegions().stream().map(Region::code).toList());
    private final PhoneNumberRules american = new PhoneNumberRules(List.of("US"));

    @ParameterizedTest
    @CsvFileSource(resources = "typed-numbers.txt", delimiter = '|', quoteCharacter = '"')
    void aNumberIsUnderstoodAsItIsTypedThere(String region, String typed, String e164, char texts) {
        assertThat(everywhere.read(region, withInvisible(typed))).isInstanceOfSatisfying(Usable.class, usable -> {
            assertThat(usable.number().e164()).isEqualTo(e164);
            assertThat(usable.canText()).isEqualTo(texts == 't');
            assertThat(usable.rangeKnown()).isTrue();
        });
    }

    private static String withInvisible(String typed) {
        return NAMED.matcher(typed).replaceAll(named -> Character.toString(Character.codePointOf(named.group(1))));
    }

    @Test
    void everyAreaCodeThatMayComeIsLetThroughWithAWarning() {
        List<PhoneReading> newer = IntStream.rangeClosed(200, 999)
                .filter(code -> code / 10 % 10 != 9 && code % 100 != 11)
                .mapToObj(code -> american.read("US", "(" + code + ") 234-5678"))
                .filter(reading -> !(reading instanceof Usable usable && usable.rangeKnown()))
                .filter(reading -> !(reading instanceof RegionNotAllowed) && !(reading instanceof Premium))
                .toList();
        assertThat(newer)
                .hasSizeGreaterThan(100)
                .allSatisfy(reading -> assertThat(reading)
                        .isInstanceOfSatisfying(
                                Usable.class,
                                usable -> assertThat(usable.canText()).isTrue()));
    }

    @ParameterizedTest
    @CsvSource({
        "US, 738 555 0143",
        "US, (324) 555-0143",
        "US, +1 229 723 0143",
        "FR, 09 99 99 99 99",
        "MX, 999 99 99 999",
        "IN, 56789 01234",
        "NL, 06 99 99 99 99",
    })
    void aNumberThatMayExistIsAllowed(String region, String typed) {
        assertThat(everywhere.read(region, typed)).isInstanceOf(Usable.class);
    }

    @Test
    void whetherTheRangeOfAStoredNumberIsKnownIsToldAgain() {
        assertThat(PhoneNumberRules.isRangeKnown(new PhoneNumber("+12025550143")))
                .isTrue();
        assertThat(PhoneNumberRules.isRangeKnown(new PhoneNumber("+13705550143")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "US, 900 200 1234",
        "US, (889) 234-5678",
        "US, 822 234 5678",
        "GB, 0907 12345",
        "DE, 0900 5",
        "FR, 08 97 12 34",
    })
    void anUnknownNumberBesideServicesIsNotAllowed(String region, String typed) {
        assertThat(everywhere.read(region, typed)).isIn(new Premium(), new NotANumber(everywhere.example(region)));
    }

    @Test
    void anUnknownNumberOfACountryThatIsNotAllowedIsNotAllowed() {
        assertThat(american.read("US", "+33 9 99 99 99 99")).isEqualTo(new RegionNotAllowed("FR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"202 555 0143 ext. 12", "202-555-0143x12", "(202) 555-0143 #12", "tel:+1-202-555-0143;ext=12"})
    void anExtensionIsSaidToBeOne(String typed) {
        assertThat(american.read("US", typed)).isEqualTo(new Extension());
    }

    @ParameterizedTest
    @CsvSource({"US, 07400 123456", "US, 0612345678", "US, 0151 23456789", "US, 090-1234-5678", "FR, 202 555 0143 9"})
    void aNumberOfAnotherCountryThanTheChosenOneIsNoNumber(String region, String typed) {
        assertThat(everywhere.read(region, typed)).isInstanceOf(NotANumber.class);
    }
}
