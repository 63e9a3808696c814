package fr.quitus.app.architecture.violations.commands.projections;

import fr.quitus.app.architecture.violations.commands.domain.CommitmentEvent.CommitmentDrafted;

/** Right, to show that the rule tells the two apart. */
class ReadsAnEvent {
    String number(CommitmentDrafted event) {
        return event.number();
    }
}
