package io.github.countersign.gate;

import java.io.Serializable;

/** From where a request comes, for limits, the audit trail and the list of remembered browsers. Immutable. */
public final class Circumstances implements Serializable {

    private static final long serialVersionUID = 1;

    private final String clientAddress;
    private final String userAgent;

    /**
     * @param clientAddress the address that the container gives for the client
     * @param userAgent the browser's own name for itself, cut to 512 characters here; empty when it gave none
     */
    public Circumstances(String clientAddress, String userAgent) {
        this.clientAddress = clientAddress;
        this.userAgent = userAgent.length() > 512 ? userAgent.substring(0, 512) : userAgent;
    }

    public String clientAddress() {
        return clientAddress;
    }

    public String userAgent() {
        return userAgent;
    }
}
