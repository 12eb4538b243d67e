package io.github.countersign.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.gate.Role;
import io.github.countersign.visit.SigningIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                " 12345678 ",
                "1234-5678",
                "1234 5678",
                "12 34 56 78",
                "1234\u00a05678", // no-break space
                "1234\u20135678", // en dash
                "\u202a12345678\u202c", // copied from text of two directions
                "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", // full-width
                "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", // Arabic-Indic
                "\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8", // Persian
                "\u0967\u0968\u0969\u096a\u096b\u096c\u096d\u096e", // Devanagari
                "1234\t5678\n"
            })
    void understandsEightDigitsHoweverTheyAreWritten(String typed) {
        assertThat(TypedCode.of(typed).code().orElseThrow().digits()).isEqualTo("12345678");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, false",
        "'   ', 0, false",
        "1234567, 7, false",
        "123456789, 9, false",
        "1234567a, 7, true",
        "12345678a, 8, true",
        "abcdefgh, 0, true",
        "1234.5678, 8, true",
        "+12345678, 8, true",
        "'12345678; DROP', 8, true",
        "\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467, 0, true", // circled digits are no decimal digits
    })
    void saysWhatIsWrongWithEverythingElse(String typed, int digits, boolean otherCharacters) {
        TypedCode code = TypedCode.of(typed);
        assertThat(code.code()).isEmpty();
        assertThat(code).isEqualTo(new TypedCode(code.digits(), otherCharacters));
        assertThat(code.digits()).hasSize(digits);
    }

    @Test
    void readsOnlyTheBeginningOfAnEndlessEntry() {
        assertThat(TypedCode.of("1".repeat(1_000_000)).digits()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "1234567a", "hello"})
    void isNoGuessWhenMalformed(String typed) {
        TestService service = new TestService(TestDatabase.H2);
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        for (int i = 0; i < 12; i++) {
            assertThat(browser.answer(signIn, typed)).isInstanceOf(Answer.Malformed.class);
        }
        assertThat(browser.answer(signIn, service.wrongCode())).isEqualTo(new Answer.Wrong(4));
    }
}
