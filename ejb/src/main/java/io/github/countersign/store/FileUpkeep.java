package io.github.countersign.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/**
 * Keeps the file of the embedded database small. Each commit writes new versions of the pages that it changes. H2 makes room again in a
 * thread that it does not start for a database whose commits wait for the disk, so a chore does it.
 */
public final class FileUpkeep {

    /** How much of what is written in the file should be in use, in percent. */
    private static final int IN_USE = 50;

    /** How much of the file should be filled, in percent. */
    private static final int FILLED = 80;

    /** The most that is written again at a time, in bytes: nobody waits for long. */
    private static final int STEP = 4 * 1024 * 1024;

    private static final int MOST_STEPS = 8;

    private FileUpkeep() {}

    /** Makes room in the file, and shortens it. Does nothing to a database that is not the embedded one. */
    public static void run(DataSource dataSource) {
        if (!(dataSource instanceof JdbcConnectionPool pool)) {
            return;
        }
        try (Connection connection = pool.getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            run(session.getDatabase().getStore().getMvStore());
        } catch (SQLException e) {
            throw new IllegalStateException("The file of the database cannot be tidied up", e);
        }
    }

    private static void run(MVStore store) {
        FileStore<?> file = store.getFileStore();
        if (file == null) {
            return; // in memory
        }
        store.sync(); // nothing that the disk may still need is written over
        for (int step = 0; step < MOST_STEPS && store.compact(IN_USE, STEP); step++) {
            store.commit();
        }
        if (file instanceof RandomAccessStore whole) {
            whole.compactMoveChunks(FILLED, STEP, store);
        }
    }
}
