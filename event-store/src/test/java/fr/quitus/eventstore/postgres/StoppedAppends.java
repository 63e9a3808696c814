package fr.quitus.eventstore.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Connections on which something may be done at the moments of an append that nobody else can see: right before it is
 * sent, and when it was executed and its answer is not yet told. What is done is done once.
 */
final class StoppedAppends implements ConnectionSource {

    /** What is done, with the appender's connection. */
    interface Deed {
        void on(Connection connection) throws Exception;
    }

    private static final String CONNECTION_FAILURE = "08006";

    private final ConnectionSource source;
    private final AtomicReference<@Nullable Deed> beforeSent = new AtomicReference<>();
    private final AtomicReference<@Nullable Deed> executed = new AtomicReference<>();
    private final AtomicReference<@Nullable Deed> committed = new AtomicReference<>();
    private volatile @Nullable Connection newest;

    StoppedAppends(ConnectionSource source) {
        this.source = source;
    }

    void beforeSent(Deed deed) {
        beforeSent.set(deed);
    }

    /** The answer is lost after the deed: the appender only hears that the connection failed. */
    void committed(Deed deed) {
        committed.set(deed);
    }

    boolean done() {
        return beforeSent.get() == null && executed.get() == null && committed.get() == null;
    }

    /** Holds the next append open: its rows are written, and others wait for its end until the deed is done. */
    void held(Deed deed) {
        executed.set(connection -> {
            deed.on(connection);
            connection.commit();
            connection.setAutoCommit(true);
        });
        beforeSent.set(connection -> connection.setAutoCommit(false));
    }

    /** Ends the connection from the client's side, as a broken network would. */
    void abort() throws SQLException {
        Connection connection = newest;
        if (connection != null) {
            connection.abort(Runnable::run);
        }
    }

    @Override
    public Connection open() throws SQLException {
        Connection connection = source.open();
        newest = connection;
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement && arguments != null && Sql.APPEND.equals(arguments[0])
                    ? stopped(connection, statement)
                    : result;
        });
    }

    private PreparedStatement stopped(Connection connection, PreparedStatement append) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(append, method, arguments);
            }
            Deed before = beforeSent.getAndSet(null);
            if (before != null) {
                before.on(connection);
            }
            Object result = invoke(append, method, arguments);
            Deed still = executed.getAndSet(null);
            if (still != null) {
                still.on(connection);
            }
            Deed after = committed.getAndSet(null);
            if (after != null) {
                after.on(connection);
                throw new SQLException("the answer was lost", CONNECTION_FAILURE);
            }
            return result;
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
}
