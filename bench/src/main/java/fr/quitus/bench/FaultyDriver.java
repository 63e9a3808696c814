package fr.quitus.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before PostgreSQL's driver while a drill lasts and spoils what the appender sends: the product runs as it is
 * wired and need not know of drills.
 */
final class FaultyDriver implements Driver, AutoCloseable {
    private static final String APPENDER = "quitus-appender";
    private static final String APPEND = "insert into eventlog.events";
    private static final String CONNECTION_FAILURE = "08006";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String CHECK_VIOLATION = "23514";

    private static final String COMMIT_LOCALLY = "set synchronous_commit = local";

    private final Driver postgres;
    private final Spoiling spoiling;

    private FaultyDriver(Driver postgres, Spoiling spoiling) {
        this.postgres = postgres;
        this.spoiling = spoiling;
    }

    /** What becomes of the statement that appends. */
    private interface Spoiling {
        PreparedStatement spoiled(Connection connection, PreparedStatement append) throws SQLException;
    }

    /** Takes the place of PostgreSQL's driver until it is closed, and spoils batches. */
    static FaultyDriver install(Faults faults) throws SQLException {
        return put((connection, append) -> failing(faults, connection, append));
    }

    /** The same, and has appends acknowledged by the primary alone: a fault planted for drills to find. */
    static FaultyDriver committingLocally() throws SQLException {
        return put((connection, append) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(COMMIT_LOCALLY);
            }
            return append;
        });
    }

    /** The same, and has batches wait as a slow disk would make them. */
    static FaultyDriver slowing(SlowAppends slowness) throws SQLException {
        return put((connection, append) -> proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().equals("setArray") && arguments != null) {
                slowness.bound((Array) arguments[1]);
            } else if (method.getName().startsWith("execute")) {
                slowness.await();
            }
            return invoke(append, method, arguments);
        }));
    }

    private static FaultyDriver put(Spoiling spoiling) throws SQLException {
        Driver postgres = DriverManager.getDriver("jdbc:postgresql:");
        FaultyDriver faulty = new FaultyDriver(postgres, spoiling);
        DriverManager.deregisterDriver(postgres);
        DriverManager.registerDriver(faulty);
        return faulty;
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
        DriverManager.registerDriver(postgres);
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = postgres.connect(url, properties);
        return connection != null && APPENDER.equals(properties.getProperty("ApplicationName"))
                ? spoiled(connection)
                : connection;
    }

    private Connection spoiled(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement
                            && arguments != null
                            && String.valueOf(arguments[0]).contains(APPEND)
                    ? spoiling.spoiled(connection, statement)
                    : result;
        });
    }

    private static PreparedStatement failing(Faults faults, Connection connection, PreparedStatement append) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(append, method, arguments);
            }
            return switch (faults.next()) {
                case PASSES -> invoke(append, method, arguments);
                case REFUSED -> throw new SQLException("refused by the drill", CHECK_VIOLATION);
                case ROLLED_BACK -> {
                    connection.setAutoCommit(false);
                    try {
                        invoke(append, method, arguments);
                    } finally {
                        connection.rollback();
                        connection.setAutoCommit(true);
                    }
                    throw new SQLException("rolled back by the drill", SERIALIZATION_FAILURE);
                }
                case ANSWER_LOST -> {
                    invoke(append, method, arguments);
                    connection.abort(Runnable::run);
                    throw new SQLException("the drill lost the answer", CONNECTION_FAILURE);
                }
            };
        });
    }

    private interface Call {
        @Nullable Object handle(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.handle(method, arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return postgres.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return postgres.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return postgres.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgres.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgres.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(FaultyDriver.class.getName());
    }
}
