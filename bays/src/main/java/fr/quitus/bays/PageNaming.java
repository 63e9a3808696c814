package fr.quitus.bays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names for a damaged page, asked of a bay in which the same page is sound: all bays have the same pages at the same
 * places. What cannot be asked is left out, for a page without a name is damaged all the same.
 */
final class PageNaming {
    private static final Logger log = LoggerFactory.getLogger(PageNaming.class);
    private static final long SHARED_TABLESPACE = 1_664;
    private static final int HEADER_BYTES = 24;
    private static final int LOWER_OFFSET = 12;
    private static final int POINTER_OFFSET_MASK = 0x7FFF;
    private static final int POINTER_LENGTH_SHIFT = 17;
    /** Where a row says how long its header is. */
    private static final int ROW_HEADER_OFFSET = 22;

    private static final int BYTE_MASK = 0xFF;
    private static final int SHORT_MASK = 0xFFFF;
    private static final String ADMINISTRATION = "postgres";

    private final Cluster cluster;

    PageNaming(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A relation as PostgreSQL names it. */
    private record Relation(
            String database,
            String name,
            String kind,
            @Nullable String serves) {}

    /** The page with all that can be told of it. */
    DamagedPage name(Bay bay, PageFile file, long block, PageConfirmation.Wrong wrong, Optional<Bay> sound) {
        Relation relation = sound.map(other -> relation(other, file)).orElse(null);
        int line = sound.map(other -> line(other, file, block, wrong.bytes())).orElse(0);
        return new DamagedPage(
                bay.name(),
                file.place(),
                block,
                wrong.fault(),
                relation == null ? null : relation.database,
                relation == null ? null : relation.name,
                relation == null ? null : relation.kind,
                relation == null ? null : relation.serves,
                relation != null && isHeap(relation) ? line : 0);
    }

    private static boolean isHeap(Relation relation) {
        return relation.kind.equals("r") || relation.kind.equals("m") || relation.kind.equals("t");
    }

    private @Nullable Relation relation(Bay asked, PageFile file) {
        try {
            String database = file.database() == 0 ? ADMINISTRATION : database(asked, file.database());
            if (database == null) {
                return null;
            }
            try (Connection connection = connect(asked, database);
                    PreparedStatement statement = connection.prepareStatement(Sql.text("relation_of_file"))) {
                statement.setLong(1, file.database() == 0 ? SHARED_TABLESPACE : 0);
                statement.setLong(2, file.filenode());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? new Relation(
                                    database, row.getString("name"), row.getString("kind"), row.getString("serves"))
                            : null;
                }
            }
        } catch (SQLException e) {
            log.info("bay {} does not name {}: {}", asked.name(), file.place(), e.getMessage());
            return null;
        }
    }

    private @Nullable String database(Bay asked, long number) throws SQLException {
        try (Connection connection = connect(asked, ADMINISTRATION);
                PreparedStatement statement = connection.prepareStatement(Sql.text("database_name"))) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString("name") : null;
            }
        }
    }

    private Connection connect(Bay asked, String database) throws SQLException {
        long answerTimeoutS = cluster.settings().answerTimeout().toSeconds();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + asked.port() + "/" + database + "?connectTimeout=1&loginTimeout="
                        + answerTimeoutS + "&socketTimeout=" + answerTimeoutS,
                Bay.ADMIN,
                cluster.adminPassword());
    }

    /** The first row whose columns differ; 0 when none does. */
    private static int line(Bay other, PageFile file, long block, ByteBuffer bytes) {
        if (bytes.remaining() != PageChecksum.PAGE_BYTES) {
            return 0;
        }
        try {
            ByteBuffer page = PageScan.page(other.data(), file, block);
            return page == null ? 0 : line(bytes, page);
        } catch (IOException e) {
            log.info("bay {} does not read {}: {}", other.name(), file.place(), e.getMessage());
            return 0;
        }
    }

    /**
     * The same of two pages, of which the second is right. They may be of two instants, so only rows that lie at the
     * same place in both are compared. The headers of rows are left out: what they remember of transactions differs
     * from bay to bay.
     */
    static int line(ByteBuffer wrong, ByteBuffer right) {
        ByteBuffer page = right.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer suspect = wrong.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int lower = Math.min(page.getShort(LOWER_OFFSET) & SHORT_MASK, PageChecksum.PAGE_BYTES);
        for (int pointer = HEADER_BYTES; pointer + Integer.BYTES <= lower; pointer += Integer.BYTES) {
            int item = page.getInt(pointer);
            int row = item & POINTER_OFFSET_MASK;
            int length = item >>> POINTER_LENGTH_SHIFT;
            if (length <= ROW_HEADER_OFFSET
                    || row + length > PageChecksum.PAGE_BYTES
                    || suspect.getInt(pointer) != item) {
                continue;
            }
            int header = Math.min(page.get(row + ROW_HEADER_OFFSET) & BYTE_MASK, length);
            if (wrong.slice(row + header, length - header).mismatch(page.slice(row + header, length - header)) >= 0) {
                return (pointer - HEADER_BYTES) / Integer.BYTES + 1;
            }
        }
        return 0;
    }
}
