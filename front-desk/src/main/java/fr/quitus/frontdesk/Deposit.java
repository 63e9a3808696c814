package fr.quitus.frontdesk;

import java.time.Instant;

/**
 * Dépôt : an act that the desk holds. Its time is that of the batch in which it was written, and counts for the
 * depositor whatever is decided later.
 *
 * @param number dense, from 1, of this node
 * @param node name of the node that took it
 * @param depositedAt to the millisecond, never before that of a lower number
 */
public record Deposit(long number, String node, Act act, Instant depositedAt) {

    public Deposit {
        if (number < 1) {
            throw new IllegalArgumentException("deposits are numbered from 1, not from " + number);
        }
    }

    /** What people call it: {@code <node>-<number>}. */
    public String receiptNumber() {
        return node + '-' + number;
    }
}
