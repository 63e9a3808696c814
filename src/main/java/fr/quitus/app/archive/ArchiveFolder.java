package fr.quitus.app.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Dossier d'archive : its mark, its generations, and the contents they share. It belongs to one ledger.
 *
 * @param root the folder
 */
public record ArchiveFolder(Path root) {
    private static final String MARK = "quitus-archive";
    private static final String VERSION = "quitus-archive.v1";
    private static final int MARK_LINES = 3;
    private static final String LOCK = ".lock";

    /**
     * What the folder says it is.
     *
     * @param id drawn when it was begun
     * @param origin name of the ledger
     */
    record Mark(UUID id, String origin) {}

    /** @throws BrokenArchiveException when it is no archive */
    Mark mark() throws IOException, BrokenArchiveException {
        Path file = root.resolve(MARK);
        List<String> lines = new ArrayList<>();
        new LineFile(file).read((String text) -> lines.add(text));
        if (lines.size() != MARK_LINES || !lines.getFirst().equals(VERSION)) {
            throw new BrokenArchiveException(file, "ce n'est pas une archive de Quitus");
        }
        return new Mark(UUID.fromString(lines.get(1)), lines.get(2));
    }

    /** Looks only: nothing was put there when it refuses. */
    void requireOurPlace() throws IOException, ArchiveRefusedException {
        if (Files.exists(root.resolve(MARK))) {
            return;
        }
        try (Stream<Path> files = Files.list(root)) {
            if (files.anyMatch(file -> !file.getFileName().toString().startsWith("."))) {
                throw new ArchiveRefusedException(root + " n'est ni vide, ni une archive : rien n'y est mêlé");
            }
        }
    }

    /** Makes an empty folder an archive; one that is an archive is left as it is. */
    Mark begin(String origin) throws IOException, BrokenArchiveException, ArchiveRefusedException {
        requireOurPlace();
        if (!Files.exists(root.resolve(MARK))) {
            new LineFile(root.resolve(MARK)).replace(lines -> {
                lines.line(VERSION);
                lines.line(UUID.randomUUID().toString());
                lines.line(origin);
            });
        }
        Mark mark = mark();
        if (!mark.origin().equals(origin)) {
            throw new ArchiveRefusedException(
                    root + " est l'archive de " + mark.origin() + ", ce registre est " + origin);
        }
        return mark;
    }

    /** One writer at a time; the lock falls with its process. */
    FileChannel lock() throws IOException, ArchiveRefusedException {
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as taken as by another one.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new ArchiveRefusedException(root + " est tenue par une autre instance");
    }

    /** First to last. */
    List<Generation> generations() throws IOException {
        Path folder = root.resolve("generations");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(Generation::in)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingInt(Generation::number))
                    .toList();
        }
    }

    Optional<Generation> newest() throws IOException {
        List<Generation> all = generations();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    Generation begin(int number) throws IOException {
        return new Generation(
                number, Files.createDirectories(root.resolve("generations").resolve("%04d".formatted(number))));
    }

    /** Contents that events name by their hash; generations share them. */
    Path contents() {
        return root.resolve("contents");
    }

    /** Where keys of persons are, unless the settings say elsewhere. */
    public Path personKeys() {
        return root.resolve("person-keys");
    }
}
