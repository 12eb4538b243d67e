package io.github.countersign.store;

import io.github.countersign.secret.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;

/** The database that needs no settings: an H2 file in the server's data directory. */
public final class EmbeddedDatabase {

    private static final int CONNECTIONS = 20;

    private EmbeddedDatabase() {}

    /**
     * A pool of connections to it. Only the server's own user can access its files, whoever created the folder. Every commit is on the disk
     * before it returns. {@code dispose()} closes the file. A thread that is interrupted closes it too, for everybody: it is opened again.
     */
    public static JdbcConnectionPool open(Path dataDirectory) {
        String file = dataDirectory.resolve("countersign").toAbsolutePath().toString();
        if (file.contains(";")) {
            throw new IllegalArgumentException(
                    "H2 cannot keep a database in a folder with a semicolon: " + dataDirectory);
        }
        try {
            OwnerOnly.createDirectories(dataDirectory.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the database cannot be created: " + dataDirectory, e);
        }
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:retry:" + OwnerOnlyPath.scheme() + ":" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "sa",
                "");
        pool.setMaxConnections(CONNECTIONS);
        pool.setLoginTimeout(3);
        return pool;
    }

    /** Closes its file. H2 also leaves the list of drivers, which would keep every class of this deployment for good. */
    public static void close(DataSource dataSource) {
        if (dataSource instanceof JdbcConnectionPool pool) {
            pool.dispose();
            Driver.unload();
        }
    }

    /** Whether it is this one. */
    public static boolean is(DataSource dataSource) {
        return dataSource instanceof JdbcConnectionPool;
    }

    /**
     * Copies it while it is at work: the copy is as it was at one moment.
     *
     * @param zip a new file, which holds the database's file; only the server's own user can access it
     */
    public static void backUp(DataSource dataSource, Path zip) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
            backup.setString(1, OwnerOnlyPath.scheme() + ":" + zip.toAbsolutePath());
            backup.execute();
        }
    }
}
