package io.github.countersign.installation;

import io.github.countersign.account.FillSearchWords;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.account.SearchWord;
import io.github.countersign.account.VerifiedRole;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.authenticator.Authenticator;
import io.github.countersign.browser.RememberedBrowser;
import io.github.countersign.bypass.BypassCode;
import io.github.countersign.challenge.Challenge;
import io.github.countersign.confirmation.Confirmation;
import io.github.countersign.policy.Practice;
import io.github.countersign.store.InstantConverter;
import io.github.countersign.visit.Drawer;
import io.github.countersign.visit.PageCookie;
import io.github.countersign.visit.Ticket;
import io.github.countersign.visit.Visit;
import java.util.List;
import org.flywaydb.core.api.migration.JavaMigration;

/** Every class that the database maps. */
public final class Entities {

    public static final List<Class<?>> ALL = List.of(
            Practice.class,
            KnownAccount.class,
            SearchWord.class,
            VerifiedRole.class,
            Authenticator.class,
            Visit.class,
            Ticket.class,
            PageCookie.class,
            Drawer.class,
            Challenge.class,
            RememberedBrowser.class,
            Confirmation.class,
            BypassCode.class,
            AuditEvent.class,
            KeyCheck.class,
            InstantConverter.class);

    /** The changes to existing rows that SQL cannot make. */
    public static final List<JavaMigration> MIGRATIONS = List.of(new FillSearchWords());

    private Entities() {}
}
