package io.github.countersign.filter.identity;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.NameRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A proxy in front of the application signs people in and tells their names in a header of each request. From anywhere else, that header is
 * a forgery that the application would believe: the request is locked, and does not count as one of nobody.
 */
final class ProxyHeaderAccountResolver implements AccountResolver {

    private final AddressRanges proxies;
    private final String userHeader;
    private final @Nullable String rolesHeader;
    private final RoleNames roleNames;
    private final Practice practice;
    private final NameRule names;

    ProxyHeaderAccountResolver(
            AddressRanges proxies,
            String userHeader,
            @Nullable String rolesHeader,
            RoleNames roleNames,
            Practice practice,
            NameRule names) {
        this.proxies = proxies;
        this.userHeader = userHeader;
        this.rolesHeader = rolesHeader;
        this.roleNames = roleNames;
        this.practice = practice;
        this.names = names;
    }

    @Override
    public @Nullable Account resolve(HttpServletRequest request, String directory) {
        String name = name(request);
        if (name == null) {
            return null;
        }
        List<String> roles = roles(request);
        return Account.of(directory, name)
                .comparedBy(names)
                .role(roleNames.of(roles::contains))
                .practice(practice.of(request))
                .build();
    }

    @Override
    public boolean isStill(HttpServletRequest request, Account account) {
        return account.displayName().equals(name(request)) && account.practice().equals(practice.of(request));
    }

    private @Nullable String name(HttpServletRequest request) {
        String name = only(request, userHeader);
        if (name == null) {
            return null;
        }
        if (!proxies.contain(request.getRemoteAddr())) {
            throw new IllegalStateException("Header " + userHeader + " came from " + request.getRemoteAddr()
                    + ", which is not among " + AccountResolverChoice.PROXY_ADDRESSES);
        }
        return name.trim();
    }

    /** The client may have sent the header, too, and the proxy may not have removed it. */
    private static @Nullable String only(HttpServletRequest request, String header) {
        Enumeration<String> values = request.getHeaders(header);
        String value = values.hasMoreElements() ? values.nextElement() : null;
        if (values.hasMoreElements()) {
            throw new IllegalStateException("Header " + header + " came more than once");
        }
        return value;
    }

    private List<String> roles(HttpServletRequest request) {
        String roles = rolesHeader == null ? null : only(request, rolesHeader);
        return roles == null
                ? Collections.emptyList()
                : Arrays.stream(roles.split(",", -1)).map(String::trim).collect(Collectors.toList());
    }
}
