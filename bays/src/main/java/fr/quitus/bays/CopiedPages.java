package fr.quitus.bays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages copiées : those of a bay that is being filled, held against the sums they bear, so that it is never filled with
 * what rotted in its source. A page that was copied while it was written is taken again. One that is wrong in the
 * source for good is taken from the third bay, and when that has it wrong too, the bay is not filled. One thread.
 */
final class CopiedPages {
    private static final Logger log = LoggerFactory.getLogger(CopiedPages.class);
    private static final int READ_BYTES = 1 << 20;
    private static final int READINGS = 3;
    private static final long PAUSE_MS = 50;

    private final Cluster cluster;
    private final Bay source;
    private final Path data;
    private final PageConfirmation confirmation;
    private final PageChecksum checksum = new PageChecksum();
    private final ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    /** What is added later is whole in the log that the copy replays. */
    private final Map<String, PageFile> files;

    /** @param data folder that is being filled */
    CopiedPages(Cluster cluster, Bay source, Path data) throws IOException {
        this.cluster = cluster;
        this.source = source;
        this.data = data;
        this.confirmation = new PageConfirmation(cluster);
        this.files =
                PageFile.of(source.data()).stream().collect(Collectors.toMap(PageFile::place, Function.identity()));
    }

    /**
     * Holds a file that was just copied against its sums; others than files of pages are left as they are.
     *
     * @param place below the data folder
     * @throws StorageException when a page is right nowhere
     */
    void check(String place) throws IOException {
        PageFile file = files.get(place);
        if (file == null) {
            return;
        }
        try (FileChannel copy = FileChannel.open(file.in(data), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            int pages = fill(copy, 0);
            for (long position = 0; pages > 0; pages = fill(copy, position)) {
                long first = file.block(position / PageChecksum.PAGE_BYTES);
                for (int page = 0; page < pages; page++) {
                    if (!checksum.isSound(buffer, page * PageChecksum.PAGE_BYTES, first + page)) {
                        takeAgain(copy, file, first + page);
                    }
                }
                position += (long) pages * PageChecksum.PAGE_BYTES;
            }
        }
    }

    /** How many whole pages there are; half a page at the end is one that was being added. */
    private int fill(FileChannel copy, long position) throws IOException {
        buffer.clear();
        int got = 0;
        while (got >= 0 && buffer.hasRemaining()) {
            got = copy.read(buffer, position + buffer.position());
        }
        return buffer.position() / PageChecksum.PAGE_BYTES;
    }

    private void takeAgain(FileChannel copy, PageFile file, long block) throws IOException {
        ByteBuffer page = sound(file, block);
        long position = file.position(block);
        while (page != null && page.hasRemaining()) {
            position += copy.write(page, position);
        }
    }

    /** Null when the page is no longer there: then the log tells the copy so. */
    private @Nullable ByteBuffer sound(PageFile file, long block) throws IOException {
        for (int reading = 0; reading < READINGS; reading++) {
            ByteBuffer page = PageScan.page(source.data(), file, block);
            if (page == null || checksum.isSound(page, 0, block)) {
                return page;
            }
            Waiting.pause(PAUSE_MS);
        }
        PageConfirmation.Wrong wrong = confirmation.confirm(source, file, block, () -> !cluster.stopping());
        String what = "la page " + block + " du fichier " + file.place();
        if (wrong == null) {
            // Right by now, or written all the time: this filling is not the moment to find out.
            ByteBuffer page = confirmation.soundIn(source, file, block);
            if (page == null) {
                throw new StorageException(
                        what + " de la baie " + source.name() + " ne se lit pas entière : à refaire.");
            }
            return page;
        }
        for (Bay other : cluster.others(source)) {
            ByteBuffer page = StorageWatch.serves(other) ? confirmation.soundIn(other, file, block) : null;
            if (page != null) {
                log.warn("{} of bay {} is rotten and is taken from bay {}", what, source.name(), other.name());
                return page;
            }
        }
        throw new StorageException("La baie primaire " + source.name() + " est altérée, " + what + " " + wrong.fault()
                + ", et aucune autre baie ne l'a juste : rien n'est rempli à partir d'elle. Rendez une baie qui l'a"
                + " (./quitus bays), ou restaurez depuis l'archive (./quitus restore).");
    }
}
