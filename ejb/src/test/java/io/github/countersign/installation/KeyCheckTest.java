package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Role;
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
        database.transaction(
                entities -> entities.createQuery("DELETE FROM Authenticator a").executeUpdate());
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

    /** The start with both keys has noted the new one, so that the check value alone says nothing about the old one. */
    @Test
    void refusesToStartWithoutAKeyThatPhonesNeed() {
        TestService service = new TestService(database).restartedWith(new KeyRing(key, List.of()));
        service.seen(service.account("sam", Role.STAFF));
        service.givePhone(service.known("sam").id());
        KeyRing both = new KeyRing(next, List.of(key));
        KeyCheck.verify(database, both);
        assertThatThrownBy(() -> KeyCheck.verify(database, new KeyRing(next, List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 phones are encrypted under the server key " + key.id()
                        + ", which is not configured, so these people could not sign in. Put it back into"
                        + " countersign.server-key.previous, and leave it there until the file server-keys.txt of the"
                        + " data directory says that it can go");
        KeyCheck.verify(database, both);
    }
}
