package io.github.countersign.limit;

import io.github.countersign.fuzz.Fuzz;
import java.util.List;

/** Addresses of clients, as a proxy may have passed them on. */
public final class ClientNetworkTarget {

    public static final List<String> SEEDS = List.of(
            "192.0.2.7",
            "2001:db8::7",
            "::ffff:192.0.2.7",
            "fe80::1%eth0",
            "unknown",
            "999.1.1.1",
            "[::1]:80",
            "1",
            "",
            "0x7f.1");

    private ClientNetworkTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        ClientNetwork.of(Fuzz.text(input));
    }
}
