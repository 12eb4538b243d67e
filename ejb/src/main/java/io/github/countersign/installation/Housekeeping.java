package io.github.countersign.installation;

import io.github.countersign.browser.LastUses;
import io.github.countersign.challenge.DeliveryWatch;
import io.github.countersign.limit.SendLimits;
import io.github.countersign.store.Database;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Runs the recurring chores: the break-glass folder, the notes of used browsers, the counts of sends, what became of codes, and purging
 * what has expired.
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
    private Instance<DeliveryWatch> watch;

    @Inject
    private Instance<Questions> questions;

    @Inject
    private Instance<Database> database;

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

    @Schedule(hour = "*", minute = "*", persistent = false)
    void writeLastUses() {
        chores.attempt("saving when browsers were used", () -> lastUses.get().write());
    }

    @Schedule(hour = "*", minute = "*", persistent = false)
    void fillSkeletons() {
        chores.attempt("the names of people that a node of the last release has seen", () -> MissingSkeletons.fill(database.get()));
    }

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    void purge() {
        chores.attempt("purging expired rows", () -> purge.get().run());
    }
}
