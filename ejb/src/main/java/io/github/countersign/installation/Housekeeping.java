package io.github.countersign.installation;

import io.github.countersign.browser.LastUses;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Does what has to be done from time to time: the break-glass folder, and purging what expired. */
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

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void lookForBreakGlass() {
        chores.attempt("the break-glass folder", () -> breakGlass.get().look());
    }

    @Schedule(hour = "*", minute = "*", persistent = false)
    void writeLastUses() {
        chores.attempt("noting when browsers were used", () -> lastUses.get().write());
    }

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    void purge() {
        chores.attempt("purging what expired", () -> purge.get().run());
    }
}
