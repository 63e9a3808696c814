package fr.quitus.app.copies;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.projections.engine.ViewFiles.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Bordereau : what was made from which copy, as {@code vues.json}. It is written last, whole: a folder without it
 * counts for nothing.
 *
 * @param source the copy, as it was named
 * @param asOf what was asked for, as it was written; {@code fin} for everything
 * @param position last one that is shown
 * @param recordedAt when the event there was recorded
 * @param root Merkle root over the events up to there, in base64: that of a checkpoint of {@code position + 1} events
 * @param eventsVerified how many the copy holds
 * @param checkpointsMet how many checkpoints it agrees with
 * @param signedBy the known keys that signed it
 * @param tables made, in the order of their views
 */
public record CopyManifest(
        String source,
        String asOf,
        long position,
        Instant recordedAt,
        String root,
        long eventsVerified,
        int checkpointsMet,
        List<String> signedBy,
        List<Written> tables) {
    public static final String FILE = "vues.json";

    public CopyManifest {
        signedBy = List.copyOf(signedBy);
        tables = List.copyOf(tables);
    }

    public static CopyManifest of(String source, String asOf, VerifiedCopy copy, List<Written> tables) {
        return new CopyManifest(
                source,
                asOf,
                copy.position(),
                copy.recordedAt(),
                Base64.getEncoder().encodeToString(copy.root()),
                copy.events(),
                copy.checkpointsMet(),
                copy.signedBy(),
                tables);
    }

    public void writeIn(Path folder) throws IOException {
        Path draft = folder.resolve(FILE + ".tmp");
        Files.write(draft, LedgerJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    public static CopyManifest readIn(Path folder) throws IOException {
        return LedgerJson.mapper().readValue(Files.readAllBytes(folder.resolve(FILE)), CopyManifest.class);
    }

    /** How many views. */
    public long views() {
        return tables.stream().map(Written::view).distinct().count();
    }

    /** How many rows, all tables together. */
    public long rows() {
        return tables.stream().mapToLong(Written::rows).sum();
    }
}
