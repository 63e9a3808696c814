package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayEvent;
import fr.quitus.bays.BayName;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An event is changed on the disk of one bay, once by rot and once by a hand that knows checksums. */
class ScrubOverHttpTest {
    private static final int PAGE_BYTES = 8_192;
    private static final long EVENT = 3;
    private static final int UNKNOWN = -1;

    @Test
    void a_changed_event_is_found_named_and_repaired_whether_its_page_has_a_right_checksum_or_not() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of(
                "quitus.storage.mode", "bays", "quitus.scrub.interval-s", "1", "quitus.scrub.share-percent", "50"))) {
            EmbeddedBays bays = ledger.bean(LedgerStorage.class).bays().orElseThrow();
            List<BayEvent> events = new CopyOnWriteArrayList<>();
            bays.onEvent(events::add);
            String tess = ledger.token("tess", Role.TECH_ADMIN);
            new Dossiers(ledger).funded();
            String stream = ledger.log().read(EVENT - 1, 1).getFirst().aggregateId();
            Await.until("three bays read whole", () -> allSound(ledger, tess));
            assertThat(ledger.get(tess, "/actuator/prometheus").body())
                    .contains("quitus_bay_scrub{bay=\"b\",verdict=\"SOUND\"} 1.0")
                    .contains("quitus_bay_scrub_events{bay=\"c\"} "
                            + (double) (ledger.log().head() + 1))
                    .contains("quitus_bay_scrub_pages_age_seconds{bay=\"a\"}")
                    .doesNotContain("quitus_bay_scrub_pages{bay=\"a\"} 0.0");
            Row row = row(bays);
            Path inB = file(ledger, tess, "b", row);
            Await.until("the row on the disk of b", () -> row.isWritten(bays, BayName.B, inB));

            assertThat(row.change(inB, false)).isTrue();

            String named = "le fait n° " + EVENT + " ";
            awaitDamage(ledger, tess, "b", named, () -> row.changeAgain(inB, false));
            assertThat(damage(ledger, tess, "b")).contains("somme de contrôle", "eventlog.events_000000", stream);
            Await.until("b mended", () -> mended(events, BayName.B) && allSound(ledger, tess));

            Row again = row(bays);
            Path inC = file(ledger, tess, "c", again);
            Await.until("the row on the disk of c", () -> again.isWritten(bays, BayName.C, inC));
            assertThat(again.change(inC, true)).isTrue();
            // Until its memory is gone PostgreSQL shows the row as it was.
            Path home = Path.of(bay(ledger, tess, "c").path("folder").asString());
            kill(home);

            awaitDamage(ledger, tess, "c", "il a été changé", () -> {
                if (again.changeAgain(inC, true)) {
                    kill(home);
                }
            });
            assertThat(damage(ledger, tess, "c")).contains(named, stream);
            Await.until("c mended", () -> mended(events, BayName.C) && allSound(ledger, tess));
            assertThat(ledger.get(tess, "/api/v1/bays")
                            .json()
                            .path("rootsDiffer")
                            .asBoolean())
                    .isFalse();
            assertThat(events).noneMatch(BayEvent.BaysDisagree.class::isInstance);
        }
    }

    private static boolean mended(List<BayEvent> events, BayName bay) {
        return events.stream().anyMatch(event -> event instanceof BayEvent.DamageMended done && done.bay() == bay);
    }

    /** All bays were read to their ends, at the ledger's own. */
    private static boolean allSound(RunningLedger ledger, String token) {
        for (JsonNode bay : ledger.get(token, "/api/v1/bays").json().path("items")) {
            JsonNode scrub = bay.path("scrub");
            if (!scrub.path("verdict").asString().equals("SOUND")
                    || scrub.path("events").asLong() != ledger.log().head() + 1) {
                return false;
            }
        }
        return true;
    }

    private static String damage(RunningLedger ledger, String token, String name) {
        return bay(ledger, token, name).path("scrub").path("damage").asString("");
    }

    private static void awaitDamage(
            RunningLedger ledger, String token, String name, String wanted, Runnable otherwise) {
        AtomicReference<String> told = new AtomicReference<>("");
        try {
            Await.until("damage in " + name, () -> {
                told.set(damage(ledger, token, name));
                if (told.get().contains(wanted)) {
                    return true;
                }
                otherwise.run();
                return false;
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", told: " + told.get(), e);
        }
    }

    private static JsonNode bay(RunningLedger ledger, String token, String name) {
        for (JsonNode bay : ledger.get(token, "/api/v1/bays").json().path("items")) {
            if (bay.path("name").asString().equals(name)) {
                return bay;
            }
        }
        throw new AssertionError("no bay " + name);
    }

    private static Path file(RunningLedger ledger, String token, String name, Row row) {
        return Path.of(bay(ledger, token, name).path("folder").asString())
                .resolve("data")
                .resolve(row.file);
    }

    private static void checkpoint(EmbeddedBays bays, BayName bay) throws SQLException {
        try (Connection admin = admin(bays, bays.jdbcUrl(bay, LedgerStorage.DATABASE));
                Statement statement = admin.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private static Connection admin(EmbeddedBays bays, String url) throws SQLException {
        return DriverManager.getConnection(url, bays.adminUser(), bays.adminPassword());
    }

    private static Row row(EmbeddedBays bays) throws SQLException {
        try (Connection admin = admin(bays, bays.jdbcUrl(LedgerStorage.DATABASE));
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("select pg_relation_filepath(e.tableoid::regclass) as file,"
                        + " e.ctid::text as place from eventlog.events e where e.position = " + EVENT)) {
            assertThat(row.next()).isTrue();
            String[] place = row.getString("place").replaceAll("[()]", "").split(",", -1);
            return new Row(
                    row.getString("file"),
                    Integer.parseInt(place[0]),
                    Integer.parseInt(place[1]),
                    new AtomicInteger(UNKNOWN));
        }
    }

    private static void kill(Path home) {
        try {
            String pid = Files.readAllLines(home.resolve("data").resolve("postmaster.pid"))
                    .getFirst();
            ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a row lies in a table's file. */
    private record Row(String file, int block, int line, AtomicInteger original) {
        private static final int SUM_OFFSET = 8;
        private static final int POINTERS_OFFSET = 24;

        /** Has the primary and then a bay write what they hold; true once the bay's disk has the page. */
        private boolean isWritten(EmbeddedBays bays, BayName bay, Path table) {
            byte[] bytes = new byte[PAGE_BYTES];
            try (RandomAccessFile content = new RandomAccessFile(table.toFile(), "r")) {
                checkpoint(bays, bays.primary());
                checkpoint(bays, bay);
                content.seek((long) block * PAGE_BYTES);
                content.readFully(bytes);
            } catch (IOException | SQLException e) {
                return false; // not replayed there yet
            }
            ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            return page.getShort(SUM_OFFSET) == sum(page)
                    && page.getInt(POINTERS_OFFSET + Integer.BYTES * (line - 1)) != 0;
        }

        /** Changes the last byte of its last column, when it is as it was; tells whether it did. */
        private boolean change(Path table, boolean withItsSum) throws IOException {
            byte[] bytes = new byte[PAGE_BYTES];
            try (RandomAccessFile content = new RandomAccessFile(table.toFile(), "rw")) {
                content.seek((long) block * PAGE_BYTES);
                content.readFully(bytes);
                ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                int pointer = page.getInt(POINTERS_OFFSET + Integer.BYTES * (line - 1));
                int last = (pointer & 0x7FFF) + (pointer >>> 17) - 1;
                original.compareAndSet(UNKNOWN, page.get(last));
                if (page.getShort(SUM_OFFSET) != sum(page) || page.get(last) != original.get()) {
                    return false;
                }
                page.put(last, (byte) (page.get(last) ^ 1));
                if (withItsSum) {
                    page.putShort(SUM_OFFSET, sum(page));
                }
                content.seek((long) block * PAGE_BYTES);
                content.write(bytes);
                return true;
            }
        }

        /** PostgreSQL may write a page from its memory over what was changed on the disk: it is changed once more. */
        private boolean changeAgain(Path table, boolean withItsSum) {
            try {
                return change(table, withItsSum);
            } catch (IOException e) {
                return false; // the bay is being filled again
            }
        }

        /** As checksum_impl.h of PostgreSQL has it. */
        private short sum(ByteBuffer page) {
            int[] sums = {
                0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
                0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
                0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
                0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756
            };
            for (int word = 0; word < PAGE_BYTES / Integer.BYTES + 2 * sums.length; word++) {
                int place = word * Integer.BYTES;
                int value = place < PAGE_BYTES ? page.getInt(place) : 0;
                int mixed = sums[word % sums.length] ^ (place == SUM_OFFSET ? value & 0xFFFF0000 : value);
                sums[word % sums.length] = mixed * 16_777_619 ^ mixed >>> 17;
            }
            int all = block;
            for (int sum : sums) {
                all ^= sum;
            }
            return (short) (Integer.remainderUnsigned(all, 65_535) + 1);
        }
    }
}
