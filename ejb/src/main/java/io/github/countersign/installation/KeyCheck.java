package io.github.countersign.installation;

import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.store.Database;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks at start-up that the server keys are the ones that the database was written with. */
@Entity
@Table(schema = "countersign", name = "installation")
public class KeyCheck {

    @Id
    private short id = 1;

    @Column(name = "key_check")
    private String keyCheck = "";

    protected KeyCheck() {}

    /**
     * Compares the key with the stored check value; stores it on the first start, and again after a rotation. Then looks whether every phone
     * can be read: a phone may need a key that was taken out too early.
     *
     * @throws IllegalStateException if it is a different key, or one is missing
     */
    static void verify(Database database, KeyRing keys) {
        database.transactionRepeated(entities -> {
            KeyCheck stored = entities.find(KeyCheck.class, (short) 1);
            if (stored == null) {
                stored = new KeyCheck();
                entities.persist(stored);
            } else if (!keys.knows(stored.keyCheck)) {
                throw new IllegalStateException(
                        "The server key is not the one that this database was written with, so no phone"
                                + " could be read. Restore the file server.key, or set countersign.server-key (after a change of"
                                + " keys: countersign.server-key.previous too)");
            }
            refuseMissing(phonesByKey(entities), keys);
            stored.keyCheck = keys.current().checkValue();
            return stored;
        });
    }

    private static void refuseMissing(Map<String, Long> phones, KeyRing keys) {
        Set<String> known = keys.all().stream().map(ServerKey::id).collect(Collectors.toSet());
        phones.forEach((key, count) -> {
            if (!known.contains(key)) {
                throw new IllegalStateException(count + " phones are encrypted under the server key " + key
                        + ", which is not configured, so these people could not sign in. Put it back into"
                        + " countersign.server-key.previous, and leave it there until the file " + KeyRotation.FILE
                        + " of the data directory says that it can go");
            }
        });
    }

    /** How many phones are encrypted under each server key, by its id. */
    static Map<String, Long> phonesByKey(EntityManager entities) {
        Map<String, Long> phones = new TreeMap<>();
        for (Object row : entities.createNativeQuery("SELECT k, COUNT(*) FROM (SELECT SUBSTRING(secret, 1, "
                        + ServerKey.ID_LENGTH
                        + ") AS k FROM countersign.authenticator WHERE kind = 'PHONE') keys GROUP BY k")
                .getResultList()) {
            Object[] columns = (Object[]) row;
            phones.put((String) columns[0], ((Number) columns[1]).longValue());
        }
        return phones;
    }
}
