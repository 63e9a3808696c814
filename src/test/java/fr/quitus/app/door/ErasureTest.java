package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.Await;
import fr.quitus.app.QuitusSettings;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayStatus;
import fr.quitus.domain.actor.Role;
import fr.quitus.eventstore.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A person is forgotten on three bays, and every file under their folder is searched for her. */
class ErasureTest {
    private static final String NAME = "Zéphyrine Quatrefages de Bréau";
    private static final String IBAN = "FR1420041010050500013M02606";
    private static final String SIRET = "73282932000074";
    private static final String TRACE = "Papier filigrané du témoin";

    @Test
    void nothing_of_a_forgotten_person_can_be_read_in_any_file_and_no_event_has_changed() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of("quitus.storage.mode", "bays"))) {
            Dossiers dossiers = new Dossiers(ledger).funded();
            String commitment = commitment(ledger, dossiers);
            String invoice = invoice(ledger, dossiers, commitment);
            Household household = new Household(ledger, dossiers);
            Path data = ledger.bean(QuitusSettings.class).data();
            byte[] key = secretOf(ledger, SIRET);
            byte[] herKey = secretOf(ledger, household.number);

            assertThat(ledger.get(dossiers.gina, "/api/v1/commitments/" + commitment)
                            .body())
                    .contains(NAME);
            assertThat(ledger.get(dossiers.gina, "/api/v1/payment-requests/" + invoice)
                            .body())
                    .contains(IBAN);
            assertThat(filesWith(data, TRACE.getBytes(StandardCharsets.UTF_8)))
                    .as("what is searched is where events are")
                    .isNotEmpty();
            assertThat(filesWith(data, key)).as("and where keys are").isNotEmpty();
            assertHouseholdIsRead(ledger, dossiers, household);
            assertNeverClear(data);
            List<StoredEvent> before = ledger.log().read(-1, Integer.MAX_VALUE);

            Reply tooEarly = forget(ledger, dossiers, SIRET, "2035-12-31T10:00:00+01:00");
            Reply forgotten = forget(ledger, dossiers, SIRET, "2036-01-01T10:00:00+01:00");
            Reply her = forget(ledger, dossiers, household.number, "2036-01-01T10:00:00+01:00");

            assertThat(tooEarly.code()).as(tooEarly.toString()).isEqualTo("CONSERVATION_OBLIGATOIRE");
            assertThat(forgotten.status()).as(forgotten.toString()).isEqualTo(201);
            assertThat(her.status()).as(her.toString()).isEqualTo(201);
            assertHouseholdIsErased(ledger, dossiers, household);
            assertThat(ledger.get(dossiers.gina, "/api/v1/commitments/" + commitment)
                            .body())
                    .doesNotContain(NAME)
                    .contains("[donnée effacée]");
            assertThat(ledger.get(dossiers.gina, "/api/v1/payment-requests/" + invoice)
                            .body())
                    .doesNotContain(IBAN)
                    .contains("[donnée effacée]");
            assertThat(forget(ledger, dossiers, SIRET, "2036-01-02T10:00:00+01:00")
                            .code())
                    .isEqualTo("TIERS_INCONNU");
            assertUnchanged(before, ledger.log().read(-1, Integer.MAX_VALUE));
            assertViewsAreTheSameWhenRebuilt(ledger);
            assertNeverClear(data);
            assertKeyIsGone(ledger, data, SIRET, key);
            assertKeyIsGone(ledger, data, household.number, herKey);
        }
    }

    private static String commitment(RunningLedger ledger, Dossiers dossiers) {
        Reply drafted = Dossiers.written(
                ledger.post(dossiers.gina, "DraftCommitment", """
                {"year":2025,"fundsCentre":"%s","type":"MARCHE",
                 "supplier":{"siret":"%s","name":"%s"},"subject":"%s",
                 "lines":[{"imputation":{"functionalArea":"0156-01","title":"T3","account":"6113110000"},
                           "amount":"1200.00"}]}
                """.formatted(dossiers.unit, SIRET, NAME, TRACE)));
        String number = drafted.id("commitmentNumber");
        Dossiers.written(ledger.post(
                dossiers.paula, "ValidateCommitment", Dossiers.onCommitment(number), "If-Match", drafted.etag()));
        return number;
    }

    private static String invoice(RunningLedger ledger, Dossiers dossiers, String commitment) {
        return Dossiers.written(ledger.post(dossiers.gina, "ReceiveInvoice", """
                        {"supplier":"%s","invoiceNumber":"F-1","invoiceDate":"2025-03-01","receivedOn":"2025-03-02",
                         "amountExclTax":"1200.00","amountInclTax":"1200.00","payeeIban":"%s","commitmentNumber":"%s"}
                        """.formatted(SIRET, IBAN, commitment)))
                .id("paymentRequestId");
    }

    private static Reply forget(RunningLedger ledger, Dossiers dossiers, String person, String time) {
        return ledger.post(
                dossiers.denis,
                "ForgetPerson",
                "{\"person\":\"%s\",\"reason\":\"Sa demande\",\"legalBasis\":\"RGPD, art. 17-1 a\"}".formatted(person),
                "Quitus-Simulated-Time",
                time);
    }

    /** Her file, EJ and DP, opened for who may read them. */
    private static List<String> filesOf(RunningLedger ledger, Dossiers dossiers, Household household) {
        return List.of(
                ledger.get(dossiers.gina, "/api/v1/third-parties/" + household.number)
                        .body(),
                ledger.get(dossiers.gina, "/api/v1/commitments/" + household.commitment)
                        .body(),
                ledger.get(dossiers.katia, "/api/v1/payment-requests/" + household.request)
                        .body());
    }

    private static void assertHouseholdIsRead(RunningLedger ledger, Dossiers dossiers, Household household) {
        List<String> files = filesOf(ledger, dossiers, household);
        assertThat(files.get(0)).contains(Household.FAMILY_NAME, Household.IBAN);
        assertThat(files.get(1)).contains(Household.NAME, household.number);
        assertThat(files.get(2)).contains(Household.IBAN, "SETTLED", household.number);
    }

    private static void assertHouseholdIsErased(RunningLedger ledger, Dossiers dossiers, Household household) {
        assertThat(filesOf(ledger, dossiers, household)).allSatisfy(file -> assertThat(file)
                .doesNotContain(Household.FAMILY_NAME, Household.IBAN)
                .contains("[donnée effacée]", household.number));
    }

    private static void assertNeverClear(Path data) {
        assertThat(filesWith(data, Household.FAMILY_NAME.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(filesWith(data, Household.IBAN.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(filesWith(data, NAME.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(filesWith(data, IBAN.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static void assertUnchanged(List<StoredEvent> before, List<StoredEvent> after) {
        assertThat(after).hasSize(before.size() + 2);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).leafHash()).isEqualTo(before.get(i).leafHash());
            assertThat(after.get(i).payload()).isEqualTo(before.get(i).payload());
        }
        assertThat(after.getLast().name()).isEqualTo("person-forgotten.v1");
    }

    /** A rebuild compares its rows with the live ones, which were made while the key was there. */
    private static void assertViewsAreTheSameWhenRebuilt(RunningLedger ledger) {
        Reply rebuilt = ledger.rebuild(ledger.token("tess", Role.TECH_ADMIN), "\"all\"");
        assertThat(rebuilt.status()).as(rebuilt.toString()).isEqualTo(200);
        assertThat(rebuilt.text("state")).as(rebuilt.body()).isEqualTo("DONE");
    }

    /** The write-ahead log keeps the key until its segments are taken again: see the decision. */
    private static void assertKeyIsGone(RunningLedger ledger, Path data, String person, byte[] key)
            throws SQLException {
        assertThat(secretOf(ledger, person)).isEmpty();
        AtomicReference<List<Path>> found = new AtomicReference<>(List.of());
        Await.until(
                "files without the key",
                () -> {
                    for (BayStatus bay : ledger.bean(LedgerStorage.class)
                            .bays()
                            .orElseThrow()
                            .statuses()) {
                        checkpoint(ledger, bay.port());
                    }
                    // The archive has keys as text.
                    found.set(Stream.concat(
                                    filesWith(data, key).stream(),
                                    filesWith(data, Base64.getEncoder().encode(key)).stream())
                            .filter(file -> !file.toString().contains("pg_wal"))
                            .toList());
                    return found.get().isEmpty();
                },
                found::get);
    }

    private static void checkpoint(RunningLedger ledger, int port) throws SQLException {
        LedgerStorage storage = ledger.bean(LedgerStorage.class);
        try (Connection admin = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        storage.adminUser(),
                        storage.adminPassword());
                Statement statement = admin.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private static byte[] secretOf(RunningLedger ledger, String person) throws SQLException {
        LedgerStorage storage = ledger.bean(LedgerStorage.class);
        try (Connection admin = DriverManager.getConnection(
                        storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword());
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("select encode(secret, 'hex') as secret"
                        + " from personal.person_keys where person = '" + person + "'")) {
            return rows.next() ? HexFormat.of().parseHex(rows.getString("secret")) : new byte[0];
        }
    }

    private static List<Path> filesWith(Path folder, byte[] needle) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, needle))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, byte[] needle) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return false; // PostgreSQL took it away meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        outer:
        for (int i = 0; i <= bytes.length - needle.length; i++) {
            if (bytes[i] != needle[0]) {
                continue;
            }
            for (int j = 1; j < needle.length; j++) {
                if (bytes[i + j] != needle[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
