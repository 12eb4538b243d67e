package io.github.countersign.settings;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The origin under which people reach the server: {@code countersign.public-origin}.
 *
 * @param scheme {@code https} or {@code http}
 * @param host a host name
 * @param port -1 for the scheme's default port
 */
public record PublicOrigin(String scheme, String host, int port) {

    static final String ACCEPTED = "an address without a path, such as https://portal.example.org";

    private static final String HOST = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

    /** @throws IllegalArgumentException if it is not {@linkplain #ACCEPTED such an address} */
    static PublicOrigin of(String address) {
        URI uri = URI.create(address);
        String scheme = lowerCase(uri.getScheme());
        String host = lowerCase(uri.getHost());
        String path = uri.getPath();
        boolean bare = uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (path == null || path.length() <= 1);
        if (!bare || !scheme.matches("https?") || !host.matches(HOST) || uri.getPort() > 65_535) {
            throw new IllegalArgumentException();
        }
        return new PublicOrigin(scheme, host, uri.getPort() == usualPort(scheme) ? -1 : uri.getPort());
    }

    private static String lowerCase(@Nullable String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Whether browsers keep what is sent there to themselves. */
    public boolean isHttps() {
        return scheme.equals("https");
    }

    /** As browsers write it: in lower case, and without the scheme's default port. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == -1 ? "" : ":" + port);
    }
}
