package fr.quitus.api.admission;

import java.util.ArrayDeque;
import java.util.Deque;

/** What one administration holds and waits for in one lane. */
final class Party {
    private final String administration;
    private final Deque<Place> line = new ArrayDeque<>();
    private int held;
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

    Deque<Place> line() {
        return line;
    }
}
