package io.github.countersign.filter.identity;

import io.github.countersign.filter.fuzz.Fuzz;
import java.util.List;

/** The addresses of proxies in a setting, and addresses of clients as another proxy may have passed them on. */
public final class AddressRangesTarget {

    public static final List<String> SEEDS = List.of(
            "10.0.0.0/8",
            "192.0.2.7, fd00::/8",
            "::ffff:10.0.0.1",
            "fe80::1%eth0",
            "999.1.1.1",
            "1.2.3",
            "01.002.3.4",
            "::/0",
            "1::2::3",
            "10.0.0.0/33",
            "unknown");

    private static final AddressRanges PRIVATE = AddressRanges.parsed("10.0.0.0/8, fd00::/8");

    private AddressRangesTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        PRIVATE.contain(text);
        AddressRanges ranges = AddressRanges.parsed(text);
        if (ranges != null && text.indexOf('/') < 0 && text.indexOf(',') < 0 && !ranges.contain(text.trim())) {
            throw new IllegalStateException("An address that is not in its own range: " + text);
        }
    }
}
