package fr.quitus.proofs.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** One gzip member (RFC 1952) with the barest of headers, which no version of the JDK can change. */
final class GzipOutput extends DeflaterOutputStream {

    static final int TRAILER_BYTES = 8;

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int BUFFER_BYTES = 65_536;

    private final CRC32 crc = new CRC32();

    GzipOutput(OutputStream out) throws IOException {
        super(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), BUFFER_BYTES);
        out.write(HEADER);
    }

    static byte[] header() {
        return HEADER.clone();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        super.write(bytes, offset, length);
        crc.update(bytes, offset, length);
    }

    @Override
    public void finish() throws IOException {
        if (!def.finished()) {
            super.finish();
            out.write(ByteBuffer.allocate(TRAILER_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) crc.getValue())
                    .putInt((int) def.getBytesRead())
                    .array());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            def.end(); // DeflaterOutputStream leaves a Deflater that it was given to the giver
        }
    }
}
