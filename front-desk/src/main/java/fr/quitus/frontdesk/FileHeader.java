package fr.quitus.frontdesk;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a file of the log begins, the same in all places.
 *
 * @param firstBatch number of its first batch, and its name
 * @param firstDeposit number of the first deposit behind it, in it or in a later file
 */
record FileHeader(UUID desk, long firstBatch, long firstDeposit) {

    static final int BYTES = 5 * Long.BYTES + Integer.BYTES;

    /** "QGUICHE" and the version of the format. */
    private static final long MAGIC = 0x5147554943484501L;

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(MAGIC)
                .putLong(desk.getMostSignificantBits())
                .putLong(desk.getLeastSignificantBits())
                .putLong(firstBatch)
                .putLong(firstDeposit);
        return bytes.putInt(sum(bytes.array())).array();
    }

    /** Null when the file does not begin with a whole one. */
    static @Nullable FileHeader parse(byte[] file) {
        if (file.length < BYTES) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(file, 0, BYTES);
        long magic = bytes.getLong();
        FileHeader header =
                new FileHeader(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong(), bytes.getLong());
        return magic == MAGIC && bytes.getInt() == sum(file) ? header : null;
    }

    private static int sum(byte[] file) {
        CRC32C sum = new CRC32C();
        sum.update(file, 0, BYTES - Integer.BYTES);
        return (int) sum.getValue();
    }
}
