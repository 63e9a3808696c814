package fr.quitus.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Of what the load is made. Commands are those of a payment's whole chain in the proportion in which a real unit has
 * them (domain reference §6: 1,717 commitments and 3,000 payments a year), with a title for ten payments. How many
 * questions are asked beside them nobody has published: the shares are ours.
 */
enum TrafficProfile {
    /** An ordinary hour. */
    STATE(1, 30),
    /** The last days of the year: as many payments again, and a day whose hours differ. */
    DECEMBER(2, 20),
    /** Nothing but the payment lane. */
    PAYMENTS(0, 0),
    /** Everybody engages and certifies at once, and payments go on as before: few among so many. */
    RUSH(0, 0);

    /** A commitment has this many payments: seven for four. */
    static final int PAYMENTS_PER_FOUR_COMMITMENTS = 7;

    private static final double PAYMENTS_PER_COMMITMENT = PAYMENTS_PER_FOUR_COMMITMENTS / 4.0;
    private static final double TITLES_PER_PAYMENT = 0.1;
    private static final double TITLE_ACTS = 4;
    private static final double PERCENT = 100;
    /** Of a rush, the part of payments among its commands, titles left out. */
    private static final double RUSH_PAYMENTS = 0.03;

    /** Of a working day from 8 to 20 h, relative to its busiest hour: ours, nobody published any. */
    private static final double[] HOURS = {0.4, 0.8, 1, 1, 0.7, 0.5, 0.8, 1, 1, 0.8, 0.4, 0.2};

    private final double payments;
    private final int readsPercent;

    TrafficProfile(double payments, int readsPercent) {
        this.payments = payments;
        this.readsPercent = readsPercent;
    }

    static Optional<TrafficProfile> named(String word) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Questions among a hundred requests. */
    int readsPercent() {
        return readsPercent;
    }

    /** How often a lane is asked of, relative to the others of the same kind (commands or questions). */
    double weight(TrafficLane lane) {
        if (this == PAYMENTS && lane.writes()) {
            return lane == TrafficLane.PAYMENT ? 1 : 0;
        }
        if (this == RUSH && lane == TrafficLane.PAYMENT) {
            return RUSH_PAYMENTS * (2 + 2 * PAYMENTS_PER_COMMITMENT * 2) / (1 - RUSH_PAYMENTS);
        }
        return switch (lane) {
            case PAYMENT -> payments * PAYMENTS_PER_COMMITMENT * 5;
            case INVOICE, SERVICE -> PAYMENTS_PER_COMMITMENT * 2;
            case COMMITMENT -> 2;
            case TITLE -> PAYMENTS_PER_COMMITMENT * TITLES_PER_PAYMENT * TITLE_ACTS;
            case WORK_LIST -> 15;
            case BALANCE -> 9;
            case SEARCH -> 4;
            case EXPORT -> 2;
        };
    }

    /** Part of all requests that a lane has, in the order of the lanes. */
    double[] parts(int readsPercent) {
        TrafficLane[] lanes = TrafficLane.values();
        double commands = Arrays.stream(lanes)
                .filter(TrafficLane::writes)
                .mapToDouble(this::weight)
                .sum();
        double questions = Arrays.stream(lanes)
                .filter(lane -> !lane.writes())
                .mapToDouble(this::weight)
                .sum();
        return Arrays.stream(lanes)
                .mapToDouble(lane -> lane.writes()
                        ? weight(lane) / commands * (PERCENT - readsPercent) / PERCENT
                        : weight(lane) / questions * readsPercent / PERCENT)
                .toArray();
    }

    /** How busy the run is at a part of it, from 0 to 1, relative to its busiest moment. */
    double busyAt(double part) {
        return this == DECEMBER ? HOURS[Math.clamp((long) (part * HOURS.length), 0, HOURS.length - 1)] : 1;
    }
}
