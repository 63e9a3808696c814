package fr.quitus.api.admission;

import java.util.ArrayDeque;
import java.util.Deque;

/** What one administration holds and waits for in one lane. */
final class Party {
    private final String administration;
    private final Deque<Place> line = new ArrayDeque<>();
    private int held;
    private int patient;
    private long lastTurn;

    Party(String administration) {
        this.administration = administration;
    }

    String administration() {
        return administration;
    }

    int held() {
        return held;
    }

    int waiting() {
        return line.size();
    }

    /** Those that wait and that a line's length counts. */
    int impatient() {
        return line.size() - patient;
    }

    int all() {
        return held + line.size();
    }

    long lastTurn() {
        return lastTurn;
    }

    void give(long turn) {
        held++;
        lastTurn = turn;
    }

    void leave() {
        held--;
    }

    void add(Place place) {
        line.addLast(place);
        patient += place.isPatient() ? 1 : 0;
    }

    /** The oldest demand that waits. */
    Place poll() {
        Place place = line.removeFirst();
        patient -= place.isPatient() ? 1 : 0;
        return place;
    }

    void remove(Place place) {
        if (!line.removeLastOccurrence(place)) {
            throw new IllegalStateException("a demand that waits stands in its line");
        }
        patient -= place.isPatient() ? 1 : 0;
    }
}
