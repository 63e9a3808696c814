package fr.quitus.frontdesk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Registre des dépôts : takes acts, keeps them in order on several places, and what became of each. All methods may be
 * called by any thread; those that write return when what they write is durable on every place that counts.
 */
public final class DepositLog implements AutoCloseable {

    private DepositLog() {}

    /**
     * Reads the places, mends what a crash or a fault left, and takes deposits.
     *
     * @throws DeskException.InDoubt when a place that may alone hold deposits is missing
     * @throws DeskException.Damaged when what was answered is nowhere to be read, or two places contradict each other
     * @throws DeskException.Foreign when the places are of another desk or node
     * @throws DeskException.InUse when another process holds the desk
     */
    public static DepositLog open(DeskSettings settings) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes an act and waits until it is durable.
     *
     * @throws DeskException.OtherAct when the id was deposited with another hash
     * @throws DeskException.Full when as many wait as may
     * @throws DeskException.NoPlace when no place could be written; in doubt
     */
    public Deposited deposit(Act act) {
        throw new UnsupportedOperationException();
    }

    /** The deposit of this number; empty when there never was one, or it ended too long ago. */
    public Optional<Deposited> find(long number) {
        throw new UnsupportedOperationException();
    }

    /** The deposit of this command. */
    public Optional<Deposited> find(UUID commandId) {
        throw new UnsupportedOperationException();
    }

    /** Deposits without an ending, in the order of their numbers, from the one after {@code afterNumber}. */
    public List<Deposit> pending(long afterNumber, int max) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes what became of a deposit. The first ending stands.
     *
     * @return the ending that stands
     */
    public Ending ended(long number, Ending ending) {
        throw new UnsupportedOperationException();
    }

    /** The same for many, in one batch; for a desk that is drained. */
    public void ended(Map<Long, Ending> endings) {
        throw new UnsupportedOperationException();
    }

    /** What became of a deposit; empty while it waits. */
    public Optional<Ending> ending(long number) {
        throw new UnsupportedOperationException();
    }

    public DepositCounts counts() {
        throw new UnsupportedOperationException();
    }

    public DeskHealth health() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
