package io.github.countersign.installation;

import io.github.countersign.account.MissingSkeletons;
import io.github.countersign.delivery.CodeSender;
import io.github.countersign.settings.SecretSettings;
import io.github.countersign.settings.Settings;
import io.github.countersign.signin.GateKeeper;
import io.github.countersign.signin.WarmUp;
import io.github.countersign.store.Database;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gets everything ready when the server starts, and logs that, or everything that is wrong. It never keeps the application from deploying:
 * if something is wrong, nobody is let in, and the pages say "not available".
 */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class.getName());

    @Inject
    private Instance<Settings> settings;

    @Inject
    private Instance<GateKeeper> gateKeeper;

    @Inject
    private Instance<Database> database;

    @Inject
    private Instance<MissingSkeletons> skeletons;

    @Inject
    private Instance<CodeSender> sender;

    @Inject
    private Instance<WarmUp> warmUp;

    @PostConstruct
    void start() {
        try {
            Settings read = settings.get();
            warnOfExposedSecrets();
            for (Instance<?> part : List.of(gateKeeper, database, sender)) {
                part.get();
            }
            skeletons.get().fill();
            warmUp();
            LOG.info(() -> "Countersign is ready; its files are in " + read.dataDirectory());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Countersign is not ready and lets nobody in: " + rootMessage(e), e);
        }
    }

    private void warmUp() {
        try {
            warmUp.get().run();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The first person to sign in will wait a little longer", e);
        }
    }

    private static void warnOfExposedSecrets() {
        for (String name : SecretSettings.exposed(System.getProperties().stringPropertyNames())) {
            LOG.warning(
                    () -> "The secret " + name + " comes from a system property, which others can read: WildFly writes"
                            + " all of them to its log, and the list of processes shows those of the command line. Put it in a"
                            + " file (docs/settings.md#secrets), and change it");
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
