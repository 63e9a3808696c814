package fr.quitus.frontdesk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A disk that does what it is told to: fail, hang, be full, tear the next write in the middle. */
final class FaultyDisk implements PlaceDisk {

    /** How it fails. */
    enum Fault {
        NONE,
        /** Every write fails at once. */
        FAILS,
        /** Every write waits until the disk is well again. */
        HANGS,
        /** Half of what is written is, then there is no room. */
        FULL,
        /** The write is there whole, and forcing it fails. */
        CANNOT_FORCE,
        /** A part of the next write is there, then everything fails, as where the process is killed. */
        TEARS,
        /** As many bytes as the next write has, but others, then everything fails, as where the power is cut. */
        GARBLES
    }

    private volatile Fault fault = Fault.NONE;
    private volatile double part;
    private volatile long usable = Long.MAX_VALUE;
    private volatile CountDownLatch well = new CountDownLatch(0);

    void becomes(Fault next) {
        if (next == Fault.HANGS) {
            well = new CountDownLatch(1);
        }
        fault = next;
        if (next != Fault.HANGS) {
            well.countDown();
        }
    }

    /** @param how much of the next write is there, from 0 to 1 */
    void tears(Fault how, double partThere) {
        part = partThere;
        becomes(how);
    }

    void usable(long bytes) {
        usable = bytes;
    }

    @Override
    public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        switch (fault) {
            case NONE, CANNOT_FORCE -> PlaceDisk.real().write(channel, bytes);
            case FAILS -> throw new IOException("input/output error");
            case HANGS -> {
                awaitWell();
                PlaceDisk.real().write(channel, bytes);
            }
            case FULL -> {
                PlaceDisk.real().write(channel, bytes.slice(0, bytes.remaining() / 2));
                throw new IOException("no space left on device");
            }
            case TEARS, GARBLES -> {
                boolean garbled = fault == Fault.GARBLES;
                fault = Fault.FAILS;
                int there = (int) (part * bytes.remaining());
                PlaceDisk.real().write(channel, bytes.slice(0, there));
                if (garbled) {
                    PlaceDisk.real().write(channel, ByteBuffer.allocate(bytes.remaining() - there));
                }
                throw new IOException("killed");
            }
        }
    }

    @Override
    public void force(FileChannel channel) throws IOException {
        switch (fault) {
            case FAILS, CANNOT_FORCE -> throw new IOException("input/output error");
            case HANGS -> awaitWell();
            default -> {
                // What a killed process wrote is in the system's memory; the real disk is tried in other tests.
            }
        }
    }

    private void awaitWell() {
        try {
            well.await();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public long usableBytes(Path folder) {
        return usable;
    }
}
