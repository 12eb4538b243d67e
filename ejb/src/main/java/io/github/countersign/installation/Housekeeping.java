package io.github.countersign.installation;

import io.github.countersign.account.MissingSkeletons;
import io.github.countersign.browser.LastUses;
import io.github.countersign.challenge.DeliveryWatch;
import io.github.countersign.limit.SendLimits;
import io.github.countersign.signin.GateKeeper;
import io.github.countersign.store.FileUpkeep;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Runs the recurring chores: the break-glass folder, the notes of used browsers, the counts of sends, what became of codes, changes of keys,
 * backups, the database's file, and purging what has expired.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private final Chores chores = new Chores(Logger.getLogger(Housekeeping.class.getName()));

    @Inject
    private Instance<BreakGlass> breakGlass;

    @Inject
    private Instance<Purge> purge;

    @Inject
    private Instance<LastUses> lastUses;

    @Inject
    private Instance<SendLimits> limits;

    @Inject
    private Instance<MissingSkeletons> skeletons;

    @Inject
    private Instance<DeliveryWatch> watch;

    @Inject
    private Instance<Questions> questions;

    @Inject
    private Instance<KeyRotation> keyRotation;

    @Inject
    private Instance<GateKeeper> gateKeeper;

    @Inject
    private Instance<DataSource> dataSource;

    @Inject
    private Instance<Backup> backup;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void lookForBreakGlass() {
        chores.attempt("the break-glass folder", () -> breakGlass.get().look());
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void countSends() {
        chores.attempt("counting the codes of practices", () -> limits.get().writePending());
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void askAboutCodes() {
        chores.attempt("looking for codes to ask about", () -> {
            if (watch.get().isDue()) {
                questions.get().ask();
            }
        });
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void shortenTheFile() {
        chores.attempt("shortening the database's file", () -> FileUpkeep.run(dataSource.get()));
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void readGateKeys() {
        chores.attempt("reading the gate keys", () -> gateKeeper.get().readKeys());
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void lookForBackups() {
        chores.attempt("the backup folder", () -> backup.get().look());
    }

    @Schedule(hour = "*", minute = "*", persistent = false)
    void carryOverToTheServerKey() {
        chores.attempt(
                "carrying phones over to the server key",
                () -> keyRotation.get().run());
    }

    @Schedule(hour = "*", minute = "*", persistent = false)
    void writeLastUses() {
        chores.attempt("saving when browsers were used", () -> lastUses.get().write());
    }

    @Schedule(hour = "*", minute = "*", persistent = false)
    void fillSkeletons() {
        chores.attempt(
                "the names that a node of the last release has seen",
                () -> skeletons.get().fill());
    }

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    void purge() {
        chores.attempt("purging expired rows", () -> purge.get().run());
    }
}
