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
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does what has to be done from time to time: the break-glass folder, and purging what expired. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    @Inject
    private Instance<BreakGlass> breakGlass;

    @Inject
    private Instance<Purge> purge;

    @Inject
    private Instance<LastUses> lastUses;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void lookForBreakGlass() {
        quietly(() -> breakGlass.get().look());
    }

    @Schedule(hour = "*", minute = "*", persistent = false)
    void writeLastUses() {
        quietly(() -> lastUses.get().write());
    }

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    void purge() {
        quietly(() -> purge.get().run());
    }

    /** Start-up has said why the service is not ready; saying it every ten seconds would bury that. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Housekeeping could not be done now", e);
        }
    }
}
