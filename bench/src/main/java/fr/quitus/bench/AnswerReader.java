package fr.quitus.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads answers of HTTP/1.1 from what arrives, in whatever pieces; one at a time. */
final class AnswerReader {
    private static final int FIRST_BYTES = 2 * 1024;
    private static final int LINE_BYTES_MAX = 16 * 1024;

    private byte[] held = new byte[FIRST_BYTES];
    private int end;
    private int next;
    private State state = State.STATUS;
    private int status;
    private int retryAfterS = -1;
    private @Nullable String deposit;
    private boolean kept = true;
    private int length;
    private boolean chunked;
    private ByteArrayOutputStream body = new ByteArrayOutputStream();

    private enum State {
        STATUS,
        HEADERS,
        BODY,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        WHOLE
    }

    /** @return the answer once it is whole, null before */
    @Nullable TrafficAnswer feed(ByteBuffer arrived) throws IOException {
        int more = arrived.remaining();
        if (end + more > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, end + more));
        }
        arrived.get(held, end, more);
        end += more;
        while (state != State.WHOLE) {
            if (!step()) {
                return null;
            }
        }
        if (next != end) {
            throw new IOException((end - next) + " bytes after the end of the answer");
        }
        TrafficAnswer answer = new TrafficAnswer(status, retryAfterS, deposit, kept, body.toByteArray());
        reset();
        return answer;
    }

    /** Whether nothing of an answer has come yet. */
    boolean isEmpty() {
        return state == State.STATUS && end == 0;
    }

    private void reset() {
        end = 0;
        next = 0;
        state = State.STATUS;
        retryAfterS = -1;
        deposit = null;
        kept = true;
        length = 0;
        chunked = false;
        body = new ByteArrayOutputStream();
    }

    /** @return false when more has to come first */
    private boolean step() throws IOException {
        if (state == State.BODY || state == State.CHUNK) {
            int part = Math.min(length, end - next);
            body.write(held, next, part);
            next += part;
            length -= part;
            if (length > 0) {
                end = 0; // all of it is taken
                next = 0;
                return false;
            }
            state = state == State.BODY ? State.WHOLE : State.CHUNK_END;
            return true;
        }
        String line = line();
        if (line == null) {
            return false;
        }
        took(line);
        return true;
    }

    private void took(String line) throws IOException {
        switch (state) {
            case STATUS -> {
                if (line.length() < 12 || !line.startsWith("HTTP/1.1 ")) {
                    throw new IOException("not an answer of HTTP/1.1: " + line);
                }
                status = Integer.parseInt(line.substring(9, 12));
                state = State.HEADERS;
            }
            case HEADERS -> {
                if (line.isEmpty()) {
                    state = chunked ? State.CHUNK_END : State.BODY;
                } else {
                    header(line);
                }
            }
            case CHUNK_END -> {
                if (!line.isEmpty()) { // the end of the chunk before has a line of its own
                    int extension = line.indexOf(';');
                    length = Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
                    state = length == 0 ? State.TRAILERS : State.CHUNK;
                }
            }
            case TRAILERS -> state = line.isEmpty() ? State.WHOLE : State.TRAILERS;
            case BODY, CHUNK, WHOLE -> throw new IllegalStateException(state + " has no lines");
        }
    }

    private void header(String line) {
        int colon = Math.max(0, line.indexOf(':'));
        String value = line.substring(colon + 1).trim();
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-length" -> length = Integer.parseInt(value);
            case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
            case "connection" -> kept = !value.equalsIgnoreCase("close");
            case "retry-after" -> retryAfterS = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
            case "quitus-deposit" -> deposit = value;
            default -> {} // says nothing that a client of the load acts on
        }
    }

    private @Nullable String line() throws IOException {
        for (int at = next; at < end; at++) {
            if (held[at] == '\n') {
                int last = at > next && held[at - 1] == '\r' ? at - 1 : at;
                String line = new String(held, next, last - next, StandardCharsets.ISO_8859_1);
                next = at + 1;
                return line;
            }
        }
        if (end - next > LINE_BYTES_MAX) {
            throw new IOException("a line of the answer has no end");
        }
        return null;
    }
}
