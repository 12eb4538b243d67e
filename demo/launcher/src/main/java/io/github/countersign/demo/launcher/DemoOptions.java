package io.github.countersign.demo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of the demo: where it runs, and with which settings, people and database.
 *
 * @param directory the launcher's {@code target} folder, as the build leaves it: the server, unpacked, and {@code archives/}
 * @param port the port of the web pages, on the loopback address only
 * @param settings system properties of the server, which override the demo's own
 * @param people the people who can sign in to the clinic
 * @param database the database of Countersign, if it is not its own file
 */
public record DemoOptions(
        Path directory,
        int port,
        Map<String, String> settings,
        List<Person> people,
        @Nullable PostgresDatabase database) {

    /** The port of the demo, unless another one is chosen. */
    public static final int USUAL_PORT = 8080;

    private static final int HIGHEST_PORT = 65535;

    public DemoOptions {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("demo.port is " + port + ": a port is a number from 1 to 65535");
        }
        directory = directory.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
        people = List.copyOf(people);
    }

    /** The usual demo from the launcher's {@code target} folder. */
    public static DemoOptions in(Path directory) {
        return new DemoOptions(directory, USUAL_PORT, Map.of(), Person.ALL, null);
    }

    public DemoOptions onPort(int other) {
        return new DemoOptions(directory, other, settings, people, database);
    }

    public DemoOptions with(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(property, value);
        return new DemoOptions(directory, port, more, people, database);
    }

    /** Adds people, for tests that need somebody new to the service. */
    public DemoOptions with(List<Person> others) {
        List<Person> more = new ArrayList<>(people);
        more.addAll(others);
        return new DemoOptions(directory, port, settings, more, database);
    }

    public DemoOptions with(PostgresDatabase other) {
        return new DemoOptions(directory, port, settings, people, other)
                .with("countersign.data-source", PostgresDatabase.JNDI_NAME);
    }
}
