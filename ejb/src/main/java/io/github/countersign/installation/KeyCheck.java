package io.github.countersign.installation;

import io.github.countersign.secret.KeyRing;
import io.github.countersign.store.Database;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Checks at start-up that the server key is the one that the database was written with. */
@Entity
@Table(schema = "countersign", name = "installation")
public class KeyCheck {

    @Id
    private short id = 1;

    @Column(name = "key_check")
    private String keyCheck = "";

    protected KeyCheck() {}

    /**
     * Compares the key with the stored check value; stores it on the first start, and again after a rotation.
     *
     * @throws IllegalStateException if it is a different key
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
            stored.keyCheck = keys.current().checkValue();
            return stored;
        });
    }
}
