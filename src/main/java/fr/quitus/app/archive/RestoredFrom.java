package fr.quitus.app.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * D'où vient un registre restauré, or which end of its history it lost, as its data folder keeps it.
 *
 * @param archive its identity
 * @param newestGeneration of the archive at that moment: the one whose end this ledger does not go on
 * @param position last one that was restored, or that was archived
 */
record RestoredFrom(UUID archive, int newestGeneration, long position) {
    private static final String FILE = "restored";
    private static final int FIELDS = 3;

    static Optional<RestoredFrom> in(Path data) throws IOException, BrokenArchiveException {
        List<String> lines = new ArrayList<>();
        new LineFile(data.resolve(FILE)).read((String text) -> lines.add(text));
        return lines.stream().findFirst().map(RestoredFrom::parse);
    }

    private static RestoredFrom parse(String text) {
        String[] fields = text.split(" ", FIELDS);
        return new RestoredFrom(UUID.fromString(fields[0]), Integer.parseInt(fields[1]), Long.parseLong(fields[2]));
    }

    void writeIn(Path data) throws IOException {
        Files.createDirectories(data);
        new LineFile(data.resolve(FILE))
                .replace(lines -> lines.line("%s %d %d".formatted(archive, newestGeneration, position)));
    }
}
