package fr.quitus.app.proof;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.SigningKey;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentHeader;
import fr.quitus.proofs.segment.SegmentWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Export : the log of a bay in signed segments. A segment takes its name when it is sealed and on the disk. */
public final class SegmentExport {

    /** Events of one segment unless told otherwise: about 13 MB, verified in about a second. */
    public static final int SEGMENT_EVENTS_DEFAULT = 100_000;

    private final BayLog bay;
    private final SigningKey key;
    private final Path folder;

    public SegmentExport(BayLog bay, SigningKey key, Path folder) {
        this.bay = bay;
        this.key = key;
        this.folder = folder;
    }

    /** Exports the positions {@code [from, to)}, in files of so many events; an empty log is one empty segment. */
    public List<Path> write(long from, long to, int eventsOfEach) throws SQLException, IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        Frontier frontier = Frontier.of(bay.nodes(), from);
        long journalFrom = from == 0 ? 0 : bay.firstLineBehind(from);
        long start = from;
        do {
            long end = Math.min(start + eventsOfEach, to);
            SegmentHeader header =
                    SegmentHeader.after(frontier, key.verifierKey().name(), end, journalFrom);
            Path partial = Files.createTempFile(folder, "segment", ".tmp");
            journalFrom = write(partial, header, frontier);
            Path file = folder.resolve(header.fileName());
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            files.add(file);
            start = end;
        } while (start < to);
        return files;
    }

    private long write(Path file, SegmentHeader header, Frontier frontier) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(file);
                SegmentWriter writer = new SegmentWriter(out, header)) {
            SegmentHandler<IOException> handler = new SegmentHandler<>() {
                @Override
                public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws IOException {
                    writer.event(entry, leaf);
                    frontier.append(leaf);
                }

                @Override
                public void command(JournalLine line) throws IOException {
                    writer.command(line);
                }
            };
            bay.events(header.from(), header.to(), handler);
            bay.lines(header.journalFrom(), header.to(), handler);
            return writer.seal(key).journalTo();
        }
    }
}
