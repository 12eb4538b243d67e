package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.secret.Token;
import io.github.countersign.store.Database;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeyCheckTest {

    @Parameter
    private TestDatabase kind;

    private Database database;

    private final ServerKey key = new ServerKey(Token.random());
    private final ServerKey next = new ServerKey(Token.random());

    @BeforeEach
    void firstStart() {
        database = kind.spare();
        database.transaction(
                entities -> entities.createQuery("DELETE FROM KeyCheck k").executeUpdate());
        KeyCheck.verify(database, new KeyRing(key, List.of()));
    }

    @Test
    void startsAgainWithTheSameKey() {
        assertThatCode(() -> KeyCheck.verify(database, new KeyRing(key, List.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void stopsAnotherKeyTimeAndAgain() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> KeyCheck.verify(database, new KeyRing(next, List.of())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("server.key")
                    .hasMessageContaining("countersign.server-key.previous");
        }
        KeyCheck.verify(database, new KeyRing(key, List.of()));
    }

    @Test
    void takesANewKeyWithTheOldOneBesideItAndAloneFromThenOn() {
        KeyCheck.verify(database, new KeyRing(next, List.of(key)));
        KeyCheck.verify(database, new KeyRing(next, List.of()));
        assertThatThrownBy(() -> KeyCheck.verify(database, new KeyRing(key, List.of())))
                .isInstanceOf(IllegalStateException.class);
    }
}
