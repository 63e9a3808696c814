package fr.quitus.api.door;

import fr.quitus.api.admission.Refusal;
import fr.quitus.api.door.CommandGate.Ask;
import fr.quitus.domain.document.DocumentCommand.RecordConsultation;
import fr.quitus.domain.yearend.YearCommand;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Porte ou guichet : a command is decided if it can be, and deposited if it cannot and may. */
final class DeskOrGate {
    private final CommandGate gate;
    private final FrontDesk desk;

    DeskOrGate(CommandGate gate, FrontDesk desk) {
        this.gate = gate;
        this.desk = desk;
        gate.sendsAwayWhile(desk::isOpen);
    }

    /** What became of it. */
    sealed interface Result {
        /** Decided, and durable. */
        record Decided(Answer.Given given) implements Result {}

        /** Refused by what is known without the ledger: nothing was kept of it. */
        record Refused(Answer.Refused refused) implements Result {}

        /** Deposited, not decided. */
        record Taken(FrontDesk.Receipt receipt) implements Result {}
    }

    /** @param mayDeposit false when the caller wants an answer or nothing */
    Result ask(Ask ask, boolean mayDeposit) {
        UUID id = Demand.id(ask);
        Optional<FrontDesk.Receipt> waiting = desk.waiting(id);
        if (waiting.isPresent()) {
            // Decided here and now, it would get another date than its receipt.
            return taken(Demand.of(ask, id), waiting.get());
        }
        if (!mayDeposit || desk.equals(FrontDesk.NONE)) {
            return new Result.Decided(gate.ask(ask));
        }
        String never = neverDeposited(ask);
        if (never != null) {
            if (desk.isOpen()) {
                throw notDeposited(never);
            }
            return new Result.Decided(gate.ask(ask));
        }
        if (desk.isOpen() || desk.waitsBefore(ask)) {
            return deposit(ask, id);
        }
        try {
            return new Result.Decided(gate.ask(ask));
        } catch (DoorRefused e) {
            if (e.isForWantOfTheLog() || (e.isPassing() && (desk.isOpen() || desk.takesOverflow()))) {
                // The same command id: whatever became of it, its filing finds that.
                return deposit(ask, id);
            }
            throw e;
        }
    }

    /**
     * A command for which there is no place.
     *
     * @throws DoorRefused when it cannot be deposited either
     */
    Result withoutPlace(Ask ask, boolean mayDeposit, Refusal why) {
        UUID id = Demand.id(ask);
        Optional<FrontDesk.Receipt> waiting = desk.waiting(id);
        if (waiting.isPresent()) {
            return taken(Demand.of(ask, id), waiting.get());
        }
        if (!mayDeposit || neverDeposited(ask) != null) {
            throw DoorRefused.of(why);
        }
        return deposit(ask, id);
    }

    Simulation simulate(Ask ask) {
        if (desk.isOpen()) {
            throw notDeposited("une simulation ne se dépose pas : elle dit ce qui serait décidé à présent");
        }
        return gate.simulate(ask);
    }

    private static @Nullable String neverDeposited(Ask ask) {
        if (ask.command() instanceof YearCommand) {
            return "un acte sur l'exercice se décide seul, quand tout autre est fini";
        }
        return ask.command() instanceof RecordConsultation ? "une consultation s'inscrit quand on consulte" : null;
    }

    private DoorRefused notDeposited(String never) {
        return new DoorRefused(
                DoorError.NON_DEPOSABLE,
                "Le guichet est ouvert, parce que " + desk.why() + ", et cet acte n'y est pas pris : " + never + ".");
    }

    private Result deposit(Ask ask, UUID id) {
        Entitlement.AsLastKnown known = gate.asLastKnown(ask);
        if (known.refused().isPresent()) {
            return new Result.Refused(known.refused().get());
        }
        Demand demand = Demand.of(ask, id);
        try {
            return taken(demand, desk.deposit(new FrontDesk.Deposit(id, demand.hash(), ask, known.unchecked())));
        } catch (FrontDesk.Full e) {
            throw new DoorRefused(DoorError.GUICHET_PLEIN, String.valueOf(e.getMessage()));
        } catch (FrontDesk.Doubtful e) {
            throw new DoorRefused(DoorError.RESULTAT_INCONNU, String.valueOf(e.getMessage()));
        }
    }

    private static Result taken(Demand demand, FrontDesk.Receipt receipt) {
        if (!Arrays.equals(receipt.commandHash(), demand.hash())) {
            throw new DoorRefused(
                    DoorError.CLE_REUTILISEE,
                    "La clé « " + demand.ask().key() + " » a servi au dépôt " + receipt.number()
                            + ", d'une autre demande.");
        }
        return new Result.Taken(receipt);
    }
}
