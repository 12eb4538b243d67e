package io.github.countersign.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private final ServerKey key = new ServerKey(Token.random());
    private final ServerKey next = new ServerKey(Token.random());
    private final KeyRing ring = new KeyRing(key, List.of());

    @Test
    void decryptsWhatItEncrypted() {
        assertThat(ring.decrypt(ring.encrypt("+12025550143", "account 1"), "account 1"))
                .isEqualTo("+12025550143");
        assertThat(ring.decrypt(ring.encrypt("", ""), "")).isEmpty();
    }

    @Test
    void encryptsTheSameTextDifferentlyEachTime() {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            sealed.add(ring.encrypt("+12025550143", "account 1"));
        }
        assertThat(sealed)
                .hasSize(100)
                .allMatch(text -> text.startsWith(key.id() + ".") && !text.contains("2025550143"));
    }

    @Test
    void noticesEveryChangedCharacter() {
        String sealed = ring.encrypt("+12025550143", "account 1");
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'Q' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThatThrownBy(() -> ring.decrypt(changed, "account 1")).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void noticesWhatWasCutOff() {
        String sealed = ring.encrypt("+12025550143", "account 1");
        for (int length = 0; length < sealed.length(); length++) {
            String cut = sealed.substring(0, length);
            assertThatThrownBy(() -> ring.decrypt(cut, "account 1")).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void noticesARowThatWasPutInAnothersPlace() {
        String sealed = ring.encrypt("+12025550143", "phone of account 1");
        assertThatThrownBy(() -> ring.decrypt(sealed, "phone of account 2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.decrypt(sealed, "challenge of account 1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsUnderAnEarlierKeyAndWritesUnderTheCurrentOne() {
        String old = ring.encrypt("+12025550143", "account 1");
        KeyRing rotated = new KeyRing(next, List.of(key));
        assertThat(rotated.decrypt(old, "account 1")).isEqualTo("+12025550143");
        String fresh = rotated.encrypt("+12025550143", "account 1");
        assertThat(new KeyRing(next, List.of()).decrypt(fresh, "account 1")).isEqualTo("+12025550143");
        assertThatThrownBy(() -> ring.decrypt(fresh, "account 1"))
                .hasMessageContaining(next.id())
                .hasMessageContaining("countersign.server-key.previous");
    }

    @Test
    void knowsTheCheckValuesOfItsKeysAlone() {
        KeyRing rotated = new KeyRing(next, List.of(key));
        assertThat(rotated.knows(key.checkValue())).isTrue();
        assertThat(rotated.knows(next.checkValue())).isTrue();
        assertThat(ring.knows(next.checkValue())).isFalse();
        assertThat(ring.knows("")).isFalse();
    }
}
