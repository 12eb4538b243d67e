package io.github.countersign.demo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * A PostgreSQL database for Countersign's data, instead of the demo's own file.
 *
 * @param address the JDBC address
 * @param driver the jar of the JDBC driver, which the server gets as a module
 * @param connections the connections for the rows that are written before the server starts
 */
public record PostgresDatabase(String address, String user, String password, Path driver, DataSource connections) {

    static final String JNDI_NAME = "java:jboss/datasources/Countersign";

    /** WildFly's checks of the connections: with them, nobody notices a restart of the database. */
    private static final String VALIDATION = "org.jboss.jca.adapters.jdbc.extensions.postgres";

    /** The limits that {@code install/countersign-postgresql} sets, as XML has them. */
    private static final String LIMITS = "loginTimeout=2&amp;connectTimeout=2&amp;socketTimeout=5&amp;tcpKeepAlive=true"
            + "&amp;options=-c%20statement_timeout=1500%20-c%20lock_timeout=1000";

    private static final String MODULE = "org.postgresql.jdbc";

    /** The server's configuration with this data source in it. */
    String addTo(String standalone) {
        String limited = address + (address.contains("?") ? "&amp;" : "?") + LIMITS;
        return standalone.replace("<drivers>", """
                <datasource jndi-name="%1$s" pool-name="Countersign">
                    <connection-url>%2$s</connection-url>
                    <driver>postgresql</driver>
                    <pool>
                        <max-pool-size>20</max-pool-size>
                    </pool>
                    <security user-name="%3$s" password="%4$s"/>
                    <validation>
                        <valid-connection-checker class-name="%5$s.PostgreSQLValidConnectionChecker"/>
                        <validate-on-match>true</validate-on-match>
                        <background-validation>false</background-validation>
                        <exception-sorter class-name="%5$s.PostgreSQLExceptionSorter"/>
                    </validation>
                    <timeout>
                        <blocking-timeout-millis>1500</blocking-timeout-millis>
                    </timeout>
                </datasource>
                <drivers>
                    <driver name="postgresql" module="%6$s"/>
                """.formatted(JNDI_NAME, limited, user, password, VALIDATION, MODULE));
    }

    void writeModule(Path modules) throws IOException {
        Path module = Files.createDirectories(
                modules.resolve(MODULE.replace('.', '/')).resolve("main"));
        Files.copy(driver, module.resolve("driver.jar"));
        Files.writeString(module.resolve("module.xml"), """
                <module xmlns="urn:jboss:module:1.9" name="%s">
                    <resources>
                        <resource-root path="driver.jar"/>
                    </resources>
                    <dependencies>
                        <module name="java.logging"/>
                        <module name="java.management"/>
                        <module name="java.naming"/>
                        <module name="java.security.jgss"/>
                        <module name="java.security.sasl"/>
                        <module name="java.sql"/>
                        <module name="java.transaction.xa"/>
                    </dependencies>
                </module>
                """.formatted(MODULE));
    }
}
