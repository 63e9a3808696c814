package fr.quitus.projections.engine;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in COPY's text format, sent as they come: what is held here does not grow with their number. */
final class CopyLines {
    private static final int BUFFER_BYTES = 64 * 1_024;
    private static final byte[] NULL = {'\\', 'N'};

    private final CopyIn copy;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int length;

    CopyLines(CopyIn copy) {
        this.copy = copy;
    }

    void append(List<@Nullable String> texts) throws SQLException {
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                add('\t');
            }
            String text = texts.get(i);
            if (text == null) {
                add(NULL);
            } else {
                append(text);
            }
        }
        add('\n');
        if (length >= BUFFER_BYTES) {
            flush();
        }
    }

    /** Sends what is left. */
    void flush() throws SQLException {
        if (length > 0) {
            copy.writeToCopy(buffer, 0, length);
            length = 0;
        }
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // The rest is not plain: the platform's own encoder takes it.
                addEscaped(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            addEscaped((byte) c);
        }
    }

    private void addEscaped(byte[] bytes) {
        for (byte b : bytes) {
            addEscaped(b);
        }
    }

    private void addEscaped(byte b) {
        switch (b) {
            case '\\' -> add('\\', '\\');
            case '\t' -> add('\\', 't');
            case '\n' -> add('\\', 'n');
            case '\r' -> add('\\', 'r');
            default -> add(b);
        }
    }

    private void add(char first, char second) {
        add(first);
        add(second);
    }

    private void add(byte[] bytes) {
        for (byte b : bytes) {
            add(b);
        }
    }

    private void add(int b) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, length * 2);
        }
        buffer[length] = (byte) b;
        length++;
    }
}
