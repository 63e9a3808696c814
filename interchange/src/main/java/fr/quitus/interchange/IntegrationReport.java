package fr.quitus.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Compte rendu d'intégration : what is accepted of a file and what is refused of it. An item is in one list or in none
 * of them, whole: a statement with one wrong entry is refused with all its entries, a file that cannot be read to its
 * end accepts nothing.
 *
 * @param fileId SHA-256 of the file's bytes
 */
public record IntegrationReport<T>(String fileId, List<T> accepted, List<Rejected> rejected) {
    /** A file that is wrong everywhere is not worth a larger answer; the last line says that there is more. */
    public static final int REJECTED_MAX = 1_000;

    public IntegrationReport {
        accepted = List.copyOf(accepted);
        rejected = List.copyOf(rejected);
    }

    /** Reads a file item by item; a refusal that stops the reading takes back whatever was accepted before it. */
    public static <T> IntegrationReport<T> of(IncomingFile file, BiConsumer<List<T>, Refusals> reading) {
        List<T> accepted = new ArrayList<>();
        Refusals refusals = new Refusals();
        try {
            reading.accept(accepted, refusals);
        } catch (FileRefused refused) {
            accepted.clear();
            refusals.addAll(refused.refusals());
        }
        return new IntegrationReport<>(file.id(), accepted, refusals.all());
    }

    public boolean isWhole() {
        return rejected.isEmpty();
    }
}
