package io.github.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    @ParameterizedTest
    @CsvSource({
        "SAM, sam",
        "\uFF33\uFF41\uFF2D, sam", // full width
        "s\u00ADam, sam", // soft hyphen
        "\u200Bsam\u2060, sam", // zero width
        "ol\u0131via, olivia", // dotless i
        "OL\u0130VIA, olivia", // dotted capital I
        "\u212Aarl, karl", // kelvin sign
        "nikos\u03C2, nikos\u03C3", // final sigma
        "\u017Fam, sam", // long s
    })
    void isOneWhateverTheSpelling(String typed, String folded) {
        assertThat(Account.fold(" " + typed + " ")).isEqualTo(folded);
        assertThat(account(typed, null).name()).isEqualTo(folded);
    }

    @Test
    void isOneForEveryNameThatAnApplicationMayTakeForIt() {
        for (int character = 1; character < 0x3000; character++) {
            for (char letter = 'a'; letter <= 'z'; letter++) {
                String typed = "x" + Character.toString(character);
                String known = "x" + letter;
                if (typed.equalsIgnoreCase(known)) {
                    assertThat(Account.fold(typed)).as(typed).isEqualTo(Account.fold(known));
                }
            }
        }
    }

    @Test
    void isFoldedOnceAndForAll() {
        for (int character = 0x20; character <= 0xFFFF; character++) {
            if (Character.isDefined(character) && !Character.isSurrogate((char) character)) {
                for (String mark : new String[] {"", "\u0307", "\u030C", "\u0331", "\u0345", "\u0308\u0301"}) {
                    String folded = Account.fold("x" + Character.toString(character) + mark);
                    assertThat(Account.fold(folded)).as(folded).isEqualTo(folded);
                }
            }
        }
    }

    @Test
    void goesOnByItsNameInAnotherLanguage() {
        Account account = account("J\u030C", null);

        assertThat(account.withLocale("de").name()).isEqualTo(account.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u0000"})
    void needsAName(String name) {
        assertThatThrownBy(() -> account(name, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAnotherWhenTheSameNameHasAnotherId() {
        assertThat(account("sam", "7").sameAs(account("sam", "8"))).isFalse();
        assertThat(account("sam", "7").sameAs(account("sam", "7"))).isTrue();
        assertThat(account("sam", "7").sameAs(account("sam", null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003\t"})
    void hasNoStableIdWhereItIsBlank(String blank) {
        assertThat(account("sam", blank).stableId()).isNull();
        assertThat(account("sam", blank).sameAs(account("sam", "7"))).isTrue();
    }

    /** A jar of an earlier release lets it through. */
    @Test
    void hasNoStableIdWhereItWasBlankWhenItWasSent() throws Exception {
        Account sent = sentWith("7", " ");
        assertThat(sent.stableId()).isNull();
        assertThat(sent.sameAs(account("sam", "7"))).isTrue();
        assertThat(account("sam", "7").sameAs(sent)).isTrue();
        assertThat(sent.withLocale("de").stableId()).isNull();
    }

    /** A service of an earlier release would take it for an id. */
    @Test
    void sendsNoStableIdWhereItIsBlank() throws IOException {
        assertThat(sent(account("sam", " "))).isEqualTo(sent(account("sam", null)));
    }

    /** The account as it arrives with another stable id of the same length. */
    private static Account sentWith(String stableId, String instead) throws IOException, ClassNotFoundException {
        String sent = sent(account("sam", stableId)).replace("\1" + stableId, "\1" + instead);
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(sent.getBytes(StandardCharsets.ISO_8859_1)))) {
            return (Account) in.readObject();
        }
    }

    private static String sent(Account account) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(account);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static Account account(String name, @Nullable String stableId) {
        return Account.of("clinic", name)
                .role(Role.STAFF)
                .stableId(stableId)
                .displayName("Sam")
                .build();
    }
}
