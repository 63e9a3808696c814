package fr.quitus.app.architecture.violations.commands.domain;

/** A sealed family as the domain has them; its members carry no telling name. */
public sealed interface CommitmentCommand {
    record DraftCommitment(String number) implements CommitmentCommand {}
}
