package io.github.countersign.demo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerConfigurationTest {

    private static final String STANDALONE = """
            <subsystem xmlns="urn:jboss:domain:logging:8.0">
                <console-handler name="CONSOLE"/>
                <periodic-rotating-file-handler name="FILE" autoflush="true">
                    <suffix value=".yyyy-MM-dd"/>
                </periodic-rotating-file-handler>
                <logger category="org.jboss.as.config">
                    <level name="DEBUG"/>
                </logger>
                <root-logger>
                    <handlers>
                        <handler name="CONSOLE"/>
                        <handler name="FILE"/>
                    </handlers>
                </root-logger>
            </subsystem>
            """;

    @Test
    void keepsTheLogBoundedAndFreeOfSettings() {
        assertThat(ServerConfiguration.adapt(STANDALONE))
                .contains("<rotate-size value=\"10m\"/>", "<max-backup-index value=\"2\"/>")
                .doesNotContain("periodic-rotating", "<handler name=\"CONSOLE\"/>", "DEBUG");
    }

    @Test
    void doesNotGuessWhenTheServersConfigurationHasChanged() {
        assertThatThrownBy(() -> ServerConfiguration.adapt("<server/>"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("standalone.xml");
    }
}
