package fr.quitus.bays;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads past the page cache: what comes back is what the storage holds, not what the system remembers of it. Where a
 * file system cannot do that, the cache is read: the storage is then asked less than it should be, and not wrongly.
 */
final class DirectReads {
    private static final int BLOCK_BYTES_MIN = 4_096;

    private DirectReads() {}

    /** Bytes from a position on, little end first; fewer where the file ends before. */
    static ByteBuffer read(Path file, long position, int length) throws IOException {
        int block = blockBytes(file);
        int skipped = (int) (position % block);
        int whole = (skipped + length + block - 1) / block * block;
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = open(file)) {
            ByteBuffer buffer = arena.allocate(whole, block).asByteBuffer();
            int got = 0;
            while (got >= 0 && buffer.hasRemaining()) {
                got = channel.read(buffer, position - skipped + buffer.position());
                if (buffer.position() % block != 0) {
                    break; // the file ends here, and a direct read does not begin within a block
                }
            }
            int end = Math.min(buffer.position(), skipped + length);
            byte[] bytes = new byte[Math.max(0, end - skipped)];
            buffer.get(Math.min(skipped, end), bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, ExtendedOpenOption.DIRECT);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return FileChannel.open(file, StandardOpenOption.READ);
        }
    }

    /** What positions, lengths and addresses of direct reads are multiples of. */
    static int blockBytes(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        try {
            return (int) Math.max(BLOCK_BYTES_MIN, store.getBlockSize());
        } catch (UnsupportedOperationException e) {
            return BLOCK_BYTES_MIN;
        }
    }
}
