package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.api.json.EventReader;
import fr.quitus.app.client.Stop;
import fr.quitus.app.copies.AsOf;
import fr.quitus.app.copies.BrokenCopyException;
import fr.quitus.app.copies.CopiedViews;
import fr.quitus.app.copies.CopyManifest;
import fr.quitus.app.copies.SegmentCopy;
import fr.quitus.app.copies.VerifiedCopy;
import fr.quitus.app.projection.EventLogReader;
import fr.quitus.app.proof.CheckpointPublisher;
import fr.quitus.app.scenario.ScenarioRunner;
import fr.quitus.bays.EmbeddedPostgres;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.MerkleReads;
import fr.quitus.eventstore.ReadableLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.Stretch;
import fr.quitus.projections.EveryProjection;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.LiveDriver;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.ViewFiles;
import fr.quitus.projections.engine.ViewFiles.Written;
import fr.quitus.projections.ports.ViewsDatabase;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.verify.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** Views from copies of the log of a ledger that was played by real commands, beside its own views. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildFromCopiesTest {
    private static final int SEGMENT_EVENTS = 20;
    private static final int PLACES = 10;
    private static final long SEED = 20_270_115;

    @TempDir
    static Path folder;

    private static Path data = Path.of("data");
    private static Path segments = Path.of("segments");
    private static ConfigurableApplicationContext running;
    private static EmbeddedPostgres postgres;
    private static String key = "";
    private static Path checkpoint = Path.of("checkpoint");
    private static List<StoredEvent> events = List.of();
    /** What the views of the ledger itself show, followed event by event by its live driver. */
    private static Map<String, String> own = Map.of();

    private static int databases;

    @BeforeAll
    static void a_ledger_that_was_played() throws Exception {
        data = folder.resolve("data");
        segments = folder.resolve("segments");
        checkpoint = folder.resolve("kept.note");
        int port = LocalPort.any();
        running = Instances.start(Map.of(
                "server.port",
                port,
                "quitus.data",
                data,
                "quitus.fiscal-year",
                2026,
                "quitus.storage.mode",
                "single",
                "quitus.storage.fsync",
                false,
                "logging.level.fr.quitus",
                "error"));
        Path scenario = Path.of(System.getProperty("quitus.root"), "src/test/resources/scenarios/DED-01.yaml");
        assertThat(ScenarioRunner.run(URI.create("http://127.0.0.1:" + port), scenario)
                        .failed())
                .isZero();
        EventLog log = running.getBean(EventLog.class);
        events = log.read(-1, Math.toIntExact(log.head() + 1));
        CheckpointPublisher publisher = running.getBean(CheckpointPublisher.class);
        key = publisher.key().verifierKey().text();
        Files.write(checkpoint, publisher.publish().encode());
        assertThat(run(new ExportCommand(), "--data", data, "--to", segments, "--events", SEGMENT_EVENTS))
                .isEqualTo(ExitCode.INTACT);
        own = ViewDigests.shownBy(running);
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), EmbeddedPostgres.THROW_AWAY);
    }

    @AfterAll
    static void stop() {
        running.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void from_segments_each_row_of_each_view_is_that_of_the_ledger_itself() throws Exception {
        Path into = folder.resolve("from-segments");

        assertThat(rebuild("all", "--from", segments, "--into", into, "--key", key, "--checkpoint", checkpoint))
                .isEqualTo(ExitCode.INTACT);

        CopyManifest made = CopyManifest.readIn(into);
        assertThat(ViewDigests.of(made.tables())).isEqualTo(own);
        assertThat(made.views()).isEqualTo(EveryProjection.ofThisModule().size());
        assertThat(made.rows()).isGreaterThan(events.size());
        assertThat(made.position()).isEqualTo(events.size() - 1L);
        assertThat(made.checkpointsMet()).isEqualTo(1);
        assertThat(made.signedBy()).containsExactly(key);
        assertThat(made.root())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(running.getBean(MerkleReads.class).rootAt(events.size())));
        for (Written table : made.tables()) {
            assertThat(hash(into.resolve(table.table() + ".csv"))).isEqualTo(table.sha256());
        }
        try (Stream<Path> files = Files.list(into)) {
            assertThat(files.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    @Order(1)
    void as_of_a_position_or_its_instant_is_the_fold_of_what_came_before() throws Exception {
        Random random = new Random(SEED);
        for (int place = 0; place < PLACES; place++) {
            long position = random.nextInt(events.size());
            Instant instant = events.get((int) position).recordedAt();
            long atInstant = events.stream()
                    .filter(event -> event.recordedAt().isAfter(instant))
                    .mapToLong(event -> event.position() - 1)
                    .findFirst()
                    .orElse(events.size() - 1L);

            assertThat(ViewDigests.of(fromSegments(Long.toString(position), position)))
                    .as("seed %d, position %d", SEED, position)
                    .isEqualTo(followed(position));
            try (SegmentCopy copy = new SegmentCopy(segments, scratch())) {
                assertThat(verified(copy, AsOf.parse(instant.toString())).position())
                        .isEqualTo(atInstant);
            }
        }
    }

    @Test
    @Order(1)
    void a_missing_a_cut_and_an_altered_segment_are_refused_by_name_and_nothing_is_made() throws Exception {
        List<Path> files = files(copyOfSegments("whole"));
        assertThat(files).hasSizeGreaterThan(3);
        Path missing = copyOfSegments("missing");
        Path second = files(missing).get(1);
        Path third = files(missing).get(2);
        Files.delete(second);
        assertBroken(missing, third.getFileName() + ", position " + SEGMENT_EVENTS + " : ");

        Path cut = copyOfSegments("cut");
        Path half = files(cut).get(2);
        byte[] bytes = Files.readAllBytes(half);
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        assertBroken(cut, half.getFileName() + ", position ");

        Path altered = copyOfSegments("altered");
        Path changed = files(altered).get(1);
        bytes = Files.readAllBytes(changed);
        bytes[bytes.length / 2] ^= 1;
        Files.write(changed, bytes);
        assertBroken(altered, changed.getFileName().toString(), ", position ");

        Path unreadable = copyOfSegments("unreadable");
        Path noSegment = files(unreadable).get(1);
        Files.writeString(noSegment, "no segment");
        assertBroken(unreadable, noSegment.getFileName() + " n'est pas un segment", ", position " + SEGMENT_EVENTS);

        Path first = copyOfSegments("first");
        Files.delete(files(first).getFirst());
        assertBroken(first, "ceux d'avant manquent");

        Path last = copyOfSegments("last");
        Files.delete(files(last).getLast());
        assertBroken(last, "le registre s'arrête ici");

        Path into = folder.resolve("from-cut");
        assertThat(rebuild("--from", cut, "--into", into, "--as-of", "3")).isEqualTo(ExitCode.BROKEN);
        assertThat(files(into)).isEmpty();
    }

    @Test
    @Order(1)
    void what_cannot_be_shown_is_refused_before_anything_is_made() throws Exception {
        try (SegmentCopy copy = new SegmentCopy(segments, scratch())) {
            assertThatThrownBy(() -> verified(copy, new AsOf.Position(events.size())))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("s'arrête à la position " + (events.size() - 1));
        }
        try (SegmentCopy copy = new SegmentCopy(segments, scratch())) {
            assertThatThrownBy(() -> verified(copy, AsOf.parse("1999-12-31")))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("Rien n'était encore enregistré");
        }
        assertThatThrownBy(() -> new CopiedViews(List.of("nonesuch"))).hasMessageContaining("trialbalance");
        Path into = folder.resolve("unused");
        assertThat(rebuild("--from", segments, "--into", into, "--as-of", "hier"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(rebuild("--from", segments, "--into", into, "--format", "xml"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(rebuild("--from", segments)).isEqualTo(ExitCode.USAGE);
        assertThat(rebuild("--as-of", "3")).isEqualTo(ExitCode.USAGE);
        assertThat(into).doesNotExist();
    }

    @Test
    @Order(1)
    void a_database_of_some_views_of_the_running_bay_is_left_to_be_asked() throws Exception {
        Path into = folder.resolve("database");

        assertThat(rebuild("trialbalance", "audittrail", "--into", into, "--data", data, "--format", "postgres"))
                .isEqualTo(ExitCode.INTACT);

        Map<String, String> made = ViewDigests.of(CopyManifest.readIn(into).tables());
        assertThat(made).isNotEmpty().allSatisfy((table, digest) -> assertThat(own)
                .containsEntry(table, digest));
        try (EmbeddedPostgres left = OpenedViews.open(into);
                Connection connection =
                        DriverManager.getConnection(left.jdbcUrl("quitus"), left.user(), left.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select min(position) as least, count(*) as views from views.projection_position")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong("least")).isEqualTo(events.size() - 1L);
            assertThat(row.getLong("views")).isEqualTo(2);
            assertThatThrownBy(() -> statement.execute("create table views.mine (id integer)"))
                    .hasMessageContaining("read-only");
        }
        assertThatThrownBy(() -> OpenedViews.open(segments)).isInstanceOf(Stop.class);
    }

    @Test
    @Order(2)
    void the_folder_of_a_stopped_bay_gives_the_same_and_stays_as_it_was() throws Exception {
        running.close();
        Path bay = data.resolve("postgres");
        Map<String, String> before = hashes(bay);
        Path into = folder.resolve("from-bay");
        long half = events.size() / 2L;

        assertThat(rebuild("--from", bay, "--into", into, "--checkpoint", checkpoint))
                .isEqualTo(ExitCode.INTACT);
        Path earlier = folder.resolve("from-bay-earlier");
        assertThat(rebuild("--from", bay, "--into", earlier, "--as-of", half)).isEqualTo(ExitCode.INTACT);

        assertThat(ViewDigests.of(CopyManifest.readIn(into).tables())).isEqualTo(own);
        CopyManifest shown = CopyManifest.readIn(earlier);
        assertThat(shown.position()).isEqualTo(half);
        assertThat(ViewDigests.of(shown.tables())).isEqualTo(ViewDigests.of(fromSegments(Long.toString(half), half)));
        assertThat(hashes(bay)).isEqualTo(before);
    }

    private static void assertBroken(Path copied, String... told) throws Exception {
        try (SegmentCopy copy = new SegmentCopy(copied, scratch())) {
            assertThatThrownBy(() -> verified(copy, new AsOf.End()))
                    .isInstanceOf(BrokenCopyException.class)
                    .hasMessageContainingAll(told);
        }
    }

    private static VerifiedCopy verified(SegmentCopy copy, AsOf asOf) throws Exception {
        Checkpoint attested = Checkpoint.parse(
                SignedNote.parse(Files.readAllBytes(checkpoint)).text());
        return copy.verify(VerifierKeys.of(VerifierKey.parse(key)), List.of(attested), asOf);
    }

    private static List<Written> fromSegments(String asOf, long position) throws Exception {
        try (SegmentCopy copy = new SegmentCopy(segments, scratch());
                HikariDataSource views = newDatabase()) {
            VerifiedCopy verified = verified(copy, AsOf.parse(asOf));
            assertThat(verified.position()).isEqualTo(position);
            return new CopiedViews(List.of()).fold(verified.log(), views, null, ProgressListener.SILENT);
        }
    }

    /** The live driver over the first events, in memory. */
    private static Map<String, String> followed(long position) throws Exception {
        try (HikariDataSource views = newDatabase()) {
            Database database = new Database(new ViewsDatabase(views));
            EventLogReader log = new EventLogReader(
                    new FirstEvents(events.subList(0, (int) position + 1)),
                    EventReader.ofLedger(_ -> Optional.empty()));
            ProjectionRegistry registry = new ProjectionRegistry(EveryProjection.ofThisModule(), database, log);
            registry.prepare();
            try (LiveDriver live = new LiveDriver(registry, database, log, ProjectionLimits.DEFAULT)) {
                live.catchUp();
            }
            return ViewDigests.of(new ViewFiles(registry, database).write(null));
        }
    }

    private record FirstEvents(List<StoredEvent> kept) implements ReadableLog {
        @Override
        public List<StoredEvent> read(long afterPosition, int max) {
            return kept.stream()
                    .filter(event -> event.position() > afterPosition)
                    .limit(max)
                    .toList();
        }

        @Override
        public Stretch stretch(long afterPosition, long upTo, Predicate<String> names) {
            throw new UnsupportedOperationException("the live driver reads");
        }

        @Override
        public long head() {
            return kept.size() - 1L;
        }

        @Override
        public boolean awaitBeyond(long position, Duration timeout) {
            return head() > position;
        }
    }

    private static HikariDataSource newDatabase() throws SQLException {
        String name = "views_" + databases++;
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(postgres.jdbcUrl(name));
        source.setUsername(postgres.user());
        source.setPassword(postgres.password());
        source.setMaximumPoolSize(6);
        source.setMinimumIdle(0);
        return source;
    }

    private static ExitCode rebuild(Object... words) {
        return run(new RebuildCommand(), words);
    }

    private static ExitCode run(Object command, Object... words) {
        int code = new CommandLine(command)
                .execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
        return Stream.of(ExitCode.values())
                .filter(known -> known.number() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError("exit code " + code));
    }

    private static Path scratch() throws IOException {
        return Files.createTempDirectory(folder, "scratch").resolve("spool");
    }

    private static Path copyOfSegments(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("segments-" + name));
        for (Path file : files(segments)) {
            Files.copy(file, copy.resolve(file.getFileName().toString()));
        }
        return copy;
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }

    private static Map<String, String> hashes(Path in) throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(in)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(in.relativize(file).toString(), hash(file));
            }
        }
        return hashes;
    }

    private static String hash(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
