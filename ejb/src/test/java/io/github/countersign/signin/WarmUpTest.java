package io.github.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.TestService;
import io.github.countersign.work.Work;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarmUpTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void leavesNothingBehind(TestDatabase kind) {
        TestService service = new TestService(kind);
        service.bean(WarmUp.class).run();
        service.bean(WarmUp.class).run();
        assertThat(service.transactions.<Long>read(
                        work -> rowsOfItsDirectory(work, "KnownAccount") + rowsOfItsDirectory(work, "Practice")))
                .isZero();
    }

    private static long rowsOfItsDirectory(Work work, String entity) {
        return work.query("SELECT COUNT(r) FROM " + entity + " r WHERE r.directory = 'countersign'", Long.class)
                .getSingleResult();
    }
}
