package fr.quitus.app.admission;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A request whose body comes from somewhere else than the connection, or not for ever. */
final class ReadRequest extends HttpServletRequestWrapper {
    private final ServletInputStream body;

    private ReadRequest(HttpServletRequest request, InputStream body) {
        super(request);
        this.body = new Body(body);
    }

    /** Its body was read before. */
    static ReadRequest of(HttpServletRequest request, RequestBodies.Body body) {
        return new ReadRequest(request, body.stream());
    }

    /** Its body is read by whoever works on it, until an instant of {@link System#nanoTime}. */
    static ReadRequest until(HttpServletRequest request, long end) throws IOException {
        return new ReadRequest(request, new Ending(request.getInputStream(), end));
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static final class Ending extends InputStream {
        private final InputStream in;
        private final long end;

        Ending(InputStream in, long end) {
            this.in = in;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            return checked(in.read());
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return checked(in.read(into, from, length));
        }

        private int checked(int read) throws SocketTimeoutException {
            if (read >= 0 && System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("a body that did not arrive in time");
            }
            return read;
        }
    }

    private static final class Body extends ServletInputStream {
        private final InputStream in;
        private boolean finished;

        Body(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return ended(in.read());
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return ended(in.read(into, from, length));
        }

        private int ended(int read) {
            finished |= read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read by the thread that works on them");
        }
    }
}
