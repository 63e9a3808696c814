package fr.quitus.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that sends a request in one write and reads one answer. It is no client for
 * general use: it spends little, so that the server is measured and not java.net.http.
 */
final class HttpConnection implements AutoCloseable {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int LINE_BYTES_MAX = 8 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private boolean reusable = true;

    HttpConnection(URI address) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        socket.connect(
                new InetSocketAddress(address.getHost(), address.getPort()),
                Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        in = socket.getInputStream();
    }

    /** What was answered. */
    record Answer(int status, byte[] body) {}

    /** Whether another request may follow on this connection. */
    boolean isReusable() {
        return reusable;
    }

    /** @param head request line and headers without the empty line; the length of the body is added */
    Answer exchange(String head, byte[] body) throws IOException {
        byte[] top = (head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(top, top.length + body.length);
        System.arraycopy(body, 0, request, top.length, body.length);
        reusable = false; // until the whole answer is read
        socket.getOutputStream().write(request);
        return answer();
    }

    private Answer answer() throws IOException {
        String status = line();
        if (status.length() < 12 || !status.startsWith("HTTP/1.1 ")) {
            throw new IOException("not an answer of HTTP/1.1: " + status);
        }
        int length = 0;
        boolean chunked = false;
        boolean kept = true;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).trim();
            switch (header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> kept = !value.equalsIgnoreCase("close");
                default -> {} // says nothing about where the answer ends
            }
        }
        byte[] body = chunked ? chunks() : bytes(length);
        reusable = kept;
        return new Answer(Integer.parseInt(status.substring(9, 12)), body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = chunkLength(); length > 0; length = chunkLength()) {
            all.write(bytes(length));
            line();
        }
        while (!line().isEmpty()) {
            continue; // trailers
        }
        return all.toByteArray();
    }

    private int chunkLength() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int b = read(); b != '\n'; b = read()) {
            if (line.length() > LINE_BYTES_MAX) {
                throw new IOException("a line of the answer has no end");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            if (next == end) {
                fill();
            }
            int part = Math.min(length - at, end - next);
            System.arraycopy(buffer, next, bytes, at, part);
            next += part;
            at += part;
        }
        return bytes;
    }

    private int read() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xff;
    }

    private void fill() throws IOException {
        int read = in.read(buffer);
        if (read <= 0) {
            throw new EOFException("the server closed the connection");
        }
        next = 0;
        end = read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
