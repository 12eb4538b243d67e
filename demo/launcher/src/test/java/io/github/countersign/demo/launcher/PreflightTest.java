package io.github.countersign.demo.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private final Path directory;

    PreflightTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void namesAPortThatIsNotFreeAndTheWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Preflight.checkPort(other.getLocalPort()))
                    .isInstanceOf(DemoException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is not free")
                    .hasMessageContaining("-Ddemo.port=9080");
        }
    }

    @Test
    void namesTheArchiveThatWasNotBuilt() {
        assertThatThrownBy(() -> Demo.start(DemoOptions.in(directory)))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("countersign.ear is missing");
    }

    @Test
    void refusesAnInvalidPort() {
        assertThatThrownBy(() -> DemoOptions.in(directory).onPort(65536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demo.port is 65536");
    }
}
