package io.github.countersign.filter.request;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page to go to after the second factor. It comes from the address of a request that this application got, and only if that address has
 * one meaning: an address that containers and proxies may read differently does not count.
 */
@Internal
public final class WantedPage {

    private static final int LONGEST = 2_000;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]*");
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|\\\\|;|\\.\\.|/\\.(?:/|$)|%2e|%2f|%5c|%3b|%[01][0-9a-f]|%7f");

    private WantedPage() {}

    /** The relative reference (an absolute path with its query) that the request asks for, or null when it must not be kept. */
    public static @Nullable String of(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        if (!isWrittenPlainly(request)) {
            return null;
        }
        if (query != null && !PRINTABLE.matcher(query).matches()) {
            return null;
        }
        String page = query == null ? path : path + "?" + query;
        return page.length() > LONGEST ? null : page;
    }

    /** The relative reference to a page of this application at an absolute address of its own origin; null when it must not be kept. */
    public static @Nullable String at(HttpServletRequest request, String address) {
        if (!PRINTABLE.matcher(address).matches() || !SameOrigin.isOriginOf(request, address)) {
            return null;
        }
        URI uri = URI.create(address);
        String path = uri.getRawPath();
        String query = uri.getRawQuery();
        String context = request.getContextPath();
        if (path == null || !path.startsWith(context) || !isCanonicalPath(path.substring(context.length()))) {
            return null;
        }
        String page = query == null ? path : path + "?" + query;
        return page.length() > LONGEST ? null : page;
    }

    /** Whether the address of the request, without its query, has one meaning. */
    public static boolean isWrittenPlainly(HttpServletRequest request) {
        String path = request.getRequestURI();
        String context = request.getContextPath();
        return path.startsWith(context) && isCanonicalPath(path.substring(context.length()));
    }

    /** Whether a path below the context is written in the one plain way. */
    public static boolean isCanonicalPath(String path) {
        return path.startsWith("/")
                && PRINTABLE.matcher(path).matches()
                && path.indexOf('?') < 0
                && path.indexOf('#') < 0
                && !AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find();
    }
}
