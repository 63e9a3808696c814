package fr.quitus.app.interchange;

import fr.quitus.api.door.Answer;
import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.door.DoorRefused;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.value.InvalidValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Guichet des fichiers : one line after the other through the one door of commands, whatever becomes of the others. */
public final class FileDoor {
    private final CommandGate gate;

    FileDoor(CommandGate gate) {
        this.gate = gate;
    }

    /**
     * Who brings a file, and when.
     *
     * @param origin the interface it came through, for the audit trail
     */
    public record Bringer(Caller caller, Instant at, String origin) {}

    public Submitted submit(Bringer bringer, LedgerCommand command, String key) {
        return submit(bringer, command, key, null);
    }

    /** A refusal of the door itself is an answer to the line: its code tells, and nothing was written of it. */
    Submitted submit(Bringer bringer, LedgerCommand command, String key, @Nullable Long version) {
        try {
            Answer.Given given = gate.ask(ask(bringer, command, key, version));
            return switch (given.answer()) {
                case Answer.Accepted a ->
                    new Submitted(null, "", given.replayed() || a.events().isEmpty(), a.ids());
                case Answer.Refused r -> Submitted.refused(r.code(), r.detail(), given.replayed());
            };
        } catch (DoorRefused refused) {
            return Submitted.refused(refused.problem().code(), refused.problem().detail(), false);
        } catch (InvalidValue invalid) {
            return Submitted.refused("REQUETE_INVALIDE", String.valueOf(invalid.getMessage()), false);
        }
    }

    /** What the line would be answered; nothing is written. */
    Submitted simulate(Bringer bringer, LedgerCommand command, @Nullable Long version) {
        try {
            return switch (gate.simulate(ask(bringer, command, "", version)).answer()) {
                case Answer.Accepted a -> new Submitted(null, "", a.events().isEmpty(), a.ids());
                case Answer.Refused r -> Submitted.refused(r.code(), r.detail(), false);
            };
        } catch (DoorRefused refused) {
            return Submitted.refused(refused.problem().code(), refused.problem().detail(), false);
        } catch (InvalidValue invalid) {
            return Submitted.refused("REQUETE_INVALIDE", String.valueOf(invalid.getMessage()), false);
        }
    }

    private static CommandGate.Ask ask(Bringer bringer, LedgerCommand command, String key, @Nullable Long version) {
        return new CommandGate.Ask(command, key, bringer.caller(), version, bringer.at(), bringer.origin());
    }
}
