package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.app.QuitusSettings.Storage;
import fr.quitus.app.archive.ArchiveFolder;
import fr.quitus.app.archive.ArchiveRestore;
import fr.quitus.app.archive.BrokenArchiveException;
import fr.quitus.app.archive.CheckedArchive;
import fr.quitus.app.copies.AsOf;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.actor.Role;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What goes with the log into its archive, and what of it comes back. */
class ArchivedContentsTest {
    /** Spans several chunks of the store. */
    private static final String DOCUMENT = "%PDF-1.7 " + "é".repeat(350_000);

    private static final String SIRET = "73282932000074";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void documents_and_keys_come_back_and_no_key_of_who_was_forgotten() throws Exception {
        Path archive = folder.resolve("archive");
        String hash;
        String kept;
        String forgotten;
        long head;
        try (RunningLedger ledger = RunningLedger.start(Map.of("quitus.archive.folder", archive.toString()))) {
            Dossiers dossiers = new Dossiers(ledger).funded();
            hash = attached(ledger, dossiers);
            assertThat(dossiers.acceptedPayment()).isNotEmpty();
            suppliedBy(ledger, dossiers);
            kept = secret(ledger.bean(LedgerStorage.class), Dossiers.SUPPLIER);
            forgotten = secret(ledger.bean(LedgerStorage.class), SIRET);
            awaitArchived(ledger);
            Path keys = new ArchiveFolder(archive).personKeys().resolve("person-keys");
            assertThat(Files.readString(keys)).contains(kept, forgotten);
            Path before = folder.resolve("before");
            copy(archive.resolve("person-keys"), before);

            Reply forget = ledger.post(
                    dossiers.denis,
                    "ForgetPerson",
                    "{\"person\":\"%s\",\"reason\":\"Sa demande\",\"legalBasis\":\"RGPD, art. 17-1 a\"}"
                            .formatted(SIRET),
                    "Quitus-Simulated-Time",
                    "2036-01-01T10:00:00+01:00");
            assertThat(forget.status()).as(forget.toString()).isEqualTo(201);
            awaitArchived(ledger);
            await(() -> !read(keys).contains(forgotten));
            assertThat(read(keys)).contains(kept);
            head = ledger.log().head();
        }

        // Whoever held back the file of before brings nobody back.
        try (LedgerStorage restored = restored(archive, folder.resolve("again"), folder.resolve("before"))) {
            assertThat(secret(restored, Dossiers.SUPPLIER)).isEqualTo(kept);
            assertThat(secret(restored, SIRET)).isEmpty();
            assertThat(text(
                            restored,
                            "select encode(sha256(string_agg(bytes, ''::bytea order by number)), 'hex')"
                                    + " from documents.chunks where sha256 = '\\x" + hash + "'"))
                    .isEqualTo(hash);
            assertThat(text(restored, "select media_type from documents.contents"))
                    .isEqualTo("application/pdf");
            assertThat(text(restored, "select position::text from eventlog.log_head"))
                    .isEqualTo(String.valueOf(head));
            assertThat(text(restored, "select last_value::text from numbering.commitment"))
                    .as("behind the numbers that were given")
                    .isGreaterThanOrEqualTo("2100000002");
        }
        Path document =
                archive.resolve("contents").resolve(hash.substring(0, 2)).resolve(hash);
        byte[] bytes = Files.readAllBytes(document);
        bytes[bytes.length - 1] ^= 1;
        Files.write(document, bytes);
        assertThatThrownBy(() -> restored(archive, folder.resolve("rotten"), folder.resolve("before")))
                .isInstanceOf(BrokenArchiveException.class)
                .hasMessageContaining(document.toString());
    }

    private LedgerStorage restored(Path archive, Path into, Path personKeys) throws Exception {
        Files.createDirectories(into);
        Storage settings = Storage.embedded(Storage.Mode.SINGLE, false);
        LedgerStorage storage = LedgerStorage.open(into, settings);
        try (CheckedArchive checked = CheckedArchive.check(
                new CheckedArchive.Question(archive, null, new AsOf.End(), new VerifierKeys(List.of()), List.of()),
                folder,
                ProgressListener.SILENT)) {
            ArchiveRestore.fill(checked, storage, settings.mode(), Optional.of(personKeys), ProgressListener.SILENT);
            return storage;
        } catch (Exception e) {
            storage.close();
            throw e;
        }
    }

    private static String attached(RunningLedger ledger, Dossiers dossiers) throws Exception {
        String file = "commitment:" + dossiers.drafted("100.00").id("commitmentNumber");
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
        Reply deposited = ledger.send(ledger.request("/api/v1/documents")
                .header("Authorization", "Bearer " + dossiers.gina)
                .header("Content-Type", "application/pdf")
                .POST(HttpRequest.BodyPublishers.ofString(DOCUMENT))
                .build());
        assertThat(deposited.status()).as(deposited.toString()).isEqualTo(201);
        Dossiers.written(ledger.post(
                dossiers.gina,
                "AttachDocument",
                "{\"file\":\"%s\",\"sha256\":\"%s\",\"kind\":\"FACTURE\",\"title\":\"Facture\"}"
                        .formatted(file, hash)));
        return hash;
    }

    private static void suppliedBy(RunningLedger ledger, Dossiers dossiers) {
        Dossiers.written(ledger.post(dossiers.gina, "DraftCommitment", """
                {"year":2025,"fundsCentre":"%s","type":"MARCHE",
                 "supplier":{"siret":"%s","name":"Zéphyrine Quatrefages"},"subject":"Papier",
                 "lines":[{"imputation":{"functionalArea":"0156-01","title":"T3","account":"6113110000"},
                           "amount":"1200.00"}]}
                """.formatted(dossiers.unit, SIRET)));
    }

    private static void awaitArchived(RunningLedger ledger) {
        String tess = ledger.token("tess", Role.TECH_ADMIN);
        await(() -> {
            JsonNode shown = ledger.get(tess, "/api/v1/archive").json();
            return shown.path("state").asString().equals("FOLLOWING")
                    && shown.path("position").asLong() == ledger.log().head();
        });
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        Files.copy(from.resolve("person-keys"), to.resolve("person-keys"));
    }

    private static String secret(LedgerStorage storage, String person) throws SQLException {
        String hex =
                text(storage, "select encode(secret, 'hex') from personal.person_keys where person = '" + person + "'");
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String text(LedgerStorage storage, String sql) throws SQLException {
        try (Connection admin = DriverManager.getConnection(
                        storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword());
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
