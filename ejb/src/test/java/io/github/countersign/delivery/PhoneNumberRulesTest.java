package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.delivery.PhoneNumberRules.Region;
import io.github.countersign.delivery.PhoneReading.Missing;
import io.github.countersign.delivery.PhoneReading.NotANumber;
import io.github.countersign.delivery.PhoneReading.Premium;
import io.github.countersign.delivery.PhoneReading.RegionNotAllowed;
import io.github.countersign.delivery.PhoneReading.Usable;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberRulesTest {

    private final PhoneNumberRules rules = new PhoneNumberRules(List.of("US", "DE", "GB", "FR", "BR", "JP", "SH"));

    @ParameterizedTest
    @CsvSource({
        "US, 2025550143",
        "US, 202 555 0143",
        "US, (202) 555-0143",
        "US, 202.555.0143",
        "US, 1-202-555-0143",
        "US, +1 202 555 0143",
        "US, +1 (202) 555‑0143",
        "US, tel:+1-202-555-0143",
        "US, 001 202 555 0143",
        "US, '  2025550143\t'",
        "US, ２０２５５５０１４３",
        "US, ＋１２０２５５５０１４３",
        "DE, +12025550143",
        "DE, 0012025550143",
        "DE, ００１２０２５５５０１４３",
        "GB, 00 1 202 555 0143",
        "ZZ, +12025550143",
    })
    void everySpellingOfANumberIsTheSameNumber(String region, String typed) {
        assertThat(rules.read(region, typed))
                .isEqualTo(new Usable(new PhoneNumber("+12025550143"), "+1 202-555-0143", true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 0151 23456789,         +4915123456789",
        "DE, +49 (0)151 23456789,   +4915123456789",
        "GB, 07400 123456,          +447400123456",
        "US, 011 44 7400 123456,    +447400123456",
        "FR, 06 12 34 56 78,        +33612345678",
        "BR, (11) 96123-4567,       +5511961234567",
        "US, +81 90 1234 5678,      +819012345678",
    })
    void mobileNumbersTakeTexts(String region, String typed, String e164) {
        assertThat(rules.read(region, typed)).isInstanceOfSatisfying(Usable.class, phone -> {
            assertThat(phone.number().e164()).isEqualTo(e164);
            assertThat(phone.canText()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 030 123456,        +4930123456",
        "GB, 020 7946 0123,     +442079460123",
        "FR, 01 23 45 67 89,    +33123456789",
        "BR, 11 2345-6789,      +551123456789",
        "DE, 032 22 1234567,    +4932221234567",
    })
    void landlinesCanOnlyBeCalled(String region, String typed, String e164) {
        assertThat(rules.read(region, typed)).isInstanceOfSatisfying(Usable.class, phone -> {
            assertThat(phone.number().e164()).isEqualTo(e164);
            assertThat(phone.canText()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12025550143", "+12025550144", "+12025550100", "+12025550199", "+15005550006"})
    void numbersOfTheDemoAreUsable(String typed) {
        assertThat(rules.read("US", typed)).isInstanceOf(Usable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "US, 900 234 5678",
        "US, +1 900 555 0143",
        "US, 1-800-555-0143",
        "DE, 0900 1 234567",
        "DE, 0180 5 123456",
        "DE, 0137 1234567",
        "GB, 0906 123 4567",
        "GB, 0844 123 4567",
        "GB, 0300 123 4567",
        "GB, 070 1234 5678",
        "US, +979 1 2345 6789",
        "US, +800 1234 5678",
        "US, +870 773 111 632",
    })
    void numbersOfServicesAreRefused(String region, String typed) {
        assertThat(rules.read(region, typed)).isEqualTo(new Premium());
    }

    @ParameterizedTest
    @CsvSource({
        "US, +43 664 123456,   AT",
        "US, +1 876 212 3456,  JM",
        "US, 876 212 3456,     JM",
        "GB, 07624 123456,     IM",
        "US, +1 613 555 0143,  CA",
    })
    void numbersOfOtherRegionsAreNotAllowed(String region, String typed, String foreign) {
        assertThat(rules.read(region, typed)).isEqualTo(new RegionNotAllowed(foreign));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "+",
                "00",
                "0",
                "911",
                "5550143",
                "12345678",
                "123 456 7890",
                "999 555 0143",
                "+1 202 155 0143",
                "+1 202 555 0143 4",
                "+999 123456789",
                "<script>",
                "2025550143' OR 1=1",
                "\u0000"
            })
    void nonsenseIsNotANumber(String typed) {
        assertThat(rules.read("US", typed)).isEqualTo(new NotANumber("(201) 555-0123"));
    }

    @Test
    void textOfAnyLengthIsNotANumber() {
        assertThat(rules.read("US", "1".repeat(1_000_000))).isInstanceOf(NotANumber.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void nothingTypedIsMissing(String typed) {
        assertThat(rules.read("US", typed)).isEqualTo(new Missing());
    }

    @Test
    void shortNumbersOfSmallIslandsAreNumbersToo() {
        assertThat(rules.read("US", "+290 8999")).isInstanceOf(RegionNotAllowed.class);
        assertThat(rules.read("US", "+290 51234"))
                .isInstanceOfSatisfying(
                        Usable.class, phone -> assertThat(phone.number().e164()).isEqualTo("+29051234"));
    }

    @ParameterizedTest
    @CsvSource({"US, (201) 555-0123", "DE, 01512 3456789", "GB, 07400 123456", "ZZ, (201) 555-0123", "TA, 8999"})
    void exampleIsAMobileNumberAsPeopleWriteIt(String region, String example) {
        assertThat(rules.example(region)).isEqualTo(example);
    }

    @Test
    void examplesOfAllRegionsAreUnderstood() {
        List<Region> all = PhoneNumberRules.supportedRegions();
        PhoneNumberRules everywhere =
                new PhoneNumberRules(all.stream().map(Region::code).toList());
        assertThat(all)
                .hasSizeGreaterThan(200)
                .allSatisfy(region -> assertThat(everywhere.read(region.code(), everywhere.example(region.code())))
                        .as(region.code())
                        .isInstanceOf(Usable.class));
    }

    @Test
    void allowedRegionsKeepTheirOrderAndKnowTheirCallingCodes() {
        assertThat(new PhoneNumberRules(List.of("GB", "US", "DE")).allowedRegions())
                .containsExactly(new Region("GB", 44), new Region("US", 1), new Region("DE", 49));
    }

    @Test
    void storedNumberKnowsWhetherItTakesTexts() {
        assertThat(PhoneNumberRules.canText(new PhoneNumber("+12025550143"))).isTrue();
        assertThat(PhoneNumberRules.canText(new PhoneNumber("+4930123456"))).isFalse();
    }

    @Test
    void unknownRegionsAreNamed() {
        assertThatThrownBy(() -> new PhoneNumberRules(List.of("US", "ZZ", "Germany")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ZZ, Germany");
        assertThatThrownBy(() -> new PhoneNumberRules(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotDependOnTheServersLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(rules.read("US", "202 555 0143"))
                    .isEqualTo(new Usable(new PhoneNumber("+12025550143"), "+1 202-555-0143", true, true));
        } finally {
            Locale.setDefault(before);
        }
    }
}
