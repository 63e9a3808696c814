package fr.quitus.api.door;

import fr.quitus.api.admission.Admission;
import fr.quitus.api.admission.CommandLanes;
import fr.quitus.api.admission.NotAdmitted;
import fr.quitus.domain.yearend.YearCommand;

/** Entrée of the gate: the place of a command's request counts for it; whoever comes by no request takes one here. */
final class Entrance {
    private final Admission admission;

    Entrance(Admission admission) {
        this.admission = admission;
    }

    /** What moves a year on is decided alone: nobody decides on the years of before beside it. */
    Admission.Pass enter(CommandGate.Ask ask) {
        try {
            return ask.command() instanceof YearCommand
                    ? admission.alone()
                    : admission.command(CommandLanes.of(ask.name()), Administration.of(ask.caller()));
        } catch (NotAdmitted e) {
            throw DoorRefused.of(e.refusal());
        }
    }
}
