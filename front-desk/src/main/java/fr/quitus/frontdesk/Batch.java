package fr.quitus.frontdesk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What goes to the places in one write: a mark, a number, a length, a sum, then records, each with a length and a sum
 * of its own, because one is read alone later. Batches are numbered without a gap from 1.
 */
final class Batch {

    /** Most bytes of records in a batch; one record alone may be as long as an act may be. */
    static final int BYTES_MAX = 8 * 1024 * 1024;

    static final int HEAD_BYTES = 2 * Long.BYTES + Integer.BYTES;
    static final int RECORD_HEAD_BYTES = 2 * Integer.BYTES;

    private static final int MARK = 0x51474C54;
    private static final int SUM_AT = HEAD_BYTES - Integer.BYTES;

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();

    boolean isEmpty() {
        return records.size() == 0;
    }

    /** How long it is in a file. */
    int length() {
        return HEAD_BYTES + records.size();
    }

    /** @return where the record begins, counted from the beginning of the batch */
    int add(byte[] record) {
        int at = length();
        records.writeBytes(ByteBuffer.allocate(RECORD_HEAD_BYTES)
                .putInt(record.length)
                .putInt(sum(record, 0, record.length))
                .array());
        records.writeBytes(record);
        return at;
    }

    byte[] encode(long number) {
        byte[] all = ByteBuffer.allocate(length())
                .putInt(MARK)
                .putLong(number)
                .putInt(records.size())
                .putInt(0)
                .put(records.toByteArray())
                .array();
        ByteBuffer.wrap(all).putInt(SUM_AT, sumOf(all, 0, all.length));
        return all;
    }

    /** How long the whole batch of this number is that begins here; 0 when none does. */
    static int wholeLength(byte[] file, int offset, int end, long number) {
        if (end - offset < HEAD_BYTES) {
            return 0;
        }
        ByteBuffer head = ByteBuffer.wrap(file, offset, HEAD_BYTES);
        int mark = head.getInt();
        long told = head.getLong();
        int length = head.getInt();
        if (mark != MARK
                || told != number
                || length <= 0
                || length > end - offset - HEAD_BYTES
                || head.getInt() != sumOf(file, offset, HEAD_BYTES + length)) {
            return 0;
        }
        return HEAD_BYTES + length;
    }

    /** Whether any whole batch of a number from this one on begins behind the offset. */
    static boolean anyWhole(byte[] file, int offset, long fromNumber) {
        for (int at = offset; at <= file.length - HEAD_BYTES; at++) {
            ByteBuffer head = ByteBuffer.wrap(file, at, HEAD_BYTES);
            if (head.getInt() == MARK) {
                long number = head.getLong();
                if (number >= fromNumber && wholeLength(file, at, file.length, number) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Hands over where each record of a whole batch begins and what it holds. */
    static void records(byte[] file, int offset, int length, RecordHandler handler) {
        int at = offset + HEAD_BYTES;
        while (at < offset + length) {
            int bytes = ByteBuffer.wrap(file).getInt(at);
            handler.record(at, record(file, at, bytes));
            at += RECORD_HEAD_BYTES + bytes;
        }
    }

    /** The record whose head begins here; the whole batch's sum may not be known, so its own is checked. */
    static byte[] record(byte[] bytes, int at, int length) {
        int told = ByteBuffer.wrap(bytes).getInt(at + Integer.BYTES);
        byte[] record = new byte[length];
        System.arraycopy(bytes, at + RECORD_HEAD_BYTES, record, 0, length);
        if (told != sum(record, 0, length)) {
            throw new DeskException.Damaged("un enregistrement est altéré");
        }
        return record;
    }

    static int sum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    /** Over all of it but the sum. */
    private static int sumOf(byte[] file, int offset, int length) {
        CRC32C sum = new CRC32C();
        sum.update(file, offset, SUM_AT);
        sum.update(file, offset + HEAD_BYTES, length - HEAD_BYTES);
        return (int) sum.getValue();
    }

    /** Is told of each record. */
    @FunctionalInterface
    interface RecordHandler {
        void record(int at, byte[] record);
    }
}
