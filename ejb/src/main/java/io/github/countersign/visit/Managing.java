package io.github.countersign.visit;

import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest.Confirmation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody verified who looks after the own account, or after people and policy of the practice. Found anew for every request, so
 * that it ends with the host session, a change of role, and everything else that ends the account's trust.
 *
 * @param id of the visit
 * @param name the account's folded user name
 * @param practiceId the practice of the account now
 * @param practice its identifier in the directory
 * @param entryPath the path on this origin below which the guarded application leads to these pages: {@code entryPath + "account"}
 * @param confirmation how a change is confirmed
 * @param signedInAt when the person signed in; {@link Instant#EPOCH} when it is not known
 * @param browserId the public id of the remembered browser that the host session rests on, null when it rests on none
 * @param clientAddress from where the visit was opened
 */
public record Managing(
        long id,
        long accountId,
        String name,
        Role role,
        String directory,
        long practiceId,
        String practice,
        String displayName,
        String practiceName,
        String locale,
        String entryPath,
        String homePath,
        Confirmation confirmation,
        Instant signedInAt,
        @Nullable String browserId,
        String clientAddress,
        Instant endsAt)
        implements Visitor {

    @Override
    public Purpose purpose() {
        return Purpose.MANAGE;
    }

    @Override
    public String returnPath() {
        return entryPath + "return";
    }

    @Override
    public String signOutPath() {
        return entryPath + "sign-out";
    }

    /** Where the form with the password posts to. */
    public String confirmPasswordPath() {
        return entryPath + "confirm-password";
    }
}
