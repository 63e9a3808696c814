package fr.quitus.frontdesk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three things of a disk that fail in more ways than a test can bring about on a sound one. */
interface PlaceDisk {

    void write(FileChannel channel, ByteBuffer bytes) throws IOException;

    void force(FileChannel channel) throws IOException;

    long usableBytes(Path folder) throws IOException;

    /** The disk as it is. */
    static PlaceDisk real() {
        return new PlaceDisk() {
            @Override
            public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }

            @Override
            public void force(FileChannel channel) throws IOException {
                channel.force(false);
            }

            @Override
            public long usableBytes(Path folder) throws IOException {
                return Files.getFileStore(folder).getUsableSpace();
            }
        };
    }
}
