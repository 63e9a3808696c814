package fr.quitus.bench;

import java.sql.Array;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Point de panne « disque lent » : batches of the appender wait as if the storage wrote so many rows a second and no
 * more. It stands before the driver of an instance that a bench starts; no setting of the product leads here.
 */
final class SlowAppends {
    private static final String COUNTED = "int8";

    private volatile int rowsPerSecond;
    private int rows;
    private long freeAt = System.nanoTime();

    /** @param number rows a second; 0 for as many as the storage can */
    void to(int number) {
        rowsPerSecond = number;
    }

    /** A column of the batch to come; the longest says how many rows it has. */
    void bound(Array column) throws SQLException {
        if (rowsPerSecond > 0
                && column.getBaseTypeName().equals(COUNTED)
                && column.getArray() instanceof Object[] values) {
            rows = Math.max(rows, values.length);
        }
    }

    /** Returns when the storage would have written the batch. */
    void await() {
        int pace = rowsPerSecond;
        if (pace > 0) {
            freeAt = Math.max(freeAt, System.nanoTime()) + rows * TimeUnit.SECONDS.toNanos(1) / pace;
            for (long left = freeAt - System.nanoTime(); left > 0; left = freeAt - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        rows = 0;
    }
}
