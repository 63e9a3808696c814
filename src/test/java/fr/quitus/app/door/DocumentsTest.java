package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.actor.Role;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Supporting documents and consultations, as a client of the running ledger sees them. */
@ExtendWith(SharedLedger.class)
class DocumentsTest {
    private static final AtomicInteger DOCUMENTS = new AtomicInteger();
    /** Spans several chunks of the store. */
    private static final int LARGE_BYTES = 700_000;

    private static final int TOO_LARGE_BYTES = 20 * 1024 * 1024 + 1;

    private final RunningLedger ledger;
    private final Dossiers dossiers;
    private final String ada;

    DocumentsTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger);
        this.ada = ledger.token("ada", Role.AUDITOR);
    }

    @Test
    void a_document_is_deposited_once_attached_listed_and_shown_again_byte_for_byte() throws Exception {
        String file = "commitment:" + dossiers.drafted("100.00").id("commitmentNumber");
        String content = newContent() + "é".repeat(LARGE_BYTES / 2);
        String hash = hash(content);

        Reply deposited = deposit(content, "application/pdf", "Content-Digest", digest(hash));
        Reply again = deposit(content, "application/pdf");
        Reply attached = attach(file, hash);
        Reply list = ledger.get(dossiers.gina, "/api/v1/documents?file=" + file);
        Reply shown = show(dossiers.gina, hash, file, "Liquidation%20de%20la%20facture");

        assertThat(deposited.status()).as(deposited.toString()).isEqualTo(201);
        assertThat(deposited.text("sha256")).isEqualTo(hash);
        assertThat(again.status()).isEqualTo(200);
        assertThat(attached.status()).as(attached.toString()).isEqualTo(201);
        assertThat(list.json().at("/documents/0/sha256").asString()).isEqualTo(hash);
        assertThat(list.json().at("/documents/0/sizeBytes").asLong())
                .isEqualTo(content.getBytes(StandardCharsets.UTF_8).length);
        assertThat(list.json().at("/documents/0/retentionYears").asInt()).isEqualTo(5);
        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(content);
        assertThat(shown.header("Content-Digest")).isEqualTo(digest(hash));
        assertThat(shown.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(shown.header("Content-Disposition")).startsWith("attachment");
        assertThat(shown.header("Quitus-Consultation")).isEqualTo("recorded");
        assertThat(attach(file, hash).status()).as("attached already").isEqualTo(200);
    }

    @Test
    void nothing_is_shown_without_a_reason_nor_to_whom_the_file_is_unknown() throws Exception {
        String file = "commitment:" + dossiers.drafted("100.00").id("commitmentNumber");
        String hash = deposited(file);
        String other = "commitment:" + dossiers.drafted("100.00").id("commitmentNumber");
        long head = ledger.log().head();

        assertThat(ledger.get(dossiers.gina, "/api/v1/documents/" + hash + "?file=" + file)
                        .code())
                .isEqualTo("REQUETE_INVALIDE");
        assertThat(show(dossiers.gina, hash, file, "%20").code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(show(dossiers.gina, hash, other, "x").code())
                .as("a document of another file")
                .isEqualTo("DOSSIER_INCONNU");
        assertThat(show(ledger.token("tess", Role.TECH_ADMIN), hash, file, "x").code())
                .isEqualTo("DOSSIER_INCONNU");
        assertThat(ledger.get(ledger.token("tess", Role.TECH_ADMIN), "/api/v1/documents?file=" + file)
                        .code())
                .isEqualTo("DOSSIER_INCONNU");
        assertThat(ledger.log().head()).as("nothing was looked at").isEqualTo(head);
    }

    @Test
    void who_looked_at_what_and_why_is_in_the_log() throws Exception {
        String file = "commitment:" + dossiers.drafted("100.00").id("commitmentNumber");
        String hash = deposited(file);
        show(ada, hash, file, "Contr%C3%B4le%20sur%20pi%C3%A8ces");
        show(ada, hash, file, "Contr%C3%B4le%20sur%20pi%C3%A8ces");

        Reply page = ledger.get(ada, "/api/v1/commitments/" + file.substring(11) + "?reason=Rapport%20annuel");
        Reply unasked = ledger.get(ada, "/api/v1/commitments/" + file.substring(11));

        assertThat(page.header("Quitus-Consultation")).isEqualTo("recorded");
        assertThat(unasked.status()).isEqualTo(200);
        assertThat(unasked.header("Quitus-Consultation")).isEmpty();
        List<String> consulted = consultations(file);
        assertThat(consulted)
                .as("the same reason on the same day is one consultation")
                .hasSize(2);
        assertThat(consulted.get(0)).contains(hash, "Contrôle sur pièces", "\"consultedBy\":\"ada\"", "AUDITOR");
        assertThat(consulted.get(1)).contains("Rapport annuel").doesNotContain("sha256");
    }

    @Test
    void refuses_what_is_no_document() throws Exception {
        String content = newContent();

        assertThat(deposit(content, "application/x-msdownload").code()).isEqualTo("FORMAT_REFUSE");
        assertThat(deposit("", "application/pdf").code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(deposit(content, "application/pdf", "Content-Digest", digest(hash("other")))
                        .code())
                .isEqualTo("REQUETE_INVALIDE");
        assertThat(deposit(new String(new char[TOO_LARGE_BYTES]).replace('\0', 'x'), "text/plain")
                        .code())
                .isEqualTo("REQUETE_TROP_GRANDE");
        assertThat(ledger.send(depositing(ada, content, "application/pdf").build())
                        .code())
                .isEqualTo("ROLE_INSUFFISANT");
        assertThat(attach("commitment:" + dossiers.drafted("1.00").id("commitmentNumber"), hash(content))
                        .code())
                .as("none of these was kept")
                .isEqualTo("PIECE_INCONNUE");
    }

    @Test
    void a_damaged_document_is_not_shown() throws Exception {
        String file = "commitment:" + dossiers.drafted("100.00").id("commitmentNumber");
        String hash = deposited(file);
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            statement.execute(
                    "update documents.chunks set bytes = set_byte(bytes, 0, 0) where sha256 = '\\x" + hash + "'");
        }

        assertThat(show(dossiers.gina, hash, file, "Lecture").code()).isEqualTo("ERREUR_INTERNE");
    }

    @Test
    void the_application_can_neither_change_nor_delete_a_document() throws Exception {
        deposited("commitment:" + dossiers.drafted("100.00").id("commitmentNumber"));

        try (Connection application = ledger.bean(LedgerDatabase.class).log().getConnection();
                Statement statement = application.createStatement()) {
            for (String change : List.of(
                    "update documents.chunks set bytes = '\\x00'",
                    "delete from documents.chunks",
                    "delete from documents.contents",
                    "truncate documents.chunks, documents.contents")) {
                assertThat(sqlState(statement, change)).as(change).isEqualTo("42501");
            }
        }
    }

    @Test
    void a_log_that_cannot_be_written_keeps_nobody_from_reading_and_the_answer_says_so() throws Exception {
        String file = "commitment:" + dossiers.drafted("100.00").id("commitmentNumber");
        String hash = deposited(file);
        Reply shown;
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("select position from eventlog.log_head for update");

            shown = show(ada, hash, file, "Urgence");

            assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
            assertThat(shown.header("Quitus-Consultation")).isEqualTo("pending");
            assertThat(consultations(file)).isEmpty();
            admin.rollback();
        }

        await(() -> consultations(file).size() == 1);
        assertThat(consultations(file).getFirst()).contains("Urgence");
    }

    private List<String> consultations(String file) {
        return ledger.log().read(-1, Integer.MAX_VALUE).stream()
                .filter(event -> event.aggregateId().startsWith("consultations:" + file))
                .map(event -> new String(event.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + RunningLedger.DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private String deposited(String file) throws NoSuchAlgorithmException {
        String content = newContent();
        assertThat(deposit(content, "application/pdf").status()).isEqualTo(201);
        assertThat(attach(file, hash(content)).status()).isEqualTo(201);
        return hash(content);
    }

    private static String newContent() {
        return "%PDF-1.7 " + new SplittableRandom(DOCUMENTS.incrementAndGet()).nextLong();
    }

    private Reply deposit(String content, String mediaType, String... headers) {
        HttpRequest.Builder request = depositing(dossiers.gina, content, mediaType);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return ledger.send(request.build());
    }

    private HttpRequest.Builder depositing(String token, String content, String mediaType) {
        return ledger.request("/api/v1/documents")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofString(content));
    }

    private Reply attach(String file, String hash) {
        return ledger.post(
                dossiers.gina,
                "AttachDocument",
                "{\"file\":\"%s\",\"sha256\":\"%s\",\"kind\":\"FACTURE\",\"title\":\"Facture\"}".formatted(file, hash));
    }

    private Reply show(String token, String hash, String file, String reason) {
        return ledger.get(token, "/api/v1/documents/" + hash + "?file=" + file + "&reason=" + reason);
    }

    private static String hash(String content) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(String hash) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash)) + ":";
    }

    private static String sqlState(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "done";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    private Connection admin() throws SQLException {
        LedgerStorage storage = ledger.bean(LedgerStorage.class);
        return DriverManager.getConnection(
                storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword());
    }
}
