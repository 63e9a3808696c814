package fr.quitus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of a schedule when they are due, over so many connections and from one thread. A request that
 * finds no connection waits, and its waiting counts.
 */
final class TrafficEngine implements AutoCloseable {
    private static final int SCRATCH_BYTES = 64 * 1024;
    /** Requests are sent within this of their time at the earliest. */
    private static final int LOOK_MS = 1;

    private static final int WAITING_MAX = 50_000;
    /** Nobody knows whether the act was written. */
    private static final String UNKNOWN = "RESULTAT_INCONNU";

    private static final long SETTLING_PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final InetSocketAddress server;
    private final TrafficSettings settings;
    private final TrafficDesk desk;
    private final Selector selector;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
    private final ArrayDeque<TrafficWire> idle = new ArrayDeque<>();
    private final ArrayDeque<TrafficAttempt> waiting = new ArrayDeque<>();
    private final ArrayDeque<Sent> underWay = new ArrayDeque<>();
    private final PriorityQueue<TrafficAttempt> later =
            new PriorityQueue<>(Comparator.comparingLong(TrafficAttempt::begunNanos));
    private final RetryPolicy.Budget budget = new RetryPolicy.Budget();
    private final SplittableRandom random = new SplittableRandom(1);
    private int open;
    private int carrying;
    private long begun;
    private boolean ending;
    private TrafficTally tally = new TrafficTally(0, Duration.ofSeconds(1));

    /** A request on a wire. They are sent in this order, so the first is the first to be given up. */
    private record Sent(TrafficAttempt attempt, TrafficWire wire, long atNanos) {}

    TrafficEngine(TrafficSettings settings, TrafficDesk desk) throws IOException {
        this.server =
                new InetSocketAddress(settings.base().getHost(), settings.base().getPort());
        this.settings = settings;
        this.desk = desk;
        this.selector = Selector.open();
    }

