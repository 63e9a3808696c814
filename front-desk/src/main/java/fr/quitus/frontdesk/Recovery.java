package fr.quitus.frontdesk;

import fr.quitus.proofs.fields.FieldException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relecture : makes one log of what the complete places hold, batch by batch, and each of them equal to it. A batch
 * counts when it is whole in one of them; what is torn behind the last one was never answered.
 */
final class Recovery {

    /** How long one file may take to be read or written; files are read whole. */
    static final Duration FILE_TIMEOUT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final String node;
    private final UUID desk;
    private final List<Survey> complete;
    private final List<Survey> behind;
    private final boolean distrustful;
    private final DeskBook book = new DeskBook();
    private final Set<Place> unmended = new HashSet<>();

    /**
     * What a place says of itself.
     *
     * @param head a batch that is surely there, 0 when not known
     */
    record Survey(Place place, TreeSet<Long> files, long head) {}

    /**
     * @param complete places each of which holds all that was answered, at least one
     * @param behind places that may lack some and hold others that were never answered; they only help to mend
     * @param distrustful writes the last file anew everywhere, because a disk that failed once may show bytes that it
     *     does not hold
     */
    Recovery(String node, UUID desk, List<Survey> complete, List<Survey> behind, boolean distrustful) {
        this.node = node;
        this.desk = desk;
        this.complete = new ArrayList<>(complete);
        this.behind = new ArrayList<>(behind);
        this.distrustful = distrustful;
    }

    /** Reads and mends. */
    DeskBook run() {
        TreeSet<Long> files = new TreeSet<>();
        complete.forEach(survey -> files.addAll(survey.files()));
        for (Long file = files.isEmpty() ? null : files.first(); file != null; file = files.higher(file)) {
            merge(file, files.higher(file));
        }
        return book;
    }

    /** Those of the complete places that could be read and mended: they are equal to the book. */
    List<Place> mended() {
        return complete.stream()
                .map(Survey::place)
                .filter(place -> !unmended.contains(place))
                .toList();
    }

    private void merge(long file, @Nullable Long next) {
        Map<Place, byte[]> held = read(file, complete);
        Map<Place, byte[]> helping = read(file, behind);
        if (complete.isEmpty()) {
            throw new DeskException.InDoubt("aucun support complet du guichet n'est plus lisible");
        }
        byte[] merged = merged(file, held, helping);
        checkEnd(file, merged.length, next, held);
        for (Survey survey : List.copyOf(complete)) {
            byte[] have = held.getOrDefault(survey.place(), new byte[0]);
            boolean rewrite = distrustful && next == null;
            boolean begunInVain = merged.length == 0 && survey.files().contains(file);
            if (rewrite || begunInVain || !Arrays.equals(have, merged)) {
                mend(survey, file, have, merged, rewrite);
            }
        }
    }

    /** A place that hangs in the middle is not waited for at the next file. */
    private static Map<Place, byte[]> read(long file, List<Survey> surveys) {
        Map<Place, byte[]> held = new HashMap<>();
        for (Survey survey : List.copyOf(surveys)) {
            Place place = survey.place();
            try {
                held.put(place, Place.await(place.start(() -> place.folder().read(file)), FILE_TIMEOUT));
            } catch (IOException e) {
                surveys.remove(survey);
                place.become(PlaceState.FAILING, String.valueOf(e.getMessage()));
            }
        }
        return held;
    }

    /** The whole batches of a file, wherever each is whole; nothing when it has none. */
    private byte[] merged(long file, Map<Place, byte[]> held, Map<Place, byte[]> helping) {
        FileHeader own = header(file, held);
        FileHeader header = own == null ? header(file, helping) : own;
        if (header == null) {
            return new byte[0];
        }
        if (!book.files().isEmpty() && book.nextBatch() != file) {
            throw new DeskException.Damaged(
                    "le lot %d du guichet est illisible sur tous les supports : rendez au guichet un support intact, ou"
                                    .formatted(book.nextBatch())
                            + " une copie d'un support, avant de le rouvrir");
        }
        if (!book.files().isEmpty() && book.nextNumber() != header.firstDeposit()) {
            throw new DeskException.Damaged("le fichier du lot %d commence au dépôt %d au lieu du %d"
                    .formatted(file, header.firstDeposit(), book.nextNumber()));
        }
        book.begin(header);
        ByteArrayOutputStream merged = new ByteArrayOutputStream();
        merged.writeBytes(header.encode());
        while (true) {
            byte[] whole = batch(merged.size(), book.nextBatch(), held);
            byte[] batch = whole == null ? mended(merged.size(), held, helping) : whole;
            if (batch == null) {
                return merged.toByteArray();
            }
            enter(batch, merged.size());
            merged.writeBytes(batch);
        }
    }

