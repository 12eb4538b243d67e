package io.github.countersign.ui.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The settings of the pages. */
@ApplicationScoped
public class PageSettings {

    private static final String ORIGIN = "countersign.public-origin";
    private static final String HSTS = "countersign.hsts";
    private static final String DEVELOPMENT = "countersign.development";

    private @Nullable String publicOrigin;
    private @Nullable String transportSecurity;
    private boolean development;

    /** Reads the configuration of the server. */
    public PageSettings() {
        this(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    }

    PageSettings(Function<String, Optional<String>> source) {
        publicOrigin = source.apply(ORIGIN).map(PageSettings::origin).orElse(null);
        transportSecurity = source.apply(HSTS).map(PageSettings::hsts).orElse(null);
        development = source.apply(DEVELOPMENT).map(PageSettings::flag).orElse(false)
                && (publicOrigin == null || !publicOrigin.startsWith("https:"));
    }

    /** The origin under which people reach this server, where it differs from what the container sees. */
    Optional<String> publicOrigin() {
        return Optional.ofNullable(publicOrigin);
    }

    /** The value of {@code Strict-Transport-Security}; empty, the default, sends none: it would bind all applications of the host. */
    Optional<String> transportSecurity() {
        return Optional.ofNullable(transportSecurity);
    }

    /** Whether the cookies may go over plain HTTP, for trying things out on one machine: otherwise they are {@code Secure}. */
    public boolean isDevelopment() {
        return development;
    }

    private static boolean flag(String value) {
        return switch (value.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(DEVELOPMENT, value, "true or false", null);
        };
    }

    private static String origin(String value) {
        try {
            URI uri = URI.create(value.strip());
            if (uri.getScheme() != null && uri.getHost() != null) {
                int port = uri.getPort() == -1 ? (uri.getScheme().equals("https") ? 443 : 80) : uri.getPort();
                return RequestOrigin.of(uri.getScheme(), uri.getHost(), port);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(ORIGIN, value, "an address without a path, such as https://portal.example.org", e);
        }
        throw wrong(ORIGIN, value, "an address without a path, such as https://portal.example.org", null);
    }

    private static String hsts(String value) {
        try {
            Duration age = Duration.parse(value.strip());
            if (!age.isNegative()) {
                return "max-age=" + age.toSeconds();
            }
        } catch (DateTimeParseException e) {
            throw wrong(HSTS, value, "an ISO 8601 duration, such as P365D", e);
        }
        throw wrong(HSTS, value, "an ISO 8601 duration, such as P365D", null);
    }

    private static IllegalArgumentException wrong(
            String name, String value, String accepted, @Nullable Exception cause) {
        return new IllegalArgumentException(name + " is \"" + value + "\"; accepted is " + accepted, cause);
    }
}
