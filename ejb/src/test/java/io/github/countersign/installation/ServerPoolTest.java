package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ServerPoolTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    /** WildFly's description of a data source. */
    public interface PoolMBean {
        String getjndiName();

        void flushGracefullyConnectionInPool();
    }

    /** A data source of that name. */
    public record Pool(String getjndiName, AtomicInteger flushed) implements PoolMBean {
        @Override
        public void flushGracefullyConnectionInPool() {
            flushed.incrementAndGet();
        }
    }

    @Test
    void ofAllDataSourcesTheNamedOneIsFlushed() throws Exception {
        AtomicInteger own = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        server.registerMBean(
                new Pool("java:/Countersign", own), new ObjectName("jboss.as:subsystem=datasources,data-source=A"));
        server.registerMBean(
                new Pool("java:/Clinic", others), new ObjectName("jboss.as:subsystem=datasources,data-source=B"));

        new ServerPool(server, "java:/Countersign").flush();

        assertThat(own).hasValue(1);
        assertThat(others).hasValue(0);
    }

    @Test
    void aServerWithoutSuchAPoolIsLeftAlone() {
        new ServerPool(server, "java:/Countersign").flush();
        assertThat(server.queryNames(null, null)).hasSize(1);
    }
}
