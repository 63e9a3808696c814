package fr.quitus.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A kept-alive connection of the load that never makes its thread wait; it carries one request at a time. */
final class TrafficWire implements AutoCloseable {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final AnswerReader reader = new AnswerReader();
    private @Nullable ByteBuffer leaving;
    private @Nullable TrafficAttempt carried;
    private boolean fresh = true;

    private TrafficWire(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** Begins to connect. */
    static TrafficWire open(Selector selector, InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean connected = channel.connect(server);
        SelectionKey key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
        TrafficWire wire = new TrafficWire(channel, key);
        key.attach(wire);
        return wire;
    }

    void carry(TrafficAttempt attempt, byte[] request) throws IOException {
        carried = attempt;
        leaving = ByteBuffer.wrap(request);
        if (channel.isConnected()) {
            write();
        }
    }

    @Nullable TrafficAttempt carried() {
        return carried;
    }

    /** Whether no request was answered on it yet, or part of an answer has come: asking anew would be a repeat. */
    boolean isTried() {
        return fresh || !reader.isEmpty();
    }

    /** The selector says there is something to do; @return the answer once it is whole */
    @Nullable TrafficAnswer proceed(ByteBuffer scratch) throws IOException {
        if (key.isConnectable() && channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
            write();
        } else if (key.isWritable()) {
            write();
        }
        return key.isReadable() ? read(scratch) : null;
    }

    private void write() throws IOException {
        ByteBuffer bytes = leaving;
        if (bytes == null) {
            return;
        }
        channel.write(bytes);
        boolean left = bytes.hasRemaining();
        leaving = left ? bytes : null;
        key.interestOps(left ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private @Nullable TrafficAnswer read(ByteBuffer scratch) throws IOException {
        while (true) {
            scratch.clear();
            int read = channel.read(scratch);
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read == 0) {
                return null;
            }
            TrafficAnswer answer = reader.feed(scratch.flip());
            if (answer != null) {
                fresh = false;
                carried = null;
                return answer;
            }
        }
    }

    @Override
    public void close() {
        carried = null;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
