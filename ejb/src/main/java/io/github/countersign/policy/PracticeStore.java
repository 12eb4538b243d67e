package io.github.countersign.policy;

import io.github.countersign.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/** Practices, which come into being when their first person signs in. */
@Singleton
public class PracticeStore {

    private final Policy defaultPolicy;
    private final Clock clock;

    @Inject
    public PracticeStore(Settings settings, Clock clock) {
        this.clock = clock;
        this.defaultPolicy = Policy.of(settings.defaultPolicy());
    }

    /**
     * Finds the practice, or makes it with the default policy.
     *
     * @throws jakarta.persistence.PersistenceException when somebody else makes it at this moment: try again
     */
    public Practice findOrCreate(EntityManager entities, String directory, String name) {
        Optional<Practice> found = find(entities, directory, name);
        if (found.isPresent()) {
            return found.get();
        }
        Practice practice = new Practice(directory, name, defaultPolicy);
        entities.persist(practice);
        entities.flush();
        return practice;
    }

    public Optional<Practice> find(EntityManager entities, String directory, String name) {
        return entities.createQuery(
                        "SELECT p FROM Practice p WHERE p.directory = :directory AND p.name = :name", Practice.class)
                .setParameter("directory", directory)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** What a practice requires that has not decided yet. */
    public Policy defaultPolicy() {
        return defaultPolicy;
    }

    /**
     * Changes the policy by one conditional update.
     *
     * @param seen what it was when the person decided
     * @return false when it is no longer that
     */
    public boolean change(EntityManager entities, long id, Policy seen, Policy policy, String changedBy) {
        return entities.createQuery("UPDATE Practice p SET p.policy = :policy, p.changedAt = :now,"
                                + " p.changedBy = :by WHERE p.id = :id AND p.policy = :seen")
                        .setParameter("policy", policy)
                        .setParameter("now", clock.instant())
                        .setParameter("by", changedBy)
                        .setParameter("id", id)
                        .setParameter("seen", seen)
                        .executeUpdate()
                == 1;
    }

    public Practice get(EntityManager entities, long id) {
        Practice practice = entities.find(Practice.class, id);
        if (practice == null) {
            throw new IllegalArgumentException("No practice has the id " + id);
        }
        return practice;
    }
}
