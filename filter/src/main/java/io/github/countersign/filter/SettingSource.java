package io.github.countersign.filter;

import jakarta.servlet.ServletContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where settings are read by name; an absent or blank one is null. */
@FunctionalInterface
interface SettingSource {

    @Nullable
    String read(String name);

    /** The first that has it: the application's context parameters, system properties, the environment. */
    static SettingSource of(ServletContext context) {
        return name -> {
            String value = context.getInitParameter(name);
            if (isAbsent(value)) {
                value = System.getProperty(name);
            }
            if (isAbsent(value)) {
                value = System.getenv(environmentName(name));
            }
            return isAbsent(value) ? null : value.strip();
        };
    }

    private static boolean isAbsent(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** {@code countersign.role.owner} is {@code COUNTERSIGN_ROLE_OWNER} there. */
    static String environmentName(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
