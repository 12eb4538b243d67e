package io.github.countersign.policy;

import io.github.countersign.settings.Settings;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The practices. A practice is created when its first person signs in. */
@Singleton
public class PracticeStore {

    private final Policy defaultPolicy;

    @Inject
    public PracticeStore(Settings settings) {
        this.defaultPolicy = Policy.of(settings.defaultPolicy());
    }

    /**
     * Finds the practice, or creates it with the default policy.
     *
     * @throws jakarta.persistence.PersistenceException if somebody else creates it at this moment: try again
     */
    public Practice findOrCreate(Work work, String directory, String name) {
        Optional<Practice> found = find(work, directory, name);
        if (found.isPresent()) {
            return found.get();
        }
        Practice practice = new Practice(directory, name, defaultPolicy);
        work.persist(practice);
        work.flush();
        return practice;
    }

    public Optional<Practice> find(Work work, String directory, String name) {
        return work.query("SELECT p FROM Practice p WHERE p.directory = :directory AND p.name = :name", Practice.class)
                .setParameter("directory", directory)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** The policy of a practice that has not chosen one yet. */
    public Policy defaultPolicy() {
        return defaultPolicy;
    }

    /**
     * Changes the policy by one conditional update.
     *
     * @param seen the policy that the person saw before deciding
     * @return false if the policy has changed since
     */
    public boolean change(Work work, PracticeId id, Policy seen, Policy policy, String changedBy) {
        return work.change("UPDATE Practice p SET p.policy = :policy, p.changedAt = :now,"
                                + " p.changedBy = :by WHERE p.id = :id AND p.policy = :seen")
                        .setParameter("policy", policy)
                        .setParameter("now", work.now())
                        .setParameter("by", changedBy)
                        .setParameter("id", id.value())
                        .setParameter("seen", seen)
                        .executeUpdate()
                == 1;
    }

    public Practice get(Work work, PracticeId id) {
        Practice practice = work.find(Practice.class, id.value());
        if (practice == null) {
            throw new IllegalArgumentException("No practice has the id " + id);
        }
        return practice;
    }
}
