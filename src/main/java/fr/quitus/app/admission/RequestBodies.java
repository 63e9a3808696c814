package fr.quitus.app.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Corps des commandes, read whole before a place is asked for: who sends slowly holds nothing but his connection. All
 * that are being read at once are bounded together.
 */
final class RequestBodies {
    /** Bytes read of a body; the door refuses a command whose body is longer than one less. */
    static final int BODY_BYTES_MAX = 256 * 1024 + 1;
    /** First buffer of a body whose length was not announced. */
    private static final int BUFFER_BYTES = 4 * 1024;

    private final long deadlineMs;
    private final long allBytesMax;
    private final AtomicLong allBytes = new AtomicLong();

    /**
     * @param deadlineMs for a body to arrive whole, however steadily it comes
     * @param allBytesMax of all bodies that are being read or worked on
     */
    RequestBodies(long deadlineMs, long allBytesMax) {
        this.deadlineMs = deadlineMs;
        this.allBytesMax = allBytesMax;
    }

    /** All that is read now has no room left. */
    static final class NoRoomException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** A body in memory; closed when nobody needs it any more. */
    final class Body implements AutoCloseable {
        private byte[] bytes = new byte[0];
        private int length;
        private long counted;

        InputStream stream() {
            return new ByteArrayInputStream(bytes, 0, length);
        }

        private void room(int capacity) throws NoRoomException {
            long more = (long) capacity - counted;
            if (allBytes.addAndGet(more) > allBytesMax) {
                allBytes.addAndGet(-more);
                throw new NoRoomException();
            }
            counted = capacity;
            bytes = Arrays.copyOf(bytes, capacity);
        }

        @Override
        public void close() {
            allBytes.addAndGet(-counted);
            counted = 0;
        }
    }

    /**
     * @throws SocketTimeoutException when it does not arrive in time
     * @throws NoRoomException when too much is being read already
     */
    Body read(HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        Body body = new Body();
        if (announced == 0 || announced > BODY_BYTES_MAX) {
            return body; // nothing to read, or refused by the door for what it announces
        }
        boolean whole = false;
        try {
            fill(body, request.getInputStream(), announced);
            whole = true;
            return body;
        } finally {
            if (!whole) {
                body.close();
            }
        }
    }

    private void fill(Body body, InputStream in, long announced) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMs);
        // What is announced is not yet there: memory grows with what arrives, and who announces much gets no more.
        body.room((int) Math.min(announced < 0 ? BUFFER_BYTES : announced, BUFFER_BYTES));
        while (body.length < BODY_BYTES_MAX && (announced < 0 || body.length < announced)) {
            if (body.length == body.bytes.length) {
                body.room(Math.min(body.bytes.length * 2, BODY_BYTES_MAX));
            }
            int read = in.read(body.bytes, body.length, body.bytes.length - body.length);
            if (read < 0) {
                return;
            }
            body.length += read;
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("a body that did not arrive in " + deadlineMs + " ms");
            }
        }
    }

    /** Bytes held by bodies now. */
    long allBytes() {
        return allBytes.get();
    }
}
