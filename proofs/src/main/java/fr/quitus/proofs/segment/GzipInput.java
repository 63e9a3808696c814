package fr.quitus.proofs.segment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads what {@link GzipOutput} wrote and nothing behind it; the JDK's own reader lets garbage at the end pass. */
final class GzipInput extends InflaterInputStream {

    private static final int BUFFER_BYTES = 65_536;

    private final CRC32 crc = new CRC32();
    private boolean ended;

    GzipInput(InputStream in) throws IOException {
        super(in, new Inflater(true), BUFFER_BYTES);
        byte[] expected = GzipOutput.header();
        if (!Arrays.equals(in.readNBytes(expected.length), expected)) {
            inf.end();
            throw new ZipException("pas un fichier gzip tel que nous les écrivons");
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            crc.update(bytes, offset, count);
        } else if (count < 0 && !ended) {
            ended = true;
            checkTrailer();
        }
        return count;
    }

    private void checkTrailer() throws IOException {
        byte[] trailer = new byte[GzipOutput.TRAILER_BYTES];
        int left = inf.getRemaining();
        int held = Math.min(left, trailer.length);
        System.arraycopy(buf, len - left, trailer, 0, held);
        int read = held + in.readNBytes(trailer, held, trailer.length - held);
        if (left > trailer.length || read < trailer.length || in.read() >= 0) {
            throw new ZipException("le flux gzip ne se termine pas avec le fichier");
        }
        ByteBuffer numbers = ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN);
        if (numbers.getInt() != (int) crc.getValue() || numbers.getInt() != (int) inf.getBytesWritten()) {
            throw new ZipException("la somme de contrôle gzip n'est pas celle du contenu");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            inf.end(); // InflaterInputStream leaves an Inflater that it was given to the giver
        }
    }
}
