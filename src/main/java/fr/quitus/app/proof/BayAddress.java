package fr.quitus.app.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a running instance's bays are reached by whoever owns its data folder: ports and password lie there.
 *
 * @param url JDBC address
 * @param user who reads
 * @param password of the user
 */
public record BayAddress(String url, String user, String password) {

    private static final String ADMIN = "postgres";
    private static final String DATABASE = "quitus";
    private static final List<String> BAYS = List.of("a", "b", "c");

    /**
     * The bays of a data folder.
     *
     * @param bay one of them, or null for whichever is best
     */
    public static BayAddress of(Path data, @Nullable String bay) throws IOException {
        Path single = data.resolve("postgres");
        if (bay == null && Files.isDirectory(single)) {
            return at(List.of(read(single.resolve("port"))), read(single.resolve("password")));
        }
        Path bays = data.resolve("bays");
        List<String> ports = new ArrayList<>();
        for (String name : bay == null ? BAYS : List.of(bay)) {
            ports.add(read(bays.resolve(name + ".port")));
        }
        return at(ports, read(bays.resolve("password")));
    }

    private static BayAddress at(List<String> ports, String password) {
        String hosts =
                String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
        return new BayAddress(
                "jdbc:postgresql://%s/%s?targetServerType=preferPrimary".formatted(hosts, DATABASE), ADMIN, password);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    /** A connection of the caller's own. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "quitus-verify");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return url;
    }
}
