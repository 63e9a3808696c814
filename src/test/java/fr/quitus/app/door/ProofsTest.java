package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.Proofs;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.EntryProof;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.verify.ExitCode;
import fr.quitus.proofs.verify.VerifyMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An auditor, who trusts a public key and nothing else, asks for proofs and verifies them. */
@ExtendWith(SharedLedger.class)
class ProofsTest {
    private final RunningLedger ledger;
    private String auditor = "";

    ProofsTest(RunningLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void there_are_events() {
        auditor = ledger.token("ada", Role.AUDITOR);
        String director = ledger.token("denis", Role.BUDGET_DIRECTORATE);
        for (int i = 0; i < 2; i++) {
            Reply opened = ledger.post(director, "OpenCredits", """
                            {"year": 2025, "programme": "0156", "title": "T5", "ae": "1000.00", "cp": "900.00",
                             "legalRef": "PLF 2025 (projet de loi)"}""");
            assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        }
    }

    @Test
    void an_event_is_proven_to_be_in_the_log_that_was_signed() {
        Checkpoint checkpoint = published();
        long position = checkpoint.size() - 2;

        JsonNode entry = ok("/api/v1/proofs/entries/" + position);
        JsonNode proof = ok("/api/v1/proofs/inclusion?position=" + position + "&size=" + checkpoint.size());

        byte[] encoded = bytes(entry, "encoded");
        byte[] leaf = LeafHash.of(LeafHash.decode(encoded));
        assertThat(leaf).isEqualTo(bytes(proof, "leaf")).isEqualTo(bytes(entry, "leaf"));
        assertThat(new String(LeafHash.decode(encoded).payload(), StandardCharsets.UTF_8))
                .contains("PLF 2025");
        assertThat(Proofs.verifyInclusion(
                        position, checkpoint.size(), leaf, hashes(proof.path("path")), checkpoint.root()))
                .isTrue();
    }

    @Test
    void a_log_is_proven_to_have_only_grown_since_it_was_signed() {
        Checkpoint before = published();
        there_are_events();
        Checkpoint after = published();

        JsonNode proof = ok("/api/v1/proofs/consistency?from=" + before.size() + "&to=" + after.size());

        assertThat(after.size()).isGreaterThan(before.size());
        assertThat(Proofs.verifyConsistency(
                        before.size(), before.root(), after.size(), after.root(), hashes(proof.path("path"))))
                .isTrue();
        assertThat(ok("/api/v1/proofs/checkpoints/" + before.size())
                        .path("size")
                        .asLong())
                .isEqualTo(before.size());
        assertThat(ok("/api/v1/proofs/checkpoint").path("size").asLong()).isEqualTo(after.size());
    }

    @Test
    void an_entry_and_its_proof_are_one_file_that_the_verifier_takes_and_a_changed_byte_is_refused(@TempDir Path folder)
            throws IOException {
        Checkpoint kept = published();
        long position = kept.size() - 2;
        there_are_events();
        published();
        String key = ok("/api/v1/proofs/keys").path("key").asString();

        Reply last = ledger.get(auditor, "/api/v1/proofs/entries/" + position + "/proof");
        Reply old = ledger.get(auditor, "/api/v1/proofs/entries/" + position + "/proof?size=" + kept.size());

        assertThat(last.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"quitus-" + position + ".tlog-proof\"");
        assertThat(verified(folder, last.body(), key)).isEqualTo(ExitCode.INTACT);
        assertThat(verified(folder, old.body(), key)).isEqualTo(ExitCode.INTACT);
        assertThat(EntryProof.parse(old.body().getBytes(StandardCharsets.UTF_8)).checkpoint())
                .isEqualTo(kept);
        int middle = last.body().length() / 2;
        String changed = last.body().substring(0, middle)
                + (last.body().charAt(middle) == 'A' ? 'B' : 'A')
                + last.body().substring(middle + 1);
        assertThat(verified(folder, changed, key)).isEqualTo(ExitCode.BROKEN);
        assertThat(ledger.get(auditor, "/api/v1/proofs/entries/" + position + "/proof?size=" + (position + 1_000_000))
                        .status())
                .isEqualTo(404);
        assertThat(ledger.get(auditor, "/api/v1/proofs/entries/-1/proof").status())
                .isEqualTo(404);
        assertThat(ledger.get(ledger.token("tess", Role.TECH_ADMIN), "/api/v1/proofs/entries/" + position + "/proof")
                        .status())
                .isEqualTo(403);
    }

    private static ExitCode verified(Path folder, String proof, String key) throws IOException {
        Path file = Files.writeString(folder.resolve("one.tlog-proof"), proof);
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return VerifyMain.run(nowhere, nowhere, "--key", key, file.toString());
    }

    @Test
    void what_cannot_be_proven_is_a_problem_in_french() {
        long size = published().size();
        for (String path : List.of(
                "inclusion?position=-1&size=1",
                "inclusion?position=1&size=1",
                "inclusion?position=0&size=" + (size + 1_000_000),
                "inclusion?position=0",
                "inclusion?position=x&size=1",
                "consistency?from=2&to=1",
                "consistency?from=-1&to=1")) {
            Reply reply = ledger.get(auditor, "/api/v1/proofs/" + path);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.code()).as(path).isEqualTo("REQUETE_INVALIDE");
            assertThat(reply.text("remede")).as(path).isNotEmpty();
        }
        for (String path : List.of("entries/99999999", "entries/-1", "checkpoints/99999999")) {
            assertThat(ledger.get(auditor, "/api/v1/proofs/" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(posted("/api/v1/proofs/cosignatures", "{\"note\": \"rien\"}", Role.AUDITOR)
                        .status())
                .isEqualTo(400);
        assertThat(posted("/api/v1/proofs/cosignatures", "{}", Role.AUDITOR).status())
                .isEqualTo(400);
    }

    @Test
    void proofs_are_for_those_who_audit_and_entries_for_them_alone() {
        published();
        for (Role role : Role.values()) {
            boolean audits = role == Role.AUDITOR || role == Role.BUDGET_CONTROLLER;
            String token = ledger.token("somebody", role);
            assertThat(ledger.get(token, "/api/v1/proofs/entries/0").status())
                    .as(role.name())
                    .isEqualTo(audits ? 200 : 403);
            assertThat(ledger.get(token, "/api/v1/proofs/checkpoint").status())
                    .as(role.name())
                    .isEqualTo(audits || role == Role.TECH_ADMIN ? 200 : 403);
        }
        assertThat(posted("/api/v1/proofs/keys", "{}", Role.AUDITOR).status()).isEqualTo(403);
    }

    /** The log's checkpoint as it is now, once its signature was verified with the key that was handed over. */
    private Checkpoint published() {
        JsonNode keys = ok("/api/v1/proofs/keys");
        Reply reply = posted("/api/v1/proofs/checkpoints", "{}", Role.AUDITOR);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        SignedNote note = SignedNote.parse(reply.text("note").getBytes(StandardCharsets.UTF_8));
        VerifierKey key = VerifierKey.parse(keys.path("key").asString());
        assertThat(VerifierKeys.of(key).signersOf(note, keys.path("origin").asString()))
                .containsExactly(key);
        return Checkpoint.parse(note.text());
    }

    private Reply posted(String path, String json, Role role) {
        return ledger.send(ledger.request(path)
                .header("Authorization", "Bearer " + ledger.token("somebody", role))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private JsonNode ok(String path) {
        Reply reply = ledger.get(auditor, path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static byte[] bytes(JsonNode json, String field) {
        return Base64.getDecoder().decode(json.path(field).asString());
    }

    private static List<byte[]> hashes(JsonNode path) {
        return path.valueStream()
                .map(hash -> Base64.getDecoder().decode(hash.asString()))
                .toList();
    }
}
