package io.github.countersign.ui.web;

import java.util.Optional;
import java.util.Set;

/**
 * Where a form was sent from, as the browser says. The first line against forged forms is the token in every form; this
 * is the second.
 *
 * @param fetchSite the header {@code Sec-Fetch-Site}
 * @param origin the header {@code Origin}
 */
record RequestOrigin(Optional<String> fetchSite, Optional<String> origin) {

    /**
     * Whether the form can be one of ours. Because our pages say {@code Referrer-Policy: no-referrer}, browsers send {@code
     * Origin: null} even from them; then {@code Sec-Fetch-Site} decides, which old browsers, and all browsers over plain
     * HTTP, leave out. A form about which the browser says nothing at all is refused: every browser of the last years says
     * one or the other, and {@code Referer} is not sent from our pages.
     */
    boolean isOneOf(Set<String> own) {
        if (fetchSite.isEmpty() && origin.isEmpty()) {
            return false;
        }
        boolean site = fetchSite.map(Set.of("same-origin", "none")::contains).orElse(true);
        boolean sender =
                origin.map(value -> own.contains(value) || isHidden(value)).orElse(true);
        return site && sender;
    }

    private boolean isHidden(String value) {
        return value.equals("null") && fetchSite.map("same-origin"::equals).orElse(true);
    }

    /** The origin of an address, serialised as browsers do: without the scheme's own port. */
    static String of(String scheme, String host, int port) {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
