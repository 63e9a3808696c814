package fr.quitus.bench;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.LedgerCommand;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The command gate of a running instance, called in its own process. */
final class GateDoor implements Door {
    private final String name;
    private final CommandGate gate;
    private final LedgerClock clock;
    private final AtomicLong keys = new AtomicLong();
    private final AtomicLong lastPosition = new AtomicLong(-1);

    /** @param name begins the keys of this door: two doors of one ledger must not ask under the same */
    GateDoor(String name, CommandGate gate, LedgerClock clock) {
        this.name = name;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Reply submit(LedgerCommand command, Caller caller, @Nullable Long expectedVersion) {
        Answer.Given given = gate.ask(new CommandGate.Ask(
                command, name + "-" + keys.incrementAndGet(), caller, expectedVersion, clock.now(), "bench"));
        lastPosition.accumulateAndGet(given.position(), Math::max);
        return switch (given.answer()) {
            case Answer.Accepted accepted -> new Reply(accepted.ids(), accepted.version());
            case Answer.Refused refused -> throw new NotAccepted(refused.code() + " " + refused.detail());
        };
    }

    /** Highest place in the log of what was acknowledged through this door. */
    long lastPosition() {
        return lastPosition.get();
    }
}
