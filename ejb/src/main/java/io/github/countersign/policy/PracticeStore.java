package io.github.countersign.policy;

import io.github.countersign.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Practices, which come into being when their first person signs in. */
@Singleton
public class PracticeStore {

    private final Policy defaultPolicy;

    @Inject
    public PracticeStore(Settings settings) {
        this.defaultPolicy = Policy.of(settings.defaultPolicy());
    }

    /**
     * Finds the practice, or makes it with the default policy.
     *
     * @throws jakarta.persistence.PersistenceException when somebody else makes it at this moment: try again
     */
    public Practice findOrCreate(EntityManager entities, String directory, String name) {
        List<Practice> found = entities.createQuery(
                        "SELECT p FROM Practice p WHERE p.directory = :directory AND p.name = :name", Practice.class)
                .setParameter("directory", directory)
                .setParameter("name", name)
                .getResultList();
        if (!found.isEmpty()) {
            return found.get(0);
        }
        Practice practice = new Practice(directory, name, defaultPolicy);
        entities.persist(practice);
        entities.flush();
        return practice;
    }

    public Practice get(EntityManager entities, long id) {
        Practice practice = entities.find(Practice.class, id);
        if (practice == null) {
            throw new IllegalArgumentException("No practice has the id " + id);
        }
        return practice;
    }
}
