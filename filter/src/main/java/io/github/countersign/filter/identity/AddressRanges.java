package io.github.countersign.filter.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses, one by one ({@code 192.0.2.7}) or as networks ({@code 10.0.0.0/8}, {@code fd00::/8}). Asks no name server. */
final class AddressRanges {

    private static final String OCTET = "(?:[01]?\\d?\\d|2[0-4]\\d|25[0-5])";

    /** Whatever else looks like an address, 999.1.1.1 for one, Java takes for the name of a host, and asks a name server. */
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final List<Range> ranges;

    private static final class Range {

        private final byte[] network;
        private final int bits;

        private Range(byte[] network, int bits) {
            this.network = network;
            this.bits = bits;
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private AddressRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** @return null when the text is not a list of addresses, separated by commas */
    static @Nullable AddressRanges parsed(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            Range range = range(entry.trim());
            if (range == null) {
                return null;
            }
            ranges.add(range);
        }
        return new AddressRanges(ranges);
    }

    private static @Nullable Range range(String entry) {
        int slash = entry.indexOf('/');
        byte[] address = address(slash < 0 ? entry : entry.substring(0, slash));
        if (address == null) {
            return null;
        }
        int most = address.length * 8;
        if (slash < 0) {
            return new Range(address, most);
        }
        String bits = entry.substring(slash + 1);
        if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most || Integer.parseInt(bits) == 0) {
            return null;
        }
        return new Range(address, Integer.parseInt(bits));
    }

    private static byte @Nullable [] address(@Nullable String text) {
        String literal = text == null ? "" : text.replaceFirst("%.*$", "");
        if (!LITERAL.matcher(literal).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Anything that is not an address is in no range. */
    boolean contain(@Nullable String remoteAddress) {
        byte[] address = address(remoteAddress);
        return address != null && ranges.stream().anyMatch(range -> range.contains(address));
    }
}
