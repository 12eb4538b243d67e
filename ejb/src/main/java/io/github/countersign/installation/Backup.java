package io.github.countersign.installation;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.settings.Settings;
import io.github.countersign.store.EmbeddedDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Backs up the embedded database for the server's administrator, while people work: nobody else can open its file. The administrator creates
 * an empty file {@code <name>.wanted} in the folder {@code backup} of the data directory. The file {@code <name>.zip} appears there once it
 * is complete, and the wish is gone.
 */
@Singleton
class Backup {

    private static final Logger LOG = Logger.getLogger(Backup.class.getName());
    private static final String WANTED = ".wanted";

    private final Path folder;
    private final DataSource dataSource;

    @Inject
    Backup(Settings settings, DataSource dataSource) {
        this.folder = settings.dataDirectory().resolve("backup");
        this.dataSource = dataSource;
    }

    /** Makes every backup that is wanted. */
    void look() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> wishes = Files.newDirectoryStream(folder, "*" + WANTED)) {
            for (Path wish : wishes) {
                make(wish);
            }
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "The backup folder cannot be read: " + folder, e);
        }
    }

    /** Takes the wish away first: one that cannot be removed would be followed again and again. */
    private void make(Path wish) {
        String file = wish.getFileName().toString();
        String name = file.substring(0, file.length() - WANTED.length());
        try {
            Files.delete(wish);
            if (!EmbeddedDatabase.is(dataSource)) {
                LOG.severe("There is no backup of a data source: use the tools of its database");
                return;
            }
            Path unfinished = folder.resolve(name + ".zip.unfinished");
            EmbeddedDatabase.backUp(dataSource, unfinished);
            Files.move(unfinished, folder.resolve(name + ".zip"), StandardCopyOption.REPLACE_EXISTING);
            LOG.info(() -> "The database was backed up: " + AuditEvent.encoded(name + ".zip"));
        } catch (IOException | SQLException e) {
            LOG.log(Level.SEVERE, "The backup " + AuditEvent.encoded(name) + " was not made", e);
        }
    }
}
