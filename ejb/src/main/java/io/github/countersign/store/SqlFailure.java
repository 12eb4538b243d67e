package io.github.countersign.store;

import io.github.countersign.store.LiveDataSource.NoConnectionException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failed statement says about the database. */
final class SqlFailure {

    /** PostgreSQL: a lock was not given in time; a statement took too long, or an administrator ended it. H2: the first of these. */
    private static final Set<String> OUT_OF_TIME = Set.of("55P03", "57014", "HYT00");

    /** H2: somebody else has changed the row meanwhile. */
    private static final String CHANGED_MEANWHILE = "90131";

    private SqlFailure() {}

    /** Whether there is no connection to the database. */
    static boolean isOutage(Throwable failure) {
        return causes(failure).anyMatch(NoConnectionException.class::isInstance);
    }

    /** Whether somebody holds a lock, or the database is too slow. */
    static boolean isOutOfTime(Throwable failure) {
        String state = state(failure);
        return state != null && OUT_OF_TIME.contains(state);
    }

    /** Whether somebody else was faster: a row exists already, or a deadlock or a concurrent change was broken off. */
    static boolean isConflict(Throwable failure) {
        String state = state(failure);
        return state == null || state.startsWith("23") || state.startsWith("40") || state.equals(CHANGED_MEANWHILE);
    }

    private static @Nullable String state(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null)
                .reduce((outer, inner) -> inner)
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
