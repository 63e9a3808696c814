package fr.quitus.bench;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Thread-bound transactions for the peer, as Axon's Spring module makes them: the usual way to run that engine. */
final class SpringTransactions {
    private SpringTransactions() {}

    static TransactionManager manager(DataSource database) {
        PlatformTransactionManager spring = new DataSourceTransactionManager(database);
        return () -> {
            TransactionStatus status = spring.getTransaction(new DefaultTransactionDefinition());
            return new Transaction() {
                @Override
                public void commit() {
                    spring.commit(status);
                }

                @Override
                public void rollback() {
                    if (!status.isCompleted()) {
                        spring.rollback(status);
                    }
                }
            };
        };
    }

    /** The connection of the thread's transaction; closing or committing it is left to the transaction. */
    static ConnectionProvider connections(DataSource database) {
        ConnectionWrapperFactory.ConnectionCloseHandler left = new ConnectionWrapperFactory.ConnectionCloseHandler() {
            @Override
            public void close(Connection connection) {
                DataSourceUtils.releaseConnection(connection, database);
            }

            @Override
            public void commit(Connection connection) throws SQLException {
                if (!DataSourceUtils.isConnectionTransactional(connection, database) && !connection.getAutoCommit()) {
                    connection.commit();
                }
            }
        };
        return () -> ConnectionWrapperFactory.wrap(DataSourceUtils.getConnection(database), left);
    }
}
