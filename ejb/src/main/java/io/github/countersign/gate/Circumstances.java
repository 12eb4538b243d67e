package io.github.countersign.gate;

import java.io.Serializable;

/** Where a request comes from, for limits, the audit trail and the list of remembered browsers. Immutable. */
public final class Circumstances implements Serializable {

    private static final long serialVersionUID = 1;

    /** More than any address has. */
    public static final int LONGEST_ADDRESS = 64;

    private final String clientAddress;
    private final String userAgent;

    /**
     * @param clientAddress the address that the container gives for the client, cut to {@value #LONGEST_ADDRESS} characters here: a server
     *     that believes a header may give anything
     * @param userAgent the browser's own name for itself, cut to 512 characters here; empty when it gave none
     */
    public Circumstances(String clientAddress, String userAgent) {
        this.clientAddress = cut(clientAddress, LONGEST_ADDRESS);
        this.userAgent = cut(userAgent, 512);
    }

    /** A text from the client, cut to the room that there is. */
    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    public String clientAddress() {
        return clientAddress;
    }

    public String userAgent() {
        return userAgent;
    }
}
