package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A database of its own on the primary bay of a running ledger: same server, same disk, same quorum. */
final class Place {
    static final String ROLE_OF_THE_APPLICATION = "-c role=quitus_app";

    private final LedgerStorage storage;
    private final String name;

    private Place(LedgerStorage storage, String name) {
        this.storage = storage;
        this.name = name;
    }

    static Place make(LedgerStorage storage, String name) throws SQLException {
        try (Connection admin = new Place(storage, "postgres").administrator();
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Place(storage, name);
    }

    /** The ledger's own database. */
    static Place ofTheLedger(LedgerStorage storage) {
        return new Place(storage, LedgerStorage.DATABASE);
    }

    String url() {
        return storage.jdbcUrl(name);
    }

    String user() {
        return storage.adminUser();
    }

    String password() {
        return storage.adminPassword();
    }

    /** Waits as long as it takes: a vacuum of a large ledger says nothing for minutes. */
    Connection administrator() throws SQLException {
        Connection connection = DriverManager.getConnection(url(), properties());
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }

    /** With the rights the application has on its log, and no more. */
    Connection application() throws SQLException {
        Properties properties = properties();
        properties.setProperty("options", ROLE_OF_THE_APPLICATION);
        return DriverManager.getConnection(url(), properties);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password());
        return properties;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String text(String query) throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    long number(String query) throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
