package fr.quitus.app.architecture.violations.commands.projections;

import fr.quitus.app.architecture.violations.commands.domain.CommitmentCommand.DraftCommitment;

/** A projection must not know what was asked, only what happened. */
class ReadsACommand {
    String number(DraftCommitment command) {
        return command.number();
    }
}
