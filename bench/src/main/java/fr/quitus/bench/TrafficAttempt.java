package fr.quitus.bench;

import org.jspecify.annotations.Nullable;

/** A request of the load from its arrival until it has its last answer. */
final class TrafficAttempt {
    private final TrafficOffice office;
    private final int officeNumber;
    private final TrafficLane lane;
    private final @Nullable TrafficFile file;
    private final byte[] request;
    private final long dueNanos;
    private final boolean settling;
    private long begunNanos;
    private int refusals;
    private boolean sentAgain;
    private boolean inDoubt;

    private TrafficAttempt(
            TrafficOffice office,
            int officeNumber,
            TrafficLane lane,
            @Nullable TrafficFile file,
            byte[] request,
            long dueNanos,
            boolean settling) {
        this.office = office;
        this.officeNumber = officeNumber;
        this.lane = lane;
        this.file = file;
        this.request = request;
        this.dueNanos = dueNanos;
        this.settling = settling;
        this.begunNanos = dueNanos;
    }

    static TrafficAttempt of(
            TrafficSchedule.Arrival arrival, TrafficOffice office, @Nullable TrafficFile file, byte[] request) {
        TrafficLane lane = file == null ? arrival.lane() : file.lane();
        return new TrafficAttempt(office, arrival.office(), lane, file, request, arrival.dueNanos(), false);
    }

    /** The load has ended, and what became of the file's act is not known. */
    static TrafficAttempt settling(TrafficFile file, byte[] request, long nowNanos) {
        return new TrafficAttempt(file.office(), 0, file.lane(), file, request, nowNanos, true);
    }

    TrafficOffice office() {
        return office;
    }

    int officeNumber() {
        return officeNumber;
    }

    TrafficLane lane() {
        return lane;
    }

    @Nullable TrafficFile file() {
        return file;
    }

    byte[] request() {
        return request;
    }

    /** When it should have been sent first; all latencies of what is admitted count from here. */
    long dueNanos() {
        return dueNanos;
    }

    boolean isSettling() {
        return settling;
    }

    /** When this try of it should have been sent. */
    long begunNanos() {
        return begunNanos;
    }

    int refusals() {
        return refusals;
    }

    void refused() {
        refusals++;
    }

    void again(long atNanos) {
        begunNanos = atNanos;
    }

    /** @return whether it may go once more over another connection: the one it went over was closed unread */
    boolean mayBeSentAgain() {
        boolean may = !sentAgain;
        sentAgain = true;
        return may;
    }

    /** Whether the act may have been done although nobody was told so. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** @param unknown whether the last answer was that nobody knows; once is enough */
    void doubt(boolean unknown) {
        inDoubt |= unknown;
    }
}
