package io.github.countersign.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file of the embedded database small. Each commit writes new versions of the pages that it changes, and leaves the old ones. H2
 * makes room again by a thread that it does not start for a database whose commits wait for the disk, so a chore does it.
 */
public final class FileUpkeep {

    /** A smaller file is not worth the work, in bytes. */
    private static final long SMALL = 1024 * 1024;

    /** How much of what is written in the file should be in use, in percent. */
    private static final int IN_USE = 50;

    /** Commits wait in the meantime. What is not done by then is done the next time. */
    private static final Duration LONGEST = Duration.ofMillis(400);

    private FileUpkeep() {}

    /** Shortens the file, if that is worth it. Does nothing to a database that is not the embedded one. */
    public static void run(DataSource dataSource) {
        if (!(dataSource instanceof JdbcConnectionPool pool)) {
            return;
        }
        try (Connection connection = pool.getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            run(session.getDatabase().getStore().getMvStore());
        } catch (SQLException e) {
            throw new IllegalStateException("The file of the database cannot be shortened", e);
        }
    }

    /** What is in use is written to the disk, on other places, before its old place is free. */
    private static void run(MVStore store) {
        FileStore<?> file = store.getFileStore();
        if (file == null || file.size() < SMALL || file.getChunksFillRate() >= IN_USE) {
            return;
        }
        int retention = store.getRetentionTime();
        store.compactFile((int) LONGEST.toMillis());
        store.setRetentionTime(retention); // else nothing that is written over would ever be kept for a while again
    }
}
