package fr.quitus.projections.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database as somebody sees it who dies at one of his steps, just before it or just after: the server terminates all
 * his connections, and nothing he asks for afterwards is done. Steps are statements and commits, in their order.
 */
final class MortalDatabase {
    private static final AtomicInteger LIVES = new AtomicInteger();

    private final HikariDataSource real;
    private final int lastStep;
    private final boolean lastIsDone;
    private final String name = "mortal-" + LIVES.incrementAndGet();
    private final AtomicInteger steps = new AtomicInteger();
    private volatile boolean dead;

    /** @param lastIsDone whether the server has done the last step when death comes */
    MortalDatabase(HikariDataSource real, int lastStep, boolean lastIsDone) {
        this.real = real;
        this.lastStep = lastStep;
        this.lastIsDone = lastIsDone;
    }

    boolean isDead() {
        return dead;
    }

    /** Steps made so far. */
    int steps() {
        return steps.get();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (_, method, _) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            requireAlive();
            return connection(connect());
        });
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", real.getUsername());
        properties.setProperty("password", real.getPassword());
        properties.setProperty("ApplicationName", name);
        return DriverManager.getConnection(real.getJdbcUrl(), properties);
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (_, method, arguments) -> switch (method.getName()) {
            case "close", "isClosed", "unwrap" -> invoke(connection, method, arguments);
            case "prepareStatement" -> statement(PreparedStatement.class, invoke(connection, method, arguments));
            case "createStatement" -> statement(Statement.class, invoke(connection, method, arguments));
            case "commit" -> step(() -> invoke(connection, method, arguments));
            default -> {
                requireAlive();
                yield invoke(connection, method, arguments);
            }
        });
    }

    private <T> T statement(Class<T> type, Object statement) {
        return proxy(
                type,
                (_, method, arguments) -> method.getName().startsWith("execute")
                        ? step(() -> invoke(statement, method, arguments))
                        : invoke(statement, method, arguments));
    }

    private interface Step {
        Object make() throws Throwable;
    }

    private Object step(Step step) throws Throwable {
        requireAlive();
        boolean last = steps.incrementAndGet() == lastStep;
        if (last && !lastIsDone) {
            die();
        }
        Object result = step.make();
        if (last) {
            die();
        }
        return result;
    }

    private void requireAlive() throws SQLException {
        if (dead) {
            throw new SQLException(name + " is dead", "57P01");
        }
    }

    private void die() throws SQLException {
        dead = true;
        try (Connection connection = real.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select pg_terminate_backend(a.pid, 5000) as done from pg_stat_activity a"
                                + " where a.application_name = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (!rows.getBoolean("done")) {
                        throw new SQLException("a connection of " + name + " did not end");
                    }
                }
            }
        }
        requireAlive();
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
