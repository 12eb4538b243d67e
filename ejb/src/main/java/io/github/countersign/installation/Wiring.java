package io.github.countersign.installation;

import io.github.countersign.delivery.CodeSender;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.delivery.TwilioCodeSender;
import io.github.countersign.gate.DataDirectory;
import io.github.countersign.secret.KeyFile;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.settings.Settings;
import io.github.countersign.store.Database;
import io.github.countersign.store.EmbeddedDatabase;
import io.github.countersign.store.LiveDataSource;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Produces the beans that the container cannot create by itself. A failure here fails every call of the service until it is fixed, and the
 * filters lock.
 */
@Singleton
class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        return Settings.read(
                DataDirectory.locate(),
                name -> config.getOptionalValue(name, String.class).orElse(null));
    }

    @Produces
    @Singleton
    KeyRing keys(Settings settings) {
        String configured = settings.serverKey();
        String key = configured != null
                ? configured
                : KeyFile.readOrCreate(settings.dataDirectory().resolve("server.key"));
        Stream<String> others = Stream.concat(
                settings.previousServerKeys().stream(),
                KeyFile.read(settings.dataDirectory().resolve("server.key.previous")).stream());
        return new KeyRing(new ServerKey(key), others.map(ServerKey::new).toList());
    }

    @Produces
    @Singleton
    DataSource dataSource(Settings settings) {
        String name = settings.dataSource();
        if (name == null) {
            return EmbeddedDatabase.open(settings.dataDirectory());
        }
        try {
            return new LiveDataSource(lookUp(name), new ServerPool(name)::flush);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "countersign.data-source is \"" + name + "\", but there is no such data source", e);
        }
    }

    @SuppressWarnings(
            "BanJNDI") // the administrator's own setting, and a plain name: Settings refuses anything with a host
    private static DataSource lookUp(String name) throws NamingException {
        return InitialContext.doLookup(name);
    }

    private static void refuseInMemory(@Nullable String name, DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String url = connection.getMetaData().getURL();
            if (url.startsWith("jdbc:h2:mem:")) {
                throw new IllegalStateException(
                        "countersign.data-source is \"" + name + "\", which lives in memory: a restart"
                                + " would forget every phone. Leave it out for a database in a file, or name one that lasts");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The data source " + name + " does not give a connection", e);
        }
    }

    @Produces
    @Singleton
    Database database(DataSource dataSource, Settings settings, KeyRing keys) {
        refuseInMemory(settings.dataSource(), dataSource);
        Database database = Database.open(dataSource, Entities.ALL, Entities.MIGRATIONS);
        KeyCheck.verify(database, keys);
        return database;
    }

    void close(@Disposes Database database) {
        database.close();
    }

    void close(@Disposes DataSource dataSource) {
        EmbeddedDatabase.close(dataSource);
    }

    @Produces
    @Singleton
    PhoneNumberRules phoneNumberRules(Settings settings) {
        return new PhoneNumberRules(settings.allowedRegions());
    }

    @Produces
    @Singleton
    CodeSender codeSender(Settings settings, Clock clock) {
        return new TwilioCodeSender(settings.twilio(), clock);
    }

    void close(@Disposes CodeSender sender) throws Exception {
        if (sender instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
