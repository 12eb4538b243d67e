package io.github.countersign.it.gallery.mechanism;

import io.github.countersign.it.gallery.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Accepts everybody with the password as staff. */
@ApplicationScoped
public class Staff implements IdentityStore {

    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return User.knows(credential.getPasswordAsString())
                ? new CredentialValidationResult(credential.getCaller(), Set.of("staff"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
