package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeContext;
import io.github.countersign.gate.DataDirectory;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@NullUnmarked
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class GuardedApplicationsTest {

    private final FakeContext context = new FakeContext();

    @TempDir
    Path dataDirectory;

    @BeforeEach
    void liesInALibraryOfTheServer() {
        System.setProperty(DataDirectory.PROPERTY, dataDirectory.toString());
        context.classLoader = new ClassLoader(null) {};
    }

    @AfterEach
    void forgetTheDirectory() {
        System.clearProperty(DataDirectory.PROPERTY);
    }

    @Test
    void guardsEveryApplicationUnlessSomeAreListed() {
        assertThat(GuardedApplications.include(context.http)).isTrue();
    }

    @Test
    void guardsTheListedApplications() throws IOException {
        list("/other\n  /clinic  \n");
        assertThat(GuardedApplications.include(context.http)).isTrue();

        list("/other\n/clinic2\n");
        assertThat(GuardedApplications.include(context.http)).isFalse();
    }

    @Test
    void theRootIsListedAsASlash() throws IOException {
        context.contextPath = "";
        list("/clinic\n");
        assertThat(GuardedApplications.include(context.http)).isFalse();

        list("/\n");
        assertThat(GuardedApplications.include(context.http)).isTrue();
    }

    @Test
    void ignoresTheListInTheApplicationsOwnLibrary() throws IOException {
        URL own = new URL("file:/applications/clinic/WEB-INF/lib/countersign-filter.jar");
        context.classLoader = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) {
                return Collections.enumeration(List.of(own));
            }
        };
        list("/other\n");
        assertThat(GuardedApplications.include(context.http)).isTrue();
    }

    @Test
    void guardsAllIfTheListCannotBeRead() throws IOException {
        Files.createDirectory(dataDirectory.resolve(GuardedApplications.FILE));
        assertThat(GuardedApplications.include(context.http)).isTrue();
    }

    private void list(String lines) throws IOException {
        Files.writeString(dataDirectory.resolve(GuardedApplications.FILE), lines);
    }
}
