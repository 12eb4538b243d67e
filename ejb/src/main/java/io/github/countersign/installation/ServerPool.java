package io.github.countersign.installation;

import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The pool of a data source that the server manages. */
final class ServerPool {

    private static final Logger LOG = Logger.getLogger(ServerPool.class.getName());

    private final MBeanServer server;
    private final String jndiName;

    ServerPool(String jndiName) {
        this(ManagementFactory.getPlatformMBeanServer(), jndiName);
    }

    ServerPool(MBeanServer server, String jndiName) {
        this.server = server;
        this.jndiName = jndiName;
    }

    /**
     * Makes WildFly's pool close its idle connections now, and the others when they come back. Other servers do not have this operation:
     * their pools drop an aborted connection by themselves.
     */
    void flush() {
        try {
            for (String kind : new String[] {"data-source", "xa-data-source"}) {
                ObjectName every = new ObjectName("jboss.as:subsystem=datasources," + kind + "=*");
                for (ObjectName name : server.queryNames(every, null)) {
                    if (jndiName.equals(server.getAttribute(name, "jndiName"))) {
                        server.invoke(name, "flushGracefullyConnectionInPool", new Object[0], new String[0]);
                    }
                }
            }
        } catch (JMException | RuntimeException e) {
            LOG.log(Level.FINE, "The server's pool was not flushed", e);
        }
    }
}
