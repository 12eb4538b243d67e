package io.github.countersign.gate;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Why a host session was let in, so that the service can be asked whether that still holds. Immutable. */
public final class Trust implements Serializable {

    private static final long serialVersionUID = 1;

    private final long accountId;
    private final long securityVersion;
    private final @Nullable String browserId;

    /**
     * @param securityVersion the account's security version when the trust was given
     * @param browserId the public id of the remembered browser that it rests on, null when it rests on none
     */
    public Trust(long accountId, long securityVersion, @Nullable String browserId) {
        this.accountId = accountId;
        this.securityVersion = securityVersion;
        this.browserId = browserId;
    }

    public long accountId() {
        return accountId;
    }

    public long securityVersion() {
        return securityVersion;
    }

    public @Nullable String browserId() {
        return browserId;
    }
}
