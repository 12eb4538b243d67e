package io.github.countersign.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.challenge.TestService;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Actions after the commit run once, and only for committed work. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TransactionsTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        service = new TestService(kind);
    }

    @Test
    void tellOnlyAfterTheCommit() {
        service.transactions.perform(work -> {
            work.afterCommit(() -> told.add("done"));
            assertThat(told).isEmpty();
        });
        assertThat(told).containsExactly("done");
    }

    @Test
    void tellNothingOfWhatWasTakenBack() {
        String answer = service.transactions.run(work -> {
            work.afterCommit(() -> told.add("done"));
            return work.rollBack("gone");
        });
        assertThat(answer).isEqualTo("gone");
        assertThat(told).isEmpty();
    }

    @Test
    void tellNothingOfWhatAFailureTookBackThatTheWorkHasCaught() {
        service.transactions.perform(work -> {
            work.afterCommit(() -> told.add("done"));
            assertThatThrownBy(() -> work.sql("SELECT 1 FROM nowhere").getResultList())
                    .isInstanceOf(PersistenceException.class);
        });
        assertThat(told).isEmpty();
    }

    @Test
    void writeAndTellNothingWhereWorkOnlyReads() {
        assertThatThrownBy(() -> service.transactions.read(work -> {
                    work.afterCommit(() -> told.add("done"));
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> service.transactions.read(work -> {
                    work.persist(new Object());
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellOnceWhatTookSeveralTries() {
        List<String> tries = new ArrayList<>();
        service.transactions.<Boolean>repeated(work -> {
            work.afterCommit(() -> told.add("done"));
            tries.add("try");
            if (tries.size() < 3) {
                throw new PersistenceException("lost to somebody else");
            }
            return true;
        });
        assertThat(tries).hasSize(3);
        assertThat(told).containsExactly("done");
    }

    @Test
    void auditNothingThatNobodyDid() {
        assertThatThrownBy(() -> service.transactions.perform(work -> work.audit(Kind.CODE_SENT, "SMS")))
                .isInstanceOf(IllegalStateException.class);
    }
}
