package io.github.countersign.gate;

import java.nio.file.Path;
import java.nio.file.Paths;

/** Where Countersign keeps its files on this server: the embedded database, the keys, the break-glass folder. */
public final class DataDirectory {

    /** The system property that moves it; the environment variable is {@code COUNTERSIGN_DATA_DIRECTORY}. */
    public static final String PROPERTY = "countersign.data-directory";

    private DataDirectory() {}

    /**
     * The configured folder, else {@code countersign} in the server's own data directory (WildFly's
     * {@code jboss.server.data.dir}, the root of Payara's domain).
     *
     * @throws IllegalStateException when none is configured and this is neither server
     */
    public static Path locate() {
        String configured = System.getProperty(PROPERTY, System.getenv("COUNTERSIGN_DATA_DIRECTORY"));
        if (configured != null && !configured.trim().isEmpty()) {
            return Paths.get(configured);
        }
        for (String property : new String[] {"jboss.server.data.dir", "com.sun.aas.instanceRoot"}) {
            String directory = System.getProperty(property);
            if (directory != null) {
                return Paths.get(directory, "countersign");
            }
        }
        throw new IllegalStateException("Countersign does not know where to keep its files: this server has no data"
                + " directory that it knows; set " + PROPERTY + " to a folder");
    }
}
