package io.github.countersign.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the pages need before anybody visits them. The service reads them at its start and reports their problems. The pages
 * read them separately, because they have to answer even while the service cannot.
 *
 * @param publicOrigin the origin under which people reach this server, if it differs from what the container sees; null if unknown
 * @param transportSecurity how long browsers must use HTTPS only; null, the default, does not tell them, because it would bind all
 *     applications of the host
 * @param development whether the cookies may go over plain HTTP, for trying things out on one machine; otherwise they are {@code Secure}
 */
public record PageSettings(
        @Nullable PublicOrigin publicOrigin, @Nullable Duration transportSecurity, boolean development) {

    private static final String ORIGIN = "countersign.public-origin";
    private static final String HSTS = "countersign.hsts";
    private static final String DEVELOPMENT = "countersign.development";

    /** Reads them. A setting that cannot be used gets its default, and the reader keeps the problem. */
    public static PageSettings read(SettingsReader reader) {
        PublicOrigin origin =
                reader.read(ORIGIN, PublicOrigin.ACCEPTED, PublicOrigin::of).orElse(null);
        Duration transportSecurity = reader.read(HSTS, "an ISO 8601 duration, such as P365D", PageSettings::age)
                .orElse(null);
        boolean development = reader.flag(DEVELOPMENT, false);
        if (development && origin != null && origin.isHttps()) {
            reader.problem(DEVELOPMENT + " is \"true\", but " + ORIGIN + " is \"" + origin
                    + "\": cookies would go over plain HTTP. Remove " + DEVELOPMENT);
            development = false;
        }
        return new PageSettings(origin, transportSecurity, development);
    }

    private static Duration age(String value) {
        Duration age = Duration.parse(value);
        if (age.isNegative()) {
            throw new IllegalArgumentException();
        }
        return age;
    }
}
