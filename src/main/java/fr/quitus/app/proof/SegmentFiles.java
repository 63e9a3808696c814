package fr.quitus.app.proof;

import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.segment.SegmentHeader;
import fr.quitus.proofs.segment.SegmentReader;
import fr.quitus.proofs.verify.BrokenLogException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The segments of a folder, in the order of what they hold.
 *
 * @param file of the segment
 * @param header how it begins
 */
public record SegmentFiles(Path file, SegmentHeader header) {
    private static final String SUFFIX = ".segment.gz";
    private static final Pattern NAME = Pattern.compile("-(?<from>[0-9]{1,18})-[0-9]+\\.segment\\.gz$");

    /** Whether a folder holds segments. */
    public static boolean areIn(Path folder) throws IOException {
        return !files(folder).isEmpty();
    }

    /** @throws BrokenLogException when one of the files is not a segment */
    public static List<SegmentFiles> inOrder(Path folder) throws IOException, BrokenLogException {
        List<SegmentFiles> begun = new ArrayList<>();
        for (Path file : files(folder)) {
            try (InputStream in = Files.newInputStream(file);
                    SegmentReader reader = new SegmentReader(in)) {
                begun.add(new SegmentFiles(file, reader.header()));
            } catch (SegmentException e) {
                throw new BrokenLogException(
                        positionNamed(file), "%s n'est pas un segment, %s".formatted(file, e.getMessage()));
            }
        }
        begun.sort(Comparator.comparingLong(
                        (SegmentFiles segment) -> segment.header().from())
                .thenComparingLong(segment -> segment.header().to()));
        return begun;
    }

    /** Where it would begin: only its name can tell when it cannot be read. 0 where that says nothing either. */
    private static long positionNamed(Path file) {
        Matcher named = NAME.matcher(file.getFileName().toString());
        return named.find() ? Long.parseLong(named.group("from")) : 0;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
