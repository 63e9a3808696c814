package fr.quitus.app.architecture.violations.commands.domain;

/** What a projection may read. */
public sealed interface CommitmentEvent {
    record CommitmentDrafted(String number) implements CommitmentEvent {}
}
