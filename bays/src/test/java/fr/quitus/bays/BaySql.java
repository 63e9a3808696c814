package fr.quitus.bays;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** SQL asked of bays by tests. */
final class BaySql {
    private BaySql() {}

    static void execute(EmbeddedBays bays, String sql) throws SQLException {
        executeAt(bays.jdbcUrl("postgres"), bays, sql);
    }

    static void executeAt(String url, EmbeddedBays bays, String sql) throws SQLException {
        try (Connection connection = connect(url, bays);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column, of whoever is primary. */
    static List<String> texts(EmbeddedBays bays, String sql) throws SQLException {
        return textsOf(bays.jdbcUrl("postgres"), bays, sql);
    }

    static List<String> textsOf(String url, EmbeddedBays bays, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect(url, bays);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    static Connection connect(String url, EmbeddedBays bays) throws SQLException {
        return DriverManager.getConnection(url, bays.adminUser(), bays.adminPassword());
    }
}
