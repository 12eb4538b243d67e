package io.github.countersign.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {

    @Test
    void measuresContrastAsWcagDoes() {
        assertThat(Colour.WHITE.contrastWith(Colour.BLACK)).isEqualTo(21);
        assertThat(Colour.WHITE.contrastWith(Colour.WHITE)).isEqualTo(1);
        assertThat(Colour.of("#777777").contrastWith(Colour.WHITE)).isCloseTo(4.48, within(0.01));
        assertThat(Colour.of("#767676").contrastWith(Colour.WHITE)).isCloseTo(4.54, within(0.01));
        assertThat(Colour.of("#ff0000").contrastWith(Colour.WHITE)).isCloseTo(4.0, within(0.01));
    }

    @Test
    void changesNoMoreThanItMust() {
        Colour readable = Colour.of("#777777").towards(Colour.BLACK, colour -> colour.isReadableOn(Colour.WHITE));
        assertThat(readable.isReadableOn(Colour.WHITE)).isTrue();
        assertThat(readable).hasToString("#767676");
        assertThat(Colour.BLACK.towards(Colour.WHITE, colour -> true)).isEqualTo(Colour.BLACK);
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(Colour.of("#0B5c5C")).hasToString("#0b5c5c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0b5c5c", "#0b5", "#0b5c5g", "#0b5c5c00", "teal", "#0b5c5c;}", "rgb(1,2,3)"})
    void takesSixHexadecimalDigitsAndNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Colour.of(text));
    }
}
