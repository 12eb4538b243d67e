package io.github.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Role;
import io.github.countersign.installation.Entities;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL stops and starts again under a pool that checks nothing, which is the servers' default. */
class LiveDataSourceTest {

    private static final int CONNECTIONS = 3;

    @TempDir
    private Path data;

    private EmbeddedPostgres server;

    @BeforeEach
    void start() throws IOException {
        server = postgres(0);
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void peopleSignInAgainAtOnceAfterARestartOfTheDatabase() throws Exception {
        CarelessPool pool = new CarelessPool(CONNECTIONS, connections());
        try (Database database = Database.open(live(pool), Entities.ALL, Entities.MIGRATIONS)) {
            TestService service = new TestService(database);
            service.enroll("sam", Role.STAFF);
            pool.fill();

            restart();

            Instant began = Instant.now();
            assertThat(service.visitor("sam", Role.STAFF)).isNotNull();
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void everyConnectionOfThePoolIsAliveAfterwards() throws Exception {
        CarelessPool pool = new CarelessPool(CONNECTIONS, connections());
        DataSource live = live(pool);
        pool.fill();

        restart();

        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            taken.add(live.getConnection());
        }
        for (Connection connection : taken) {
            assertThat(connection.isValid(1)).isTrue();
            connection.close();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsToldAtOnce() throws Exception {
        CarelessPool pool = new CarelessPool(CONNECTIONS, connections());
        DataSource live = live(pool);
        pool.fill();
        server.close();

        Instant began = Instant.now();
        assertThatThrownBy(live::getConnection).isInstanceOf(SQLException.class);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(pool.taken()).as("nothing is kept from the pool").isZero();
    }

    @Test
    void aPoolThatKeepsHandingOutDeadConnectionsIsNotAskedForEver() throws Exception {
        CarelessPool pool = new CarelessPool(CONNECTIONS, connections());
        pool.fill();
        DataSource live = new LiveDataSource(pool.dataSource(), () -> {});
        restart();

        assertThatThrownBy(live::getConnection).isInstanceOf(SQLException.class);
        assertThat(pool.taken()).isZero();
    }

    @Test
    void aMigrationTakesItsTimeOnADataSourceWithLimits() throws Exception {
        PGSimpleDataSource limited = new PGSimpleDataSource();
        limited.setUrl(server.getJdbcUrl("postgres", "postgres"));
        limited.setOptions("-c statement_timeout=1500 -c lock_timeout=1000");
        limited.setSocketTimeout(2);
        CarelessPool pool = new CarelessPool(CONNECTIONS, limited);
        List<JavaMigration> migrations = new ArrayList<>(Entities.MIGRATIONS);
        migrations.add(new V1000__TakesItsTime());

        try (Database database = Database.open(live(pool), Entities.ALL, migrations);
                Connection connection = pool.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(new TestService(database).visitor("sam", Role.STAFF)).isNotNull();
            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(1.9)"))
                    .as("the limits are there again")
                    .hasMessageContaining("statement timeout");
        }
    }

    public static final class V1000__TakesItsTime extends BaseJavaMigration {
        @Override
        public void migrate(Context context) throws SQLException {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("SELECT pg_sleep(3)");
            }
        }
    }

    private static DataSource live(CarelessPool pool) {
        return new LiveDataSource(pool.dataSource(), pool::flush);
    }

    private void restart() throws IOException {
        int port = server.getPort();
        server.close();
        server = postgres(port);
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .setPort(port)
                .start();
    }

    private DataSource connections() {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(server.getJdbcUrl("postgres", "postgres"));
        return connections;
    }
}
