package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BaySettings;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.bays.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What a bench stands on: a throw-away folder, a storage or a whole instance in it, what the build made. */
final class Ground {
    static final int BAYS = 3;

    private Ground() {}

    /** What is measured on something that is made for it and thrown away. */
    @FunctionalInterface
    interface On<T, R> {
        R measure(T place) throws Exception;
    }

    static <R> R onInstance(boolean quorum, On<Instance, R> on) throws Exception {
        return inFreshFolder(data -> {
            try (Instance instance = Instance.start(data, quorum)) {
                return on.measure(instance);
            }
        });
    }

    static <R> R inFreshFolder(On<Path, R> on) throws Exception {
        Path data = Folders.fresh();
        try {
            return on.measure(data);
        } finally {
            Folders.delete(data);
        }
    }

    static LedgerStorage storage(Path data, boolean quorum) {
        return quorum
                ? new LedgerStorage.Bays(EmbeddedBays.open(BaySettings.in(data)))
                : new LedgerStorage.Single(EmbeddedPostgres.start(data, Map.of()));
    }

    static Path root() {
        return Path.of(System.getProperty("quitus.root", "."));
    }

    /** What {@code ./quitus start} runs. */
    static Path jar() throws IOException {
        Path target = root().resolve("src/target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build first: no executable jar in " + target));
        }
    }
}
