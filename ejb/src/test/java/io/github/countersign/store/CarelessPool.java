package io.github.countersign.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool that first hands out the connection that it got back last, dead or alive, as WildFly's pool does unless it is told to check. */
final class CarelessPool {

    private final int most;
    private final DataSource connections;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private int taken;

    CarelessPool(int most, DataSource connections) {
        this.most = most;
        this.connections = connections;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                CarelessPool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return take();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Opens all of its connections. */
    void fill() throws SQLException {
        List<Connection> all = new ArrayList<>();
        while (all.size() < most) {
            all.add(take());
        }
        for (Connection connection : all) {
            connection.close();
        }
    }

    synchronized int taken() {
        return taken;
    }

    synchronized void flush() {
        for (Connection connection : idle) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        idle.clear();
    }

    private Connection take() throws SQLException {
        Connection physical = takeIdle();
        if (physical == null) {
            try {
                physical = connections.getConnection();
            } finally {
                count(physical == null ? -1 : 0);
            }
        }
        return lent(physical);
    }

    private synchronized @Nullable Connection takeIdle() throws SQLException {
        if (taken == most) {
            throw new SQLTransientConnectionException("Every connection is taken");
        }
        taken++;
        return idle.poll();
    }

    private synchronized void count(int more) {
        taken += more;
    }

    private Connection lent(Connection physical) {
        boolean[] closed = new boolean[1];
        return (Connection) Proxy.newProxyInstance(
                CarelessPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(physical, closed);
                        return null;
                    }
                    try {
                        return method.invoke(physical, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private synchronized void giveBack(Connection physical, boolean[] closed) {
        if (!closed[0]) {
            closed[0] = true;
            idle.push(physical);
            taken--;
        }
    }
}
