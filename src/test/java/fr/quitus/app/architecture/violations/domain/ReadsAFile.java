package fr.quitus.app.architecture.violations.domain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Everything a domain may not touch. */
@Component
class ReadsAFile {
    String text(Path path) throws IOException {
        return Files.readString(path);
    }

    String host(URI address) {
        return address.getHost();
    }

    void commit(Connection connection) throws SQLException {
        connection.commit();
    }
}
