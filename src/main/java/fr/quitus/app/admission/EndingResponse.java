package fr.quitus.app.admission;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not written for ever: who reads slowly gives his place back, and loses the rest. Pages, which are
 * written as text, are short and left alone.
 */
final class EndingResponse extends HttpServletResponseWrapper {
    private final long end;
    private @Nullable ServletOutputStream out;

    /** @param end as {@link System#nanoTime} tells it */
    EndingResponse(HttpServletResponse response, long end) {
        super(response);
        this.end = end;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream known = out;
        if (known == null) {
            known = new Ending(super.getOutputStream(), end);
            out = known;
        }
        return known;
    }

    private static final class Ending extends ServletOutputStream {
        private final ServletOutputStream to;
        private final long end;

        Ending(ServletOutputStream to, long end) {
            this.to = to;
            this.end = end;
        }

        @Override
        public void write(int one) throws IOException {
            check();
            to.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            check();
            to.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            check();
            to.flush();
        }

        private void check() throws SocketTimeoutException {
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("an answer that was not read in time");
            }
        }

        @Override
        public void close() throws IOException {
            to.close();
        }

        @Override
        public boolean isReady() {
            return to.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written by the thread that makes them");
        }
    }
}
