package fr.quitus.proofs.segment;

import fr.quitus.proofs.merkle.Frontier;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * En-tête d'un segment : what the file holds, in five lines of text that any gunzip shows: {@code quitus-segment.v1},
 * origin, {@code <from> <to>}, {@code <journalFrom>}, and the frontier before in base64.
 *
 * @param origin name of the log
 * @param from first position
 * @param to position after the last
 * @param journalFrom number of the first journal line, or of the next if there is none
 * @param frontierBefore the encoded frontier of the tree over the first {@code from} events
 */
public record SegmentHeader(String origin, long from, long to, long journalFrom, byte[] frontierBefore) {

    /** Most events of one segment. */
    public static final long SEGMENT_EVENTS_MAX = 10_000_000;

    /** Most characters of a header's line; the frontier is the longest. */
    static final int HEADER_LINE_LENGTH_MAX = 4_096;

    static final int HEADER_LINES = 5;
    static final String VERSION = "quitus-segment.v1";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    public SegmentHeader {
        if (origin.isEmpty() || origin.chars().anyMatch(character -> character <= ' ')) {
            throw new IllegalArgumentException("« %s » n'est pas un nom de registre".formatted(origin));
        }
        if (from < 0 || to < from || to - from > SEGMENT_EVENTS_MAX || journalFrom < 0) {
            throw new IllegalArgumentException(
                    "un segment ne va pas de %d à %d, journal à partir de %d".formatted(from, to, journalFrom));
        }
        if (Frontier.decode(frontierBefore).size() != from) {
            throw new IllegalArgumentException(
                    "le front d'avant n'est pas celui des %d premiers faits".formatted(from));
        }
    }

    /** A segment behind this frontier. */
    public static SegmentHeader after(Frontier before, String origin, long to, long journalFrom) {
        return new SegmentHeader(origin, before.size(), to, journalFrom, before.encode());
    }

    /** The tree over all events before the segment. */
    public Frontier frontier() {
        return Frontier.decode(frontierBefore);
    }

    /** How the file of this segment is called where we name it; what it holds, its header says. */
    public String fileName() {
        return "quitus-%012d-%012d.segment.gz".formatted(from, to);
    }

    String text() {
        return "%s\n%s\n%d %d\n%d\n%s\n"
                .formatted(
                        VERSION,
                        origin,
                        from,
                        to,
                        journalFrom,
                        Base64.getEncoder().encodeToString(frontierBefore));
    }

    /** Reads the five lines: {@link IllegalArgumentException} if we would not write them so. */
    static SegmentHeader parse(List<String> lines) {
        if (!lines.getFirst().equals(VERSION)) {
            throw new IllegalArgumentException("« %s » n'est pas « %s »".formatted(lines.getFirst(), VERSION));
        }
        String range = lines.get(2);
        int space = range.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("« %s » n'est pas une plage de positions".formatted(range));
        }
        SegmentHeader header = new SegmentHeader(
                lines.get(1),
                number(range.substring(0, space)),
                number(range.substring(space + 1)),
                number(lines.get(3)),
                Base64.getDecoder().decode(lines.get(4)));
        if (!header.text().equals(String.join("\n", lines) + "\n")) {
            throw new IllegalArgumentException("l'en-tête n'est pas écrit comme il doit l'être");
        }
        return header;
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("« %s » n'est pas un nombre".formatted(text));
        }
        return Long.parseLong(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SegmentHeader that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, from, to, journalFrom, Arrays.hashCode(frontierBefore));
    }

    @Override
    public String toString() {
        return "SegmentHeader[%s %d to %d]".formatted(origin, from, to);
    }
}
