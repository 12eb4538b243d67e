package io.github.countersign.filter.output;

import io.github.countersign.filter.SecondFactorFilter;
import io.github.countersign.gate.Gate;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** The Servlet API that the newest servers bring; the filter is compiled with that of the oldest. */
final class NewestServletApi {

    private NewestServletApi() {}

    /** Nothing but that API. */
    static URLClassLoader alone() throws IOException {
        return new URLClassLoader(new URL[] {jar()}, ClassLoader.getPlatformClassLoader());
    }

    /** The filter and its tests with that API. */
    static URLClassLoader withTheFilter() throws IOException {
        List<URL> path = new ArrayList<>();
        path.add(jar());
        for (Class<?> one : Arrays.asList(
                NewestServletApi.class, SecondFactorFilter.class, Gate.class, Nullable.class, Assertions.class)) {
            path.add(one.getProtectionDomain().getCodeSource().getLocation());
        }
        return new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    private static URL jar() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "servlet-api"))) {
            return jars.findFirst().orElseThrow().toUri().toURL();
        }
    }
}
