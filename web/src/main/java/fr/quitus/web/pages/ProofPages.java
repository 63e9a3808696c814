package fr.quitus.web.pages;

import fr.quitus.proofs.fields.FieldException;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.EntryProof;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.web.ledger.Ledger;
import fr.quitus.web.ledger.Ledger.Asked;
import fr.quitus.web.ledger.LedgerProblem;
import fr.quitus.web.ledger.Trail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Preuve d'un événement : reckoned here by the verifier's own code from the file that whoever doubts may take away, and
 * never from a word of the ledger that it is right.
 */
@Controller
class ProofPages {
    private static final String FILE = ".tlog-proof";

    /** A step of the way up the tree, for the eye. */
    public record Step(int number, boolean besideIsLeft, String beside, String node) {}

    /**
     * What was found.
     *
     * @param fault why the proof is none, in French; absent when there is nothing to say against it
     * @param signer key that signed the checkpoint; absent when the key of the ledger did not
     */
    public record Found(
            @Nullable LogEntry entry,
            String payload,
            String leaf,
            List<Step> steps,
            String reached,
            Checkpoint checkpoint,
            String root,
            String note,
            boolean holds,
            @Nullable String signer,
            @Nullable String fault) {
        public boolean right() {
            return holds && signer != null && fault == null;
        }
    }

    @GetMapping("/preuves/{position}")
    String proof(
            Ledger ledger,
            @PathVariable long position,
            @RequestParam(required = false) @Nullable String taille,
            Model model) {
        model.addAttribute("position", position);
        model.addAttribute("size", taille);
        Trail.Key key = ledger.get("proofs/keys", new Asked(), Trail.Key.class);
        model.addAttribute("key", key.key());
        model.addAttribute(
                "download",
                "/preuves/" + position + FILE
                        + new Asked().with("taille", taille).query());
        try {
            model.addAttribute("found", found(position, file(ledger, position, taille), key));
        } catch (LedgerProblem e) {
            if (e.status() != 404) {
                throw e;
            }
            // The event is there for who has seen it: only a checkpoint behind it is missing, or there is no such
            // event.
            ledger.get("proofs/entries/" + position, new Asked(), Object.class);
        }
        return "preuve";
    }

    @GetMapping("/preuves/{position}" + FILE)
    ResponseEntity<byte[]> download(
            Ledger ledger, @PathVariable long position, @RequestParam(required = false) @Nullable String taille) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"quitus-" + position + FILE + "\"")
                .body(file(ledger, position, taille));
    }

    /** Signs the log as it is now, so that what has just been written can be proven. */
    @PostMapping("/preuves/{position}")
    String sign(Ledger ledger, @PathVariable long position) {
        ledger.order("proofs/checkpoints", Map.of());
        return "redirect:/preuves/" + position;
    }

    private static byte[] file(Ledger ledger, long position, @Nullable String size) {
        return ledger.download("proofs/entries/" + position + "/proof", size(size))
                .body();
    }

    private static Asked size(@Nullable String size) {
        return new Asked().with("size", size);
    }

    static Found found(long position, byte[] file, Trail.Key key) {
        EntryProof proof = EntryProof.parse(file);
        EntryProof.Way way = proof.way();
        Checkpoint checkpoint = proof.checkpoint();
        LogEntry entry = null;
        String fault = null;
        String signer = null;
        try {
            entry = LeafHash.decode(proof.encoded());
            if (entry.position() != position || proof.position() != position) {
                fault = "le fait se dit à la position " + entry.position();
            }
            signer = VerifierKeys.of(VerifierKey.parse(key.key()))
                    .signersOf(proof.note(), checkpoint.origin())
                    .getFirst()
                    .text();
        } catch (FieldException | NoteException e) {
            fault = e.getMessage();
        }
        List<Step> steps = new ArrayList<>();
        for (EntryProof.Step step : way.steps()) {
            steps.add(new Step(steps.size() + 1, step.besideIsLeft(), base64(step.beside()), base64(step.node())));
        }
        return new Found(
                entry,
                entry == null ? "" : new String(entry.payload(), StandardCharsets.UTF_8),
                base64(way.leaf()),
                steps,
                base64(way.root()),
                checkpoint,
                base64(checkpoint.root()),
                new String(proof.note().encode(), StandardCharsets.UTF_8),
                proof.holds(),
                signer,
                fault);
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
