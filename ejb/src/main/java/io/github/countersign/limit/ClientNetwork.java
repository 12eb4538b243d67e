package io.github.countersign.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * What one Internet subscriber gets: one IPv4 address, but a whole IPv6 network (RFC 6177), so that each request may come from another
 * address.
 */
final class ClientNetwork {

    private static final int OCTETS = 8; // the first 64 bits

    private ClientNetwork() {}

    /** @return the network, or the address itself if it is not an IPv6 address */
    static String of(String address) {
        int scope = address.indexOf('%');
        try {
            // in brackets, it is never taken for a host name to look up
            byte[] octets = InetAddress.getByName("[" + (scope < 0 ? address : address.substring(0, scope)) + "]")
                    .getAddress();
            if (octets.length == 4) {
                return InetAddress.getByAddress(octets).getHostAddress();
            }
            Arrays.fill(octets, OCTETS, octets.length, (byte) 0);
            return InetAddress.getByAddress(octets).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