    private @Nullable FileHeader header(long file, Map<Place, byte[]> held) {
        for (byte[] bytes : held.values()) {
            FileHeader header = FileHeader.parse(bytes);
            if (header != null && header.desk().equals(desk) && header.firstBatch() == file) {
                return header;
            }
        }
        return null;
    }

    private byte @Nullable [] batch(int offset, long number, Map<Place, byte[]> held) {
        byte[] found = null;
        for (byte[] bytes : held.values()) {
            int length = Batch.wholeLength(bytes, offset, bytes.length, number);
            if (length > 0) {
                byte[] batch = Arrays.copyOfRange(bytes, offset, offset + length);
                if (found != null && !Arrays.equals(found, batch)) {
                    throw new DeskException.Damaged(
                            "deux supports complets ont chacun un autre lot %d : ouvrez le guichet avec l'un des deux"
                                            .formatted(number)
                                    + " seulement, et gardez l'autre, qui a des dépôts que le premier n'a pas");
                }
                found = batch;
            }
        }
        return found;
    }

    /**
     * A batch that rotted in all complete places, of which a place that is behind has the original: the one that bears
     * the same head, with length and sum, or the same body.
     */
    private byte @Nullable [] mended(int offset, Map<Place, byte[]> held, Map<Place, byte[]> helping) {
        for (byte[] help : helping.values()) {
            int length = Batch.wholeLength(help, offset, help.length, book.nextBatch());
            int body = offset + Batch.HEAD_BYTES;
            int end = offset + length;
            for (byte[] bytes : held.values()) {
                if (length > 0
                        && bytes.length >= end
                        && (Arrays.equals(help, offset, body, bytes, offset, body)
                                || Arrays.equals(help, body, end, bytes, body, end))) {
                    return Arrays.copyOfRange(help, offset, end);
                }
            }
        }
        return null;
    }

    private void enter(byte[] batch, int offset) {
        try {
            Batch.records(
                    batch,
                    0,
                    batch.length,
                    (at, record) -> Records.read(record, node, new Records.Handler() {
                        @Override
                        public void deposit(Deposit deposit) {
                            book.deposit(deposit, offset + at);
                        }

                        @Override
                        public void ending(long number, Ending ending) {
                            book.ending(number, ending, offset + at);
                        }
                    }));
        } catch (FieldException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DeskException.Damaged(
                    "le lot %d n'est pas écrit comme cette version l'écrit : %s".formatted(book.nextBatch(), e));
        }
        book.extend(batch.length);
    }

    /** Behind the last whole batch of all there may be what a crash tore, but nothing that was written whole. */
    private void checkEnd(long file, int end, @Nullable Long next, Map<Place, byte[]> held) {
        long due = end == 0 ? file : book.nextBatch();
        boolean lost = next != null && (end == 0 || next != due);
        for (Survey survey : complete) {
            byte[] bytes = held.getOrDefault(survey.place(), new byte[0]);
            lost |= next == null && (survey.head() >= due || Batch.anyWhole(bytes, end, due));
        }
        if (lost) {
            throw new DeskException.Damaged(
                    "le lot %d du guichet avait été écrit et n'est plus lisible sur aucun support : rendez au guichet"
                                    .formatted(due)
                            + " un support intact, ou une copie d'un support, avant de le rouvrir");
        }
    }

    private void mend(Survey survey, long file, byte[] have, byte[] merged, boolean rewrite) {
        Place place = survey.place();
        PlaceFolder folder = place.folder();
        LOG.warn("{} is made {} bytes long, it had {}", folder.file(file), merged.length, have.length);
        try {
            Place.await(
                    place.start(() -> {
                        if (merged.length == 0) {
                            folder.delete(file);
                        } else if (!rewrite && have.length > merged.length && isPrefix(merged, have)) {
                            truncate(folder, file, merged.length);
                        } else {
                            folder.write(file, merged);
                        }
                        return file;
                    }),
                    FILE_TIMEOUT);
        } catch (IOException e) {
            unmended.add(place);
            place.become(PlaceState.FAILING, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isPrefix(byte[] start, byte[] all) {
        return Arrays.mismatch(start, all) == start.length;
    }

    private static void truncate(PlaceFolder folder, long file, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.file(file), StandardOpenOption.WRITE)) {
            channel.truncate(length);
            folder.disk().force(channel);
        }
    }
}
