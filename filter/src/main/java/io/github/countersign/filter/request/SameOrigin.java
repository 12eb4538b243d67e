package io.github.countersign.filter.request;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Compares addresses with the address of the request, as the container was told to see it. */
@Internal
public final class SameOrigin {

    private SameOrigin() {}

    public static boolean isOriginOf(HttpServletRequest request, String origin) {
        URI claimed = parse(origin);
        URI own = parse(request.getRequestURL().toString());
        return claimed != null && own != null && sameOrigin(claimed, own);
    }

    /** Whether a redirect to the location, as the application wrote it, leads to a page of the same application. */
    public static boolean staysInApplication(HttpServletRequest request, @Nullable String location) {
        URI own = parse(request.getRequestURL().toString());
        URI reference = location == null ? null : parse(location);
        if (own == null || reference == null) {
            return false;
        }
        URI target = own.resolve(reference).normalize();
        String path = target.getRawPath();
        return sameOrigin(target, own) && path != null && path.startsWith(request.getContextPath() + "/");
    }

    /** The path of a location within the application: without query, fragment and parameters of its segments. */
    public static String pathOf(HttpServletRequest request, String location) {
        URI own = URI.create(request.getRequestURL().toString());
        return own.resolve(URI.create(location)).normalize().getRawPath().replaceAll(";[^/]*", "");
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme() != null
                && one.getHost() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private static @Nullable URI parse(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
