package fr.quitus.projections.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Vues en fichiers : the rows of views as CSV (RFC 4180, one file a table), all read at one instant, in the order of
 * their keys and with the names of their columns. What depends on the database or on who reads it is left out, so that
 * equal rows are equal files, wherever they were folded. The values are those of the tables: amounts are in cents.
 */
public final class ViewFiles {
    private static final SqlFile SQL = SqlFile.beside(ViewFiles.class, "view_files");

    private final ProjectionRegistry registry;
    private final Database database;

    public ViewFiles(ProjectionRegistry registry, Database database) {
        this.registry = registry;
        this.database = database;
    }

    /**
     * The rows of one table.
     *
     * @param view it belongs to
     * @param version of the view's fold
     * @param position the view shows
     * @param table name of the table, and of the file with {@code .csv} behind
     * @param rows how many there are
     * @param sha256 of the file, in hexadecimal
     */
    public record Written(String view, int version, long position, String table, long rows, String sha256) {}

    /**
     * Writes every table of every view, by the names of the views.
     *
     * @param folder where to; null writes nothing and tells the digests only
     * @throws IOException when a file cannot be written
     */
    public List<Written> write(@Nullable Path folder) throws IOException {
        List<Written> written = new ArrayList<>();
        List<IOException> failures = new ArrayList<>();
        database.snapshot(connection -> {
            Database.execute(connection, SQL.statement("zone"));
            Database.execute(connection, SQL.statement("dates"));
            for (String name : new TreeSet<>(registry.names())) {
                Projection projection = registry.named(name);
                Bookmark shown = Bookmarks.find(connection, name)
                        .orElseThrow(() -> new IllegalStateException("the view " + name + " was never prepared"));
                for (Table<?, ?> table : projection.tables()) {
                    try {
                        written.add(write(connection, shown, table, folder));
                    } catch (IOException e) {
                        failures.add(e);
                        return false;
                    }
                }
            }
            return true;
        });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return written;
    }

    private static Written write(Connection connection, Bookmark shown, Table<?, ?> table, @Nullable Path folder)
            throws SQLException, IOException {
        MessageDigest digest = sha256();
        long rows;
        try (OutputStream to = folder == null
                        ? OutputStream.nullOutputStream()
                        : Files.newOutputStream(folder.resolve(table.name() + ".csv"));
                DigestOutputStream out = new DigestOutputStream(to, digest)) {
            rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copyOut(table), out);
        }
        return new Written(
                shown.name(),
                shown.version(),
                shown.position(),
                table.name(),
                rows,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static String copyOut(Table<?, ?> table) {
        return SQL.statement("copy_out")
                .replace(":columns", Column.names(table.columns()))
                .replace(":table", table.name())
                .replace(":key", Column.names(table.keyColumns()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
