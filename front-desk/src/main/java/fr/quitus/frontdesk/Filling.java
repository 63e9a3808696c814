package fr.quitus.frontdesk;

import fr.quitus.frontdesk.LogFiles.Extent;
import fr.quitus.frontdesk.PlaceFolder.Identity;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remise à niveau : makes the files of a place that was left out equal to those of one that counts, while deposits go
 * on. What the place holds and nobody recognises is set aside, not deleted. Runs on the thread of the place.
 */
final class Filling {

    /** Batches that may be missing when deposits are held up for the rest. */
    private static final long FINISH_BATCHES_MAX = 64;
    /** Rounds after which deposits are held up all the same, for one that never ends. */
    private static final int ROUNDS_MAX = 20;

    private final Desk desk;
    private final Place place;
    private final PlaceFolder folder;
    private final Set<Extent> filled = new HashSet<>();

    Filling(Desk desk, Place place) {
        this.desk = desk;
        this.place = place;
        this.folder = place.folder();
    }

    /** The place is of another desk. */
    static final class ForeignPlaceException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        ForeignPlaceException(String message) {
            super(message);
        }
    }

    /**
     * All files, each read back and compared, until little is missing. The last one is written anew in any case: a disk
     * that failed once may show bytes that it does not hold.
     */
    void fill() throws IOException {
        place.closeChannels();
        identify();
        place.become(PlaceState.RETURNING, "");
        TreeSet<Long> held = folder.files();
        long suspicious = held.isEmpty() ? -1 : held.last();
        long before;
        int rounds = 0;
        do {
            before = desk.book().nextBatch();
            catchUp(suspicious);
            suspicious = -1;
        } while (desk.book().nextBatch() - before > FINISH_BATCHES_MAX && ++rounds < ROUNDS_MAX);
        place.lookForSetAside();
    }

    /** What was written since; then the place can be written behind it. */
    void finish() throws IOException {
        catchUp(-1);
        place.lookForSetAside();
        place.openAt(desk.book().lastFile());
        place.noteHead(desk.book().nextBatch() - 1);
    }

    private void catchUp(long suspicious) throws IOException {
        List<Extent> extents = desk.book().files().extents();
        dropOthers(folder.files(), extents);
        for (Extent extent : extents) {
            if (!filled.contains(extent)) {
                equalise(extent, extent.firstBatch() == suspicious);
                filled.add(extent);
            }
        }
        SmallFile.syncFolder(folder.path());
    }

    private void identify() throws IOException {
        Identity identity = readableIdentity();
        if (identity == null) {
            identity = new Identity(desk.settings().node(), desk.id(), UUID.randomUUID());
            folder.identify(identity);
        }
        if (!identity.desk().equals(desk.id())
                || !identity.node().equals(desk.settings().node())) {
            throw new ForeignPlaceException(
                    "le dossier est d'un autre guichet, du nœud « %s » : videz-le ou rendez le bon"
                            .formatted(identity.node()));
        }
        place.identity(identity);
    }

    /** Null also where the name is damaged but the files are ours. */
    private @Nullable Identity readableIdentity() throws IOException {
        try {
            return folder.identity();
        } catch (IOException e) {
            TreeSet<Long> files = folder.files();
            FileHeader header = files.isEmpty() ? null : FileHeader.parse(folder.read(files.first()));
            if (header == null || !header.desk().equals(desk.id())) {
                throw e;
            }
            return null;
        }
    }

    private void dropOthers(TreeSet<Long> held, List<Extent> extents) throws IOException {
        Set<Long> kept = new HashSet<>();
        extents.forEach(extent -> kept.add(extent.firstBatch()));
        long first = desk.book().firstBatch();
        for (long file : held) {
            boolean holdsNothing = !kept.contains(file) && !holdsOthers(folder.read(file), new byte[0], file);
            if (!kept.contains(file) && (file < first || holdsNothing)) {
                folder.delete(file);
            } else if (!kept.contains(file)) {
                folder.setAside(file);
            }
        }
    }

    private void equalise(Extent extent, boolean anew) throws IOException {
        if (place.isClosed()) {
            throw new IOException("le guichet est fermé");
        }
        long file = extent.firstBatch();
        byte[] truth = truth(extent);
        byte[] have = folder.read(file);
        if (Arrays.equals(have, truth) && !anew) {
            return;
        }
        if (holdsOthers(have, truth, file)) {
            folder.setAside(file);
        }
        folder.writeUnsynced(file, truth);
        if (!Arrays.equals(folder.read(file), truth)) {
            throw new IOException("%s ne rend pas ce qui y est écrit".formatted(folder.file(file)));
        }
    }

    /** Whether there is a whole batch that the truth has not. */
    private static boolean holdsOthers(byte[] have, byte[] truth, long firstBatch) {
        int same = Arrays.mismatch(have, truth);
        long number = firstBatch;
        int end = FileHeader.BYTES;
        for (int length = Batch.wholeLength(have, end, have.length, number);
                length > 0;
                length = Batch.wholeLength(have, end, have.length, number)) {
            end += length;
            number++;
            if (same >= 0 && end > same) {
                return true;
            }
        }
        return false;
    }

    private byte[] truth(Extent extent) throws IOException {
        for (Place source : desk.writers()) {
            byte[] all = Timed.call(Recovery.FILE_TIMEOUT, () -> source.folder().read(extent.firstBatch()));
            if (all.length >= extent.length()) {
                byte[] truth = Arrays.copyOf(all, (int) extent.length());
                if (isWhole(truth, extent.firstBatch())) {
                    return truth;
                }
            }
        }
        throw new IOException("aucun support n'a le lot %d intact".formatted(extent.firstBatch()));
    }

    private static boolean isWhole(byte[] file, long firstBatch) {
        int end = FileHeader.BYTES;
        long number = firstBatch;
        while (FileHeader.parse(file) != null && end < file.length) {
            int length = Batch.wholeLength(file, end, file.length, number++);
            if (length == 0) {
                return false;
            }
            end += length;
        }
        return end == file.length;
    }
}