    /** Returns when every request has its last answer; whoever would ask again after the end does not. */
    TrafficTally run(TrafficSchedule schedule, Duration time, Consumer<TrafficTally.Second> told) throws IOException {
        tally = new TrafficTally(desk.offices(), time);
        begun = System.nanoTime();
        ending = false;
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        TrafficSchedule.Arrival next = schedule.next();
        while (next != null || isBusy()) {
            long now = now();
            for (; next != null && next.dueNanos() <= now; next = schedule.next()) {
                begin(next);
            }
            turn(now);
            if (next == null && now >= time.toNanos() && !ending) {
                ending = true;
                abandon(later, TrafficTally.End.REFUSED);
                abandon(waiting, TrafficTally.End.UNSENT);
            }
            TrafficTally.Second second = tally.secondsUntil(now());
            if (second != null) {
                told.accept(second);
            }
        }
        tally.used(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
        return tally;
    }

    /** Has the next act of each file done, asking again and again until it is answered or the time is up. */
    TrafficTally carry(List<TrafficFile> files, Duration time) throws IOException {
        begun = System.nanoTime();
        tally = new TrafficTally(desk.offices(), time);
        for (TrafficFile file : files) {
            waiting.add(TrafficAttempt.settling(file, desk.request(file), 0));
        }
        while (isBusy() && now() < time.toNanos()) {
            turn(now());
        }
        for (Sent sent : underWay) {
            TrafficAttempt attempt = sent.wire().carried();
            if (attempt != null) {
                drop(sent.wire());
                later.add(attempt);
            }
        }
        underWay.clear();
        waiting.addAll(later);
        waiting.forEach(desk::unsettled);
        waiting.clear();
        later.clear();
        return tally;
    }

    private void abandon(Collection<TrafficAttempt> attempts, TrafficTally.End as) {
        attempts.forEach(attempt -> end(attempt, as, null));
        attempts.clear();
    }

    private boolean isBusy() {
        return carrying > 0 || !waiting.isEmpty() || !later.isEmpty();
    }

    private long now() {
        return System.nanoTime() - begun;
    }

    private void begin(TrafficSchedule.Arrival arrival) {
        TrafficAttempt attempt = desk.begin(arrival);
        tally.offered(attempt, arrival.lane());
        budget.asked();
        if (waiting.size() >= WAITING_MAX) {
            end(attempt, TrafficTally.End.UNSENT, null);
        } else {
            waiting.add(attempt);
        }
    }

    private void turn(long now) throws IOException {
        for (TrafficAttempt due = later.peek(); due != null && due.begunNanos() <= now; due = later.peek()) {
            waiting.add(later.remove());
        }
        send(now);
        giveUp(now);
        selector.select(LOOK_MS);
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid() && key.attachment() instanceof TrafficWire wire) {
                proceed(wire);
            }
        }
        selector.selectedKeys().clear();
    }

    private void send(long now) throws IOException {
        while (!waiting.isEmpty() && (!idle.isEmpty() || open < settings.connectionsMax())) {
            TrafficAttempt attempt = waiting.remove();
            if (now - attempt.begunNanos() > settings.patience().toNanos() && !attempt.isSettling()) {
                end(attempt, TrafficTally.End.UNSENT, null);
                continue;
            }
            tally.sent(attempt, now);
            TrafficWire wire = idle.poll();
            try {
                wire = wire == null ? opened() : wire;
                carrying++;
                underWay.add(new Sent(attempt, wire, now));
                wire.carry(attempt, attempt.request());
            } catch (IOException e) {
                if (wire == null) {
                    noAnswer(attempt, e.toString());
                } else {
                    broken(wire, attempt, e);
                }
            }
        }
    }

    private TrafficWire opened() throws IOException {
        TrafficWire wire = TrafficWire.open(selector, server);
        open++;
        return wire;
    }

    private void giveUp(long now) {
        for (Sent first = underWay.peek(); first != null; first = underWay.peek()) {
            boolean answered = first.wire().carried() != first.attempt();
            if (!answered && now - first.atNanos() < settings.patience().toNanos()) {
                return;
            }
            underWay.remove();
            if (!answered) {
                drop(first.wire());
                noAnswer(first.attempt(), "aucune réponse");
            }
        }
    }

    private void proceed(TrafficWire wire) {
        TrafficAttempt attempt = wire.carried();
        try {
            TrafficAnswer answer = wire.proceed(scratch);
            if (answer == null) {
                return;
            }
            if (attempt == null) {
                throw new IOException("an answer nobody asked for");
            }
            carrying--;
            if (answer.kept()) {
                idle.push(wire); // the one used last: few of them are kept busy, the others close
            } else {
                close(wire);
            }
            answered(attempt, answer);
        } catch (IOException e) {
            if (attempt == null) {
                idle.remove(wire);
                close(wire);
            } else {
                broken(wire, attempt, e);
            }
        }
    }

    private void broken(TrafficWire wire, TrafficAttempt attempt, IOException e) {
        boolean unread = !wire.isTried();
        drop(wire);
        if (unread && attempt.mayBeSentAgain()) {
            waiting.addFirst(attempt);
        } else {
            noAnswer(attempt, e.toString());
        }
    }

    private void drop(TrafficWire wire) {
        carrying--;
        close(wire);
    }

    private void close(TrafficWire wire) {
        open--;
        wire.close();
    }

    private void answered(TrafficAttempt attempt, TrafficAnswer answer) {
        long now = now();
        tally.answered(attempt, answer, now);
        attempt.doubt(answer.code().equals(UNKNOWN));
        switch (answer.kind()) {
            case ADMITTED, DEPOSITED, RULED -> end(attempt, TrafficTally.End.of(answer.kind()), answer);
            case FAILED, REFUSED -> askedAgain(attempt, answer, TrafficTally.End.of(answer.kind()), now);
        }
    }

    private void askedAgain(TrafficAttempt attempt, TrafficAnswer answer, TrafficTally.End end, long now) {
        attempt.refused();
        if (attempt.isSettling()) {
            again(attempt, now + SETTLING_PAUSE_NANOS);
        } else if (end == TrafficTally.End.REFUSED
                && !ending
                && settings.policy().asksAgain(attempt.refusals(), budget)) {
            again(attempt, now + settings.policy().pauseNanos(answer.retryAfterS(), random.nextDouble()));
        } else {
            end(attempt, end, answer);
        }
    }

    private void noAnswer(TrafficAttempt attempt, String why) {
        tally.unanswered(attempt, why);
        if (attempt.isSettling()) {
            again(attempt, now() + SETTLING_PAUSE_NANOS);
        } else {
            end(attempt, TrafficTally.End.FAILED, null);
        }
    }

    private void again(TrafficAttempt attempt, long atNanos) {
        attempt.again(atNanos);
        later.add(attempt);
    }

    private void end(TrafficAttempt attempt, TrafficTally.End end, @Nullable TrafficAnswer answer) {
        tally.ended(attempt, end, now());
        desk.ended(attempt, end, answer);
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
