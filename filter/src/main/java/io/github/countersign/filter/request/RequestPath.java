package io.github.countersign.filter.request;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.http.HttpServletRequest;

/** The path of a request below its context, decoded and normalized by the container: its servlet path and path info. */
@Internal
public final class RequestPath {

    private RequestPath() {}

    public static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    /** Like {@code of(request).startsWith(prefix)}, but without building the path: this is asked for every request. */
    public static boolean startsWith(HttpServletRequest request, String prefix) {
        String path = request.getServletPath();
        String info = request.getPathInfo();
        if (info == null || path.length() >= prefix.length()) {
            return path.startsWith(prefix);
        }
        return prefix.startsWith(path) && prefix.regionMatches(path.length(), info, 0, prefix.length() - path.length());
    }
}
