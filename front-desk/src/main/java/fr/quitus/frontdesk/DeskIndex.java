package fr.quitus.frontdesk;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where each deposit and its ending stand in the files, in about 60 bytes a deposit: contents stay on the disk. Guarded
 * by its own monitor; the appender alone changes it.
 */
final class DeskIndex {

    private static final int FIRST_CAPACITY = 1_024;
    private static final byte PENDING = 0;
    private static final byte ACCEPTED = 1;
    private static final byte REFUSED = 2;

    private long first;
    private int count;
    private int pending;
    private long accepted;
    private long refused;
    private int firstPending;
    private long[] deposits = new long[FIRST_CAPACITY];
    private long[] endings = new long[FIRST_CAPACITY];
    private long[] times = new long[FIRST_CAPACITY];
    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];
    private byte[] outcomes = new byte[FIRST_CAPACITY];
    /** Of each command id, place + 1 among the deposits; open addressing, half empty at least. */
    private int[] table = new int[2 * FIRST_CAPACITY];

    DeskIndex(long first) {
        this.first = first;
    }

    /** What can be asked of one deposit without reading a file. */
    record Entry(long number, long deposit, long ending) {}

    synchronized long lastNumber() {
        return first + count - 1;
    }

    synchronized int pending() {
        return pending;
    }

    synchronized DepositCounts counts(long bytes) {
        return new DepositCounts(lastNumber(), pending, accepted, refused, bytes);
    }

    /** Time of the last deposit, in milliseconds; 0 before the first. */
    synchronized long lastTime() {
        return count == 0 ? 0 : times[count - 1];
    }

    synchronized @Nullable Instant oldestPending() {
        return pending == 0 ? null : Instant.ofEpochMilli(times[firstPending()]);
    }

    synchronized void deposit(Deposit deposit, long at) {
        UUID id = deposit.act().commandId();
        if (deposit.number() != first + count) {
            throw new DeskException.Damaged("le dépôt %d est à la place du %d : les fichiers sont altérés"
                    .formatted(deposit.number(), first + count));
        }
        if (count == deposits.length) {
            grow();
        }
        deposits[count] = at;
        times[count] = deposit.depositedAt().toEpochMilli();
        high[count] = id.getMostSignificantBits();
        low[count] = id.getLeastSignificantBits();
        endings[count] = 0;
        outcomes[count] = PENDING;
        enter(count);
        count++;
        pending++;
    }

    /** @return whether it is the first ending of a deposit that is kept */
    synchronized boolean ending(long number, boolean wasAccepted, long at) {
        int place = place(number);
        if (place < 0 || outcomes[place] != PENDING) {
            return false;
        }
        endings[place] = at;
        outcomes[place] = wasAccepted ? ACCEPTED : REFUSED;
        pending--;
        if (wasAccepted) {
            accepted++;
        } else {
            refused++;
        }
        return true;
    }

    synchronized @Nullable Entry entry(long number) {
        int place = place(number);
        return place < 0 ? null : new Entry(number, deposits[place], endings[place]);
    }

    synchronized @Nullable Entry entry(UUID id) {
        int mask = table.length - 1;
        for (int slot = hash(id.getMostSignificantBits(), id.getLeastSignificantBits()) & mask;
                table[slot] != 0;
                slot = slot + 1 & mask) {
            int place = table[slot] - 1;
            if (high[place] == id.getMostSignificantBits() && low[place] == id.getLeastSignificantBits()) {
                return entry(first + place);
            }
        }
        return null;
    }

    /** Where the next deposits without an ending stand. */
    synchronized long[] pending(long afterNumber, int max) {
        long[] found = new long[Math.min(max, pending)];
        int size = 0;
        long from = Math.max(firstPending(), afterNumber - first + 1);
        for (long place = from; place < count && size < found.length; place++) {
            if (outcomes[(int) place] == PENDING) {
                found[size++] = deposits[(int) place];
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** Forgets the deposits below a number, all of which have ended. */
    synchronized void forgetBelow(long number) {
        int gone = (int) Math.max(0, Math.min(count, number - first));
        for (int place = 0; place < gone; place++) {
            if (outcomes[place] == ACCEPTED) {
                accepted--;
            } else {
                refused--;
            }
        }
        for (long[] column : new long[][] {deposits, endings, times, high, low}) {
            System.arraycopy(column, gone, column, 0, count - gone);
        }
        System.arraycopy(outcomes, gone, outcomes, 0, count - gone);
        first += gone;
        count -= gone;
        firstPending = Math.max(0, firstPending - gone);
        enterAll();
    }

    private int firstPending() {
        while (firstPending < count && outcomes[firstPending] != PENDING) {
            firstPending++;
        }
        return firstPending;
    }

    private int place(long number) {
        return number < first || number >= first + count ? -1 : (int) (number - first);
    }

    private void grow() {
        int capacity = Math.multiplyExact(2, deposits.length);
        deposits = Arrays.copyOf(deposits, capacity);
        endings = Arrays.copyOf(endings, capacity);
        times = Arrays.copyOf(times, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        outcomes = Arrays.copyOf(outcomes, capacity);
        table = new int[Math.multiplyExact(2, capacity)];
        enterAll();
    }

    private void enterAll() {
        Arrays.fill(table, 0);
        for (int place = 0; place < count; place++) {
            enter(place);
        }
    }

    private void enter(int place) {
        int mask = table.length - 1;
        int slot = hash(high[place], low[place]) & mask;
        while (table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        table[slot] = place + 1;
    }

    /** Ids that somebody chose are spread as well as drawn ones. */
    private static int hash(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
