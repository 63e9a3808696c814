package fr.quitus.frontdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Témoin : which places hold everything that was answered. It is written before the first answer that a place does not
 * hold, so that any one of its members is complete, and a place that is none may be behind.
 *
 * @param view counts the changes of members
 * @param firstBatch first batch that was still kept; a log that begins later has lost something
 * @param lastBatch last batch when it was written; a log that ends before has lost something
 * @param members ids of places
 */
record Witness(String node, UUID desk, long view, long firstBatch, long lastBatch, Set<UUID> members) {

    private static final String FIRST_LINE = "quitus-front-desk-witness.v1";
    private static final int LINES = 7;

    Witness {
        members = Set.copyOf(members);
    }

    static @Nullable Witness read(Path file) throws IOException {
        List<String> lines = SmallFile.readLines(file, LINES);
        if (lines == null) {
            return null;
        }
        try {
            if (lines.getFirst().equals(FIRST_LINE)) {
                return new Witness(
                        lines.get(1),
                        UUID.fromString(lines.get(2)),
                        Long.parseLong(lines.get(3)),
                        Long.parseLong(lines.get(4)),
                        Long.parseLong(lines.get(5)),
                        Arrays.stream(lines.get(6).split(" ", -1))
                                .map(UUID::fromString)
                                .collect(Collectors.toSet()));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("%s est illisible, %s".formatted(file, e.getMessage()), e);
        }
        throw new IOException("%s n'est pas le témoin d'un guichet".formatted(file));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        SmallFile.writeLines(
                file,
                List.of(
                        FIRST_LINE,
                        node,
                        desk.toString(),
                        String.valueOf(view),
                        String.valueOf(firstBatch),
                        String.valueOf(lastBatch),
                        new TreeSet<>(members).stream().map(UUID::toString).collect(Collectors.joining(" "))),
                PlaceDisk.real());
    }

    Witness next(long first, long last, Set<UUID> newMembers) {
        return new Witness(node, desk, view + 1, first, last, newMembers);
    }
}
