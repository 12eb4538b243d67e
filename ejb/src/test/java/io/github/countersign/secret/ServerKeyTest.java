package io.github.countersign.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another implementation (Python's hmac) computed the expected values, for the key of the bytes 0 to 31. */
class ServerKeyTest {

    private static final String BYTES_0_TO_31 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private final ServerKey key = new ServerKey(BYTES_0_TO_31);

    @ParameterizedTest
    @CsvSource({
        "'', 61926509",
        "a, 02609838",
        "1 2 VERIFY +12025550143 nonce, 25506454",
        "text 114, 00454171", // leading zeros
        "text 3, 30306826", // the last offset, 15
        "text 2, 34911924", // a set sign bit
    })
    void truncatesToEightDigitsAsRfc4226Says(String text, String digits) {
        assertThat(key.eightDigits(text)).isEqualTo(digits);
    }

    @Test
    void derivesEveryValueForItsOwnPurpose() {
        assertThat(key.id()).isEqualTo("hlF0VlyE");
        assertThat(key.checkValue()).isEqualTo("IWRiW1ifIMSAc4bVFiuSboUb6RqDVpTvy93XKZF-DGM");
        assertThat(key.phoneHash("+12025550143")).isEqualTo("84opl3uEIsy8VP79aziemYoFtGBg0H-LxJhz7Ws_tcI");
    }

    @Test
    void givesOtherCodesUnderAnotherKey() {
        ServerKey other = new ServerKey(Token.random());
        assertThat(other.eightDigits("a")).isNotEqualTo(key.eightDigits("a"));
        assertThat(other.id()).isNotEqualTo(key.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8AAA", "not base64 at all!"})
    void refusesWhatIsNo256Bits(String text) {
        assertThatThrownBy(() -> new ServerKey(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
