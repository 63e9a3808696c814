package fr.quitus.projections.invariants;

import fr.quitus.domain.invariants.Invariant;
import fr.quitus.domain.invariants.InvariantFold;
import fr.quitus.domain.invariants.Invariants;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.ViewsDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The one row that a restart goes on from. A fold of other code is not taken up: the log is read again instead. */
final class SnapshotTable {
    private static final SqlFile SQL = SqlFile.beside(SnapshotTable.class, "invariant_snapshot");

    private final ViewsDatabase views;
    private final String fingerprint = fingerprint();

    SnapshotTable(ViewsDatabase views) {
        this.views = views;
    }

    void create() throws SQLException {
        try (Connection connection = views.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SQL.statement("create"));
        }
    }

    Optional<InvariantFold> find() throws SQLException {
        try (Connection connection = views.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL.statement("find"))) {
            statement.setString(1, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(unpacked(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    /** Of two nodes the one that is further keeps its own. */
    void keep(InvariantFold fold) throws SQLException {
        try (Connection connection = views.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL.statement("keep"))) {
            statement.setString(1, fingerprint);
            statement.setLong(2, fold.position());
            statement.setBytes(3, packed(fold));
            statement.executeUpdate();
        }
    }

    private static byte[] packed(InvariantFold fold) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (String line : fold.snapshot()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    private static InvariantFold unpacked(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return InvariantFold.restored(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("a snapshot that was kept whole can be read", e);
        }
    }

    /** Of the code that folds: whoever changes a truth need not remember to say so here. */
    private static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, InvariantFold.class);
            for (Invariant invariant : Invariants.ofTheReference()) {
                add(digest, invariant.getClass());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, Class<?> type) {
        String file = type.getSimpleName() + ".class";
        try (InputStream bytes = type.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("no " + file + " beside " + type);
            }
            digest.update(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
