package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.app.archive.BrokenArchiveException;
import fr.quitus.app.archive.CheckedArchive;
import fr.quitus.app.archive.LeftGeneration;
import fr.quitus.app.archive.RestoreTrial;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import fr.quitus.app.copies.AsOf;
import fr.quitus.app.opening.BudgetOpening;
import fr.quitus.app.operations.InstanceFile;
import fr.quitus.app.proof.BayAddress;
import fr.quitus.app.proof.BayLog;
import fr.quitus.app.proof.CheckpointPublisher;
import fr.quitus.app.scenario.ScenarioReport;
import fr.quitus.app.scenario.ScenarioRunner;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import tools.jackson.databind.JsonNode;

/** A ledger that is archived, what rots in its archive, and the ledgers that come of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchivedLedgerTest {
    private static final int SEGMENT_EVENTS = 50;
    private static final int INTACT = 0;
    private static final int USAGE = 2;
    private static final int BROKEN = 3;

    @TempDir
    static Path folder;

    private static Path data = Path.of("data");
    private static Path archive = Path.of("archive");
    private static ConfigurableApplicationContext running;
    private static VerifierKey key = SigningKey.generate("none", KeyType.NOTE).verifierKey();
    private static List<StoredEvent> events = List.of();
    private static Map<String, String> views = Map.of();

    @BeforeAll
    static void a_ledger_that_is_archived() throws Exception {
        data = folder.resolve("data");
        archive = folder.resolve("archive");
        running = start(data, archive);
        running.getBean(BudgetOpening.class).open();
        ViewDigests.awaitShown(running); // a scenario reads there where the log ends
        Path scenario = Path.of(System.getProperty("quitus.root"), "src/test/resources/scenarios/DED-01.yaml");
        ScenarioReport played =
                ScenarioRunner.run(URI.create(InstanceFile.in(data).address().orElseThrow()), scenario);
        assertThat(played.failed()).as(played.lines().toString()).isZero();
        putOneBehindASealedSegment();
        running.getBean(CheckpointPublisher.class).publish();
        key = running.getBean(CheckpointPublisher.class).key().verifierKey();
        events = running.getBean(EventLog.class).read(-1, Integer.MAX_VALUE);
        views = ViewDigests.shownBy(running);
        awaitArchived(data, events.size() - 1);
        QuitusProcess.await(
                "the checkpoint", () -> Files.exists(archive.resolve("generations/0001/checkpoints/latest.note")));
    }

    /** An open segment that holds nothing cannot rot: when the log ends where one was sealed, it gets one act more. */
    private static void putOneBehindASealedSegment() throws IOException {
        long head = running.getBean(EventLog.class).head();
        awaitArchived(data, head);
        if (from(files(archive, ".open").getFirst()) > head) {
            assertThat(openCredits(data, "one-more").status()).isEqualTo(201);
        }
    }

    private static LedgerHttp.Reply openCredits(Path ofData, String idempotencyKey) {
        try (LedgerHttp http = LedgerHttp.of(ofData)) {
            return http.post(
                    "denis",
                    "/api/v1/commands/OpenCredits",
                    "{\"year\":2026,\"programme\":\"0156\",\"title\":\"T3\",\"ae\":\"1.00\",\"cp\":\"1.00\","
                            + "\"legalRef\":\"LFR 2026\",\"financeAct\":\"AMENDING\"}",
                    Map.of("Idempotency-Key", idempotencyKey));
        }
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static ConfigurableApplicationContext start(Path ofData, Path itsArchive) {
        int port = LocalPort.any();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", port);
        settings.put("quitus.data", ofData.toString());
        settings.put("quitus.fiscal-year", 2026);
        settings.put("quitus.storage.mode", "single");
        settings.put("quitus.storage.fsync", false);
        settings.put("quitus.archive.folder", itsArchive.toString());
        settings.put("quitus.archive.segment-events", SEGMENT_EVENTS);
        settings.put("logging.level.fr.quitus", "error");
        ConfigurableApplicationContext context = Instances.start(settings);
        InstanceFile.in(ofData).write("http://127.0.0.1:" + port);
        return context;
    }

    private static JsonNode archiveOf(Path ofData) {
        try (LedgerHttp http = LedgerHttp.of(ofData)) {
            return ArchiveCommand.archive(http);
        }
    }

    private static void awaitArchived(Path ofData, long position) {
        QuitusProcess.await("position " + position + " in the archive", () -> {
            JsonNode shown = archiveOf(ofData);
            assertThat(shown.path("state").asString()).as(shown.toString()).isIn("STARTING", "FOLLOWING");
            return shown.path("position").asLong() >= position;
        });
    }

    private static int restore(Object... words) {
        return new CommandLine(new RestoreCommand())
                .execute(Stream.concat(Stream.of("--mode", "SINGLE", "--sans-etats"), Stream.of(words))
                        .map(Object::toString)
                        .toArray(String[]::new));
    }

    private CheckedArchive check(Path copy, AsOf asOf, VerifierKeys keys) throws Exception {
        Path scratch = Files.createTempDirectory(folder, "scratch");
        return CheckedArchive.check(
                new CheckedArchive.Question(copy, null, asOf, keys, List.of()), scratch, ProgressListener.SILENT);
    }

    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(archive.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return copy;
    }

    private static List<Path> files(Path copy, String ending) throws IOException {
        try (Stream<Path> files = Files.list(copy.resolve("generations/0001"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    @Order(1)
    void all_of_it_is_in_the_archive_in_sealed_segments_and_an_open_one() throws Exception {
        JsonNode shown = archiveOf(data);

        assertThat(shown.path("state").asString()).isEqualTo("FOLLOWING");
        assertThat(shown.path("position").asLong()).isEqualTo(events.size() - 1);
        assertThat(shown.path("lagEvents").asLong()).isZero();
        assertThat(shown.path("generation").asLong()).isEqualTo(1);
        assertThat(files(archive, ".segment.gz")).hasSizeGreaterThan(2);
        assertThat(files(archive, ".open")).hasSize(1);
        try (CheckedArchive checked = check(archive, new AsOf.End(), VerifierKeys.of(key))) {
            assertThat(checked.events()).isEqualTo(events.size());
            assertThat(checked.position()).isEqualTo(events.size() - 1);
            assertThat(checked.checkpointsMet()).isEqualTo(1);
            assertThat(checked.signedBy()).containsExactly(key.text());
        }
    }

    @Test
    @Order(1)
    void what_rots_is_named_with_its_file_and_position() throws Exception {
        Path flipped = copy("flipped");
        Path second = files(flipped, ".segment.gz").get(1);
        byte[] bytes = Files.readAllBytes(second);
        bytes[bytes.length / 2] ^= 1;
        Files.write(second, bytes);
        assertBroken(flipped, second.toString(), "position ");

        Path without = copy("without");
        Path gone = files(without, ".segment.gz").get(1);
        Path next = files(without, ".segment.gz").get(2);
        Files.delete(gone);
        assertBroken(without, next.toString(), "position " + from(gone));

        Path truncated = copy("truncated");
        Path third = files(truncated, ".segment.gz").get(2);
        Files.write(third, Arrays.copyOf(Files.readAllBytes(third), 300));
        assertBroken(truncated, third.toString(), "position ");

        Path cut = copy("cut");
        Path open = files(cut, ".open").getFirst();
        Files.write(open, Arrays.copyOf(Files.readAllBytes(open), (int) Files.size(open) - 1));
        assertBroken(cut, open.toString(), "tronqué");

        Path altered = copy("altered");
        Path end = files(altered, ".open").getFirst();
        byte[] tail = Files.readAllBytes(end);
        tail[tail.length - 5] ^= 1;
        Files.write(end, tail);
        assertBroken(altered, end.toString(), "altéré");

        Path endless = copy("endless");
        Files.delete(files(endless, ".open").getFirst());
        assertBroken(endless, files(archive, ".open").getFirst().getFileName().toString(), "le segment ouvert manque");
    }

    private static long from(Path segment) {
        return Long.parseLong(segment.getFileName().toString().split("[-.]", -1)[1]);
    }

    private void assertBroken(Path copy, String... told) {
        assertThatThrownBy(() -> check(copy, new AsOf.End(), new VerifierKeys(List.of())))
                .isInstanceOf(BrokenArchiveException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage()).contains(told));
        Path into = copy.resolveSibling(copy.getFileName() + "-into");
        assertThat(restore("--from", copy, "--into", into)).isEqualTo(BROKEN);
        assertThat(into).isEmptyDirectory();
    }

    @Test
    @Order(1)
    void an_archive_that_another_signed_is_not_believed() {
        VerifierKey another = SigningKey.generate(key.name(), KeyType.NOTE).verifierKey();

        assertThatThrownBy(() -> check(archive, new AsOf.End(), VerifierKeys.of(another)))
                .isInstanceOf(BrokenArchiveException.class);
    }

    @Test
    @Order(1)
    void the_trial_restores_it_and_tells_when_it_has_rotted() throws Exception {
        RestoreTrial trial = running.getBean(RestoreTrial.class);

        RestoreTrial.Outcome sound = trial.run();

        assertThat(sound.sound()).as(sound.detail()).isTrue();
        assertThat(sound.position()).isEqualTo(events.size() - 1);
        assertThat(data.resolve("restore-trial")).doesNotExist();
        assertThat(archiveOf(data).path("trial").path("sound").asBoolean()).isTrue();

        Path first = files(archive, ".segment.gz").getFirst();
        byte[] right = Files.readAllBytes(first);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 8;
        Files.write(first, wrong);
        RestoreTrial.Outcome rotten = trial.run();
        Files.write(first, right);

        assertThat(rotten.sound()).isFalse();
        assertThat(rotten.detail()).contains(first.toString(), "position ");
        JsonNode shown = archiveOf(data);
        assertThat(ArchiveCommand.lines(shown).getLast()).contains("ÉCHOUÉ", first.toString());
        try (LedgerHttp http = LedgerHttp.of(data)) {
            assertThat(http.get("tess", "/actuator/prometheus", -1).text())
                    .contains("quitus_archive_trial_sound 0.0", "quitus_archive_lag_events 0.0");
        }
        assertThat(trial.run().sound()).isTrue();
    }

    @Test
    @Order(2)
    void a_position_inside_a_command_is_cut_where_the_command_before_ends() throws Exception {
        long inside = firstOfSeveral();
        Path into = folder.resolve("at-position");

        assertThat(restore("--from", archive, "--into", into, "--at", inside)).isEqualTo(INTACT);

        assertThat(head(into)).isEqualTo(inside);
        assertThat(restore("--from", archive, "--into", into))
                .as("a folder that is not empty")
                .isEqualTo(USAGE);
        assertThat(restore("--from", archive, "--into", folder.resolve("beyond"), "--at", events.size()))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
    }

    /** How many events come before the first command that left several. */
    private static long firstOfSeveral() {
        return running.getBean(EventLog.class).journal(-1, Integer.MAX_VALUE).stream()
                .filter(line -> line.firstPosition() >= SEGMENT_EVENTS && line.firstPosition() < line.lastPosition())
                .findFirst()
                .orElseThrow()
                .firstPosition();
    }

    /** How many events the ledger of a folder has, once it was started there. */
    private static long head(Path ofData) throws Exception {
        try (ConfigurableApplicationContext _ = start(ofData, folder.resolve("archive-of-" + ofData.getFileName()));
                BayLog log = BayLog.open(BayAddress.of(ofData, null).connect())) {
            return log.head().events();
        }
    }

    @Test
    @Order(2)
    void an_instant_is_cut_behind_what_was_recorded_by_then() throws Exception {
        int middle = events.size() / 2;
        Instant at = events.get(middle).recordedAt();
        long expected = middle;
        while (expected + 1 < events.size()
                && !events.get((int) expected + 1).recordedAt().isAfter(at)) {
            expected++;
        }

        try (CheckedArchive checked = check(archive, new AsOf.At(at), VerifierKeys.of(key))) {
            assertThat(checked.position()).isEqualTo(expected);
        }
        assertThatThrownBy(() -> check(archive, new AsOf.At(Instant.EPOCH), VerifierKeys.of(key)))
                .isInstanceOf(Stop.class);
    }

    @Test
    @Order(3)
    void the_ledger_that_is_restored_is_the_same_goes_on_and_leaves_what_it_came_from() throws Exception {
        Path into = folder.resolve("again");
        assertThat(restore("--from", archive, "--into", into, "--key", key)).isEqualTo(INTACT);
        running.close();

        running = start(into, archive);
        data = into;

        EventLog log = running.getBean(EventLog.class);
        assertThat(log.read(-1, Integer.MAX_VALUE)).isEqualTo(events);
        assertThat(log.read(-1, 1).getFirst().eventId())
                .isEqualTo(events.getFirst().eventId());
        assertThat(ViewDigests.shownBy(running)).isEqualTo(views);
        assertThat(running.getBean(BudgetOpening.class).open())
                .as("keys are for ever")
                .isZero();
        LedgerHttp.Reply next = openCredits(into, "restored-1");
        assertThat(next.status()).as(next.text()).isEqualTo(201);
        assertThat(next.header("Quitus-Position")).isPresent();
        assertThat(log.read(events.size() - 1L, 1).getFirst().position()).isEqualTo(events.size());
        awaitArchived(into, log.head());
        assertThat(archiveOf(into).path("generation").asLong()).isEqualTo(2);
        assertThat(archive.resolve("generations/0001")).isDirectory();
        try (CheckedArchive checked = check(archive, new AsOf.End(), new VerifierKeys(List.of()))) {
            assertThat(checked.generation()).isEqualTo(2);
            assertThat(checked.position()).isEqualTo(log.head());
        }
    }

    @Test
    @Order(4)
    void another_ledger_is_refused_the_folder_and_nothing_in_it_changes() throws Exception {
        running.close();
        Path another = folder.resolve("another");
        Path open = only("generations/0002", ".open");
        Files.write(open, new byte[] {0x51, 0x54}, StandardOpenOption.APPEND); // as a crash leaves it
        Map<String, String> before = contents(archive);
        running = start(another, archive);
        running.getBean(BudgetOpening.class).open();

        QuitusProcess.await(
                "a refusal", () -> archiveOf(another).path("state").asString().equals("REFUSED"));

        assertThat(ArchiveCommand.line(archiveOf(another))).contains("REFUSED");
        assertThat(contents(archive)).isEqualTo(before);
        assertThat(running.getBean(EventLog.class).health().writable())
                .as("the ledger goes on")
                .isTrue();

        LeftGeneration.leave(another, archive);
        QuitusProcess.await(
                "a refusal for what it began with",
                () -> archiveOf(another).path("detail").asString().contains("elle ne commence pas comme celui-ci"));
        assertThat(contents(archive)).isEqualTo(before);
    }

    @Test
    @Order(5)
    void a_ledger_that_lost_the_end_of_its_history_begins_a_generation_when_it_is_told_to() throws Exception {
        running.close();
        Path shorter = folder.resolve("shorter");
        assertThat(restore("--from", archive, "--into", shorter, "--at", SEGMENT_EVENTS))
                .isEqualTo(INTACT);
        Files.delete(shorter.resolve("restored")); // a forced promotion leaves no word of it
        running = start(shorter, archive);
        QuitusProcess.await(
                "a refusal", () -> archiveOf(shorter).path("detail").asString().contains("il en a perdu la fin"));
        Map<String, String> before = contents(archive.resolve("generations"));

        assertThat(begin(shorter, "4\n")).as("another number").isEqualTo(USAGE);
        assertThat(contents(archive.resolve("generations"))).isEqualTo(before);
        assertThat(begin(shorter, "3\n")).isEqualTo(INTACT);

        awaitArchived(shorter, running.getBean(EventLog.class).head());
        assertThat(archiveOf(shorter).path("generation").asLong()).isEqualTo(3);
        assertThat(contents(archive.resolve("generations"))).containsAllEntriesOf(before);
        assertThat(begin(shorter, "4\n")).as("nothing to leave").isEqualTo(USAGE);
    }

    private static int begin(Path ofData, String typed) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new CommandLine(new ArchiveBeginCommand(out, new BufferedReader(new StringReader(typed))))
                .execute("--data", ofData.toString());
    }

    private static Path only(String in, String ending) throws IOException {
        try (Stream<Path> files = Files.list(archive.resolve(in))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Each file with its bytes; the lock is nobody's content. */
    private static Map<String, String> contents(Path of) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(".lock")) {
                    found.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }
}
