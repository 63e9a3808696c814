package fr.quitus.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.app.proof.SegmentImport.NotEmptyException;
import fr.quitus.eventstore.DuplicateCommandException;
import fr.quitus.eventstore.EventLog;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.KeyType;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentReader;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.ExitCode;
import fr.quitus.proofs.verify.SegmentVerifier;
import fr.quitus.proofs.verify.VerifyMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsOfABayTest {

    private static final int UNITS = 80;
    private static final int EVENTS = UNITS * Bay.UNIT_EVENTS;
    private static final SigningKey KEY = SigningKey.generate("quitus.example/registre", KeyType.NOTE);

    @TempDir
    static Path server;

    private static Bay bay;
    private static String log = "";

    @TempDir
    Path folder;

    /** Everything a log holds, as it is read. */
    private record Content(List<LogEntry> entries, List<JournalLine> lines, String head) {}

    @BeforeAll
    static void writes_a_log() throws SQLException {
        bay = Bay.start(server);
        log = bay.written(UNITS);
    }

    @AfterAll
    static void stops() {
        bay.close();
    }

    @Test
    void what_is_exported_is_verified_without_the_database() throws Exception {
        List<Path> files = export(0, EVENTS, 150);

        assertThat(files).hasSize(3);
        assertThat(verified(files)).isEqualTo(ExitCode.INTACT);
        assertThat(verified(export(130, 250, 50))).isEqualTo(ExitCode.INTACT);
    }

    @Test
    void a_changed_log_is_not_exported() throws Exception {
        String copy = copy();
        bay.superuser(copy, "update eventlog.events set payload = '{}' where position = 7");

        assertThatThrownBy(() -> export(copy, 0, EVENTS, 100))
                .isInstanceOf(SegmentException.class)
                .hasMessageContaining("position 7");
    }

    @Test
    void an_empty_store_filled_from_segments_is_the_log_again_and_goes_on() throws Exception {
        List<Path> files = export(0, EVENTS, 150);
        String rebuilt = bay.empty();
        bay.superuser(
                rebuilt,
                "create or replace function eventlog.partition_events() returns bigint"
                        + " language sql immutable as 'select 100::bigint'");

        importInto(rebuilt, files);

        assertThat(content(rebuilt)).isEqualTo(content(log));
        try (BayLog read = bay.read(rebuilt)) {
            assertThat(BayVerification.verify(read, List.of()).size()).isEqualTo(EVENTS);
        }
        try (EventLog again = bay.log(rebuilt)) {
            assertThatThrownBy(() -> again.append(Bay.unit(3)).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(DuplicateCommandException.class);
            assertThat(again.append(Bay.unit(UNITS)).join().firstPosition()).isEqualTo(EVENTS);
        }
        try (BayLog read = bay.read(rebuilt)) {
            assertThat(BayVerification.verify(read, List.of()).size()).isEqualTo(EVENTS + Bay.UNIT_EVENTS);
        }
    }

    @Test
    void a_store_that_is_not_empty_takes_nothing() throws Exception {
        List<Path> files = export(0, EVENTS, 150);
        String copy = copy();

        assertThatThrownBy(() -> importInto(copy, files)).isInstanceOf(NotEmptyException.class);
        assertThat(content(copy)).isEqualTo(content(log));
    }

    @Test
    void segments_that_do_not_hold_leave_the_store_empty() throws Exception {
        List<Path> files = export(0, EVENTS, 150);
        byte[] last = Files.readAllBytes(files.getLast());
        Files.write(files.getLast(), Arrays.copyOf(last, last.length / 2));
        String rebuilt = bay.empty();

        assertThatThrownBy(() -> importInto(rebuilt, files)).isInstanceOf(BrokenLogException.class);

        assertThat(content(rebuilt).entries()).isEmpty();
        importInto(rebuilt, export(0, EVENTS, 1_000));
        assertThat(content(rebuilt)).isEqualTo(content(log));
    }

    @Test
    void refusals_on_an_empty_log_are_exported_and_imported_too() throws Exception {
        String refusals = bay.empty();
        try (EventLog written = bay.log(refusals)) {
            written.append(Bay.refusal(1)).join();
            written.append(Bay.refusal(2)).join();
        }
        String rebuilt = bay.empty();

        importInto(rebuilt, export(refusals, 0, 0, 100));

        assertThat(content(rebuilt)).isEqualTo(content(refusals));
        assertThat(content(rebuilt).lines()).hasSize(2);
    }

    private String copy() throws SQLException {
        String copy = "copy_" + System.identityHashCode(this);
        bay.superuser("postgres", "create database %s template %s".formatted(copy, log));
        return copy;
    }

    private List<Path> export(long from, long to, int events) throws SQLException, IOException {
        return export(log, from, to, events);
    }

    private List<Path> export(String name, long from, long to, int events) throws SQLException, IOException {
        try (BayLog read = bay.read(name)) {
            return new SegmentExport(read, KEY, folder).write(from, to, events);
        }
    }

    private static ExitCode verified(List<Path> files) {
        List<String> words = new ArrayList<>(List.of("--key", KEY.verifierKey().text()));
        files.forEach(file -> words.add(file.toString()));
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return VerifyMain.run(nowhere, nowhere, words.toArray(String[]::new));
    }

    private static void importInto(String name, List<Path> files) throws SQLException, IOException, BrokenLogException {
        SegmentVerifier verifier = null;
        try (SegmentImport into = new SegmentImport(bay.connection(name))) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file);
                        SegmentReader reader = new SegmentReader(in)) {
                    if (verifier == null) {
                        verifier = new SegmentVerifier(reader.header(), VerifierKeys.of(KEY.verifierKey()), List.of());
                    }
                    verifier.accept(reader, into);
                }
            }
            into.finish();
        }
    }

    private static Content content(String name) throws SQLException {
        Content content = new Content(new ArrayList<>(), new ArrayList<>(), head(name));
        try (BayLog read = bay.read(name)) {
            SegmentHandler<RuntimeException> kept = new SegmentHandler<>() {
                @Override
                public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
                    content.entries().add(entry);
                }

                @Override
                public void command(JournalLine line) {
                    content.lines().add(line);
                }
            };
            read.events(0, Long.MAX_VALUE, kept);
            read.lines(0, Long.MAX_VALUE, kept);
        }
        return content;
    }

    private static String head(String name) throws SQLException {
        try (BayLog read = bay.read(name)) {
            BayLog.Head head = read.head();
            return head.events() + " " + head.lines() + " " + HexFormat.of().formatHex(head.frontier());
        }
    }
}
