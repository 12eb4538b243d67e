package io.github.countersign.filter;

import io.github.countersign.gate.DataDirectory;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Which applications are guarded when the jar lies in a library of the server, which then calls it for all of them. An application is
 * guarded if it has the jar in a library of its own, or if the file {@code guarded-applications} in the data directory lists it: one
 * context path per line ({@code /} for the root). Without that file, or when it cannot be read, every application is guarded.
 */
final class GuardedApplications {

    static final String FILE = "guarded-applications";

    private static final Logger LOG = Logger.getLogger(GuardedApplications.class.getName());

    private GuardedApplications() {}

    static boolean include(ServletContext context) {
        boolean included = isInOwnLibrary(context) || isListed(context.getContextPath());
        if (!included) {
            LOG.log(
                    Level.INFO,
                    "Countersign leaves {0} alone: " + FILE + " does not list it",
                    context.getContextPath());
        }
        return included;
    }

    /** This holds even where the server's loader comes first, and this class is the server's. */
    private static boolean isInOwnLibrary(ServletContext context) {
        String name = GuardedApplications.class.getName().replace('.', '/') + ".class";
        try {
            return Collections.list(context.getClassLoader().getResources(name)).stream()
                    .anyMatch(address -> address.getPath().contains("/WEB-INF/"));
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Countersign cannot tell where the filter's jar lies, so it guards the application",
                    e);
            return true;
        }
    }

    private static boolean isListed(String contextPath) {
        try {
            Path file = DataDirectory.locate().resolve(FILE);
            return !Files.exists(file)
                    || Files.readAllLines(file).stream()
                            .map(String::trim)
                            .anyMatch(contextPath.isEmpty() ? "/"::equals : contextPath::equals);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Countersign cannot tell which applications to guard, so it guards this one", e);
            return true;
        }
    }
}
