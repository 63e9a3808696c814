package fr.quitus.bays;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Passage : every page of one bay, read past the caches and held against the checksum it bears. What it suspects may be
 * a page that PostgreSQL is writing at that moment: whoever is told reads it again. One thread.
 */
final class PageScan {
    private static final int READ_BYTES = 1 << 20;

    private final Path data;
    private final Pace pace;
    private final AtomicLong pagesRead;
    private final PageChecksum checksum = new PageChecksum();

    /** @param pagesRead counts the pages as they are read */
    PageScan(Path data, Pace pace, AtomicLong pagesRead) {
        this.data = data;
        this.pace = pace;
        this.pagesRead = pagesRead;
    }

    /** Is told of a page that is not what it must be. */
    @FunctionalInterface
    interface Suspects {
        /** False when the pass need not go on. */
        boolean suspect(PageFile file, long block);
    }

    /** Reads everything; false when it was not worth going on to the end. */
    boolean run(Suspects suspects) throws IOException {
        int alignment = DirectReads.blockBytes(data);
        try (Arena arena = Arena.ofConfined()) {
            int bytes = Math.max(READ_BYTES, alignment);
            ByteBuffer buffer = arena.allocate(bytes, alignment).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            for (PageFile file : PageFile.of(data)) {
                if (!scan(file, buffer, alignment, suspects)) {
                    return false;
                }
            }
        }
        return pace.goesOn();
    }

    private boolean scan(PageFile file, ByteBuffer buffer, int alignment, Suspects suspects) throws IOException {
        try (FileChannel channel = DirectReads.open(file.in(data))) {
            long position = 0;
            while (pace.goesOn()) {
                long startedAt = System.nanoTime();
                boolean readable = fill(channel, position, buffer, alignment);
                int pages = buffer.position() / PageChecksum.PAGE_BYTES;
                long first = file.block(position / PageChecksum.PAGE_BYTES);
                for (int page = 0; page < pages; page++) {
                    if (!checksum.isSound(buffer, page * PageChecksum.PAGE_BYTES, first + page)
                            && !suspects.suspect(file, first + page)) {
                        return false;
                    }
                }
                pagesRead.addAndGet(pages);
                position += (long) pages * PageChecksum.PAGE_BYTES;
                pace.rest(System.nanoTime() - startedAt);
                if (!readable) {
                    if (!suspects.suspect(file, first + pages)) {
                        return false;
                    }
                    position += PageChecksum.PAGE_BYTES;
                } else if (buffer.hasRemaining()) {
                    return true; // the end of the file; half a page there is one that is being added
                }
            }
            return false;
        } catch (NoSuchFileException e) {
            return true; // dropped meanwhile
        }
    }

    /** Fills the buffer as far as the file goes; false when the storage refuses to read on. */
    private static boolean fill(FileChannel channel, long position, ByteBuffer buffer, int alignment)
            throws IOException {
        buffer.clear();
        try {
            int got = 0;
            while (got >= 0 && buffer.hasRemaining() && buffer.position() % alignment == 0) {
                got = channel.read(buffer, position + buffer.position());
            }
            return true;
        } catch (IOException e) {
            return readPageByPage(channel, position, buffer);
        }
    }

    private static boolean readPageByPage(FileChannel channel, long position, ByteBuffer buffer) throws IOException {
        buffer.clear();
        int capacity = buffer.capacity();
        if (position >= channel.size()) {
            return true;
        }
        try {
            int got = 0;
            while (got >= 0 && buffer.position() < capacity && buffer.position() % PageChecksum.PAGE_BYTES == 0) {
                buffer.limit(buffer.position() + PageChecksum.PAGE_BYTES);
                got = channel.read(buffer, position + buffer.position());
            }
            buffer.limit(capacity);
            return true;
        } catch (IOException e) {
            buffer.limit(capacity);
            return false;
        }
    }

    /** One page as the storage gives it; null when there is none there, or no longer. */
    static @Nullable ByteBuffer page(Path data, PageFile file, long block) throws IOException {
        try {
            ByteBuffer page = DirectReads.read(file.in(data), file.position(block), PageChecksum.PAGE_BYTES);
            return page.remaining() == PageChecksum.PAGE_BYTES ? page : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
