package io.github.countersign.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTest {

    @Test
    void is256RandomBitsInUrlSafeText() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            tokens.add(Token.random());
        }
        assertThat(tokens).hasSize(1_000).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void isHashedBySha256() {
        assertThat(Token.hash("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @Test
    void isTheSameOrNot() {
        assertThat(Token.same("abc", "abc")).isTrue();
        assertThat(Token.same("abc", "abd")).isFalse();
        assertThat(Token.same("abc", "ab")).isFalse();
        assertThat(Token.same("", "abc")).isFalse();
    }
}
