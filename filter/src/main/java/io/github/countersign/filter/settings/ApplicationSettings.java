package io.github.countersign.filter.settings;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.ServletContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of one application: from its context parameters, else from a system property, else from the environment. */
@Internal
public final class ApplicationSettings implements SettingSource {

    private final ServletContext context;

    public ApplicationSettings(ServletContext context) {
        this.context = context;
    }

    @Override
    public @Nullable String read(String name) {
        String value = context.getInitParameter(name);
        if (isAbsent(value)) {
            value = System.getProperty(name);
        }
        if (isAbsent(value)) {
            value = System.getenv(environmentName(name));
        }
        return value == null || isAbsent(value) ? null : value.trim();
    }

    private static boolean isAbsent(@Nullable String value) {
        return value == null || value.trim().isEmpty();
    }

    /** {@code countersign.role.owner} is {@code COUNTERSIGN_ROLE_OWNER} there. */
    static String environmentName(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
