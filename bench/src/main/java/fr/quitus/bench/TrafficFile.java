package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.LedgerCommand;
import org.jspecify.annotations.Nullable;

/**
 * A file of the load on its way through its acts, one at a time: the next is asked for until it is answered, under the
 * same key however often.
 */
abstract sealed class TrafficFile permits ExpenseFile, TitleFile {
    private final TrafficOffice office;
    private final String name;
    private int step;
    private byte @Nullable [] request;

    /** @param name begins the keys of its acts */
    TrafficFile(TrafficOffice office, String name) {
        this.office = office;
        this.name = name;
    }

    /**
     * What is to be done next.
     *
     * @param version of the file as last answered; absent when the act makes a new one
     */
    record Act(
            LedgerCommand command, Caller caller, @Nullable Long version) {}

    /** The act under way. */
    abstract Act act();

    abstract TrafficLane lane();

    /** Keeps what the ledger named. */
    abstract void keep(Door.Reply reply);

    /** Whether an act is left. */
    abstract boolean goesOn();

    final TrafficOffice office() {
        return office;
    }

    final int step() {
        return step;
    }

    final String key() {
        return name + "-" + step;
    }

    /** The act was done; the next is under way. */
    final void done(Door.Reply reply) {
        keep(reply);
        step++;
        request = null;
    }

    /** The act as it goes over the wire, made once however often it is asked. */
    final byte[] request(TrafficRequests requests) {
        byte[] made = request;
        if (made == null) {
            made = requests.command(act(), key());
            request = made;
        }
        return made;
    }
}
