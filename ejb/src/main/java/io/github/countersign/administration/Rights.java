package io.github.countersign.administration;

import io.github.countersign.account.KnownAccount;
import io.github.countersign.gate.Role;
import io.github.countersign.settings.Settings;
import io.github.countersign.visit.Managing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Who may do what to whom, within one practice. An owner acts on everybody else, a manager on staff and clients. Staff and clients act only
 * on themselves, unless the setting lets staff help clients. A role that is not mapped counts as a client here.
 */
@Singleton
public class Rights {

    private final boolean staffHelpsClients;

    @Inject
    public Rights(Settings settings) {
        this.staffHelpsClients = settings.staffHelpsClients();
    }

    /** Whether somebody sees the practice's people. Staff who help clients see only the clients. */
    public boolean seesPeople(Role role) {
        return seesEverybody(role) || (role == Role.STAFF && staffHelpsClients);
    }

    boolean seesEverybody(Role role) {
        return role == Role.OWNER || role == Role.MANAGER;
    }

    public boolean setsPolicy(Role role) {
        return role == Role.OWNER || role == Role.MANAGER;
    }

    public boolean readsAudit(Role role) {
        return role == Role.OWNER;
    }

    /** Whether somebody sees that account on the people page. */
    boolean sees(Managing actor, KnownAccount target) {
        return target.practiceId().equals(actor.practiceId())
                && (seesEverybody(actor.role()) || (seesPeople(actor.role()) && isClient(target.role())));
    }

    /** Whether somebody may turn off, change or bypass the second factor of that account. Nobody may do that to their own account. */
    boolean helps(Managing actor, KnownAccount target) {
        return target.practiceId().equals(actor.practiceId())
                && !target.id().equals(actor.accountId())
                && switch (actor.role()) {
                    case OWNER -> true;
                    case MANAGER -> target.role() != Role.OWNER && target.role() != Role.MANAGER;
                    case STAFF -> staffHelpsClients && isClient(target.role());
                    case CLIENT, UNMAPPED -> false;
                };
    }

    /** Whether somebody may decide that a name that is held belongs to somebody else: it may be that of an owner. */
    boolean separates(Managing actor, KnownAccount target) {
        return actor.role() == Role.OWNER && helps(actor, target);
    }

    /** A person without a mapped role may be anybody, so only owners and managers help that person. */
    private static boolean isClient(Role role) {
        return role == Role.CLIENT;
    }
}
