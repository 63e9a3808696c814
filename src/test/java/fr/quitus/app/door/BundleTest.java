package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The archive that one goes on with while acts are not written. */
@ExtendWith(SharedLedger.class)
class BundleTest {
    @Test
    void it_has_the_work_list_and_the_books_with_their_positions_and_sums(RunningLedger ledger) throws Exception {
        Dossiers dossiers = new Dossiers(ledger).funded();
        Reply drafted = ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("120.00"));
        assertThat(drafted.status()).as(drafted.toString()).isEqualTo(201);
        String head = String.valueOf(ledger.log().head());
        String omar = ledger.token("omar", Role.AUTHORISING_OFFICER);
        Reply list = ledger.get(omar, "/api/v1/work-list", "Quitus-Min-Position", head);

        Map<String, byte[]> files = files(ledger, omar);

        String readme = text(files, "LISEZMOI.txt");
        assertThat(files).as(readme).containsKeys("corbeille.csv", "consommation-budgetaire.csv");
        assertThat(text(files, "corbeille.csv")).startsWith("Position,À faire,Nature,Dossier,Numéro,");
        assertThat(list.json().path("items")).isNotEmpty().allSatisfy(line -> assertThat(text(files, "corbeille.csv"))
                .contains(line.path("fileId").asString()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".csv")) {
                assertThat(readme).contains(file.getKey() + " : position ").contains(sha256(file.getValue()));
            }
        }
        assertThat(readme).contains("heure de Paris", "Le registre fait foi");
    }

    @Test
    void what_the_asker_may_not_see_is_named_and_the_rest_is_there(RunningLedger ledger) throws Exception {
        Map<String, byte[]> files = files(ledger, ledger.token("tess", Role.TECH_ADMIN));

        assertThat(files).doesNotContainKey("balance-generale.csv");
        assertThat(text(files, "LISEZMOI.txt")).contains("balance-generale.csv : ROLE_INSUFFISANT, ");
    }

    static Map<String, byte[]> files(RunningLedger ledger, String token) throws IOException, InterruptedException {
        HttpRequest asked = ledger.request("/api/v1/bundle")
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(asked, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode())
                    .as(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
            return files;
        }
    }

    static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
