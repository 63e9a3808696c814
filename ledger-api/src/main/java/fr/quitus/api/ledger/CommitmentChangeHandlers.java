package fr.quitus.api.ledger;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.commitment.AnticipationDecisions;
import fr.quitus.domain.commitment.ChangeCommand;
import fr.quitus.domain.commitment.ChangeCommand.AffirmTranche;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AnticipateCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CancelCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.commitment.ChangeCommand.ChargeAnticipatedCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.ChangeCommand.GrantRecyclingException;
import fr.quitus.domain.commitment.ChangeCommand.ReimputeCommitment;
import fr.quitus.domain.commitment.ChangeCommand.WithdrawAnticipatedCommitment;
import fr.quitus.domain.commitment.ChangeDecisions;
import fr.quitus.domain.commitment.ClosingDecisions;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.FourEyes;
import fr.quitus.domain.value.EnvelopeId;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Vie d'un EJ signé : each handler loads the EJ, then the envelopes it moves AE on, decides, applies. */
final class CommitmentChangeHandlers {
    /** A pure decision on an EJ and envelopes. */
    private interface Deciding<C> {
        Decision<? extends LedgerEvent> decide(
                C command, Act act, Commitment commitment, Map<EnvelopeId, BudgetEnvelope> envelopes);
    }

    private final Streams.Repositories repositories;
    private final FourEyes fourEyes;

    CommitmentChangeHandlers(Streams.Repositories repositories, FourEyes fourEyes) {
        this.repositories = repositories;
        this.fourEyes = fourEyes;
    }

    @CommandHandler
    Outcome handle(AmendCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, ChangeDecisions::decide);
    }

    @CommandHandler
    Outcome handle(AffirmTranche c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, ChangeDecisions::decide);
    }

    @CommandHandler
    Outcome handle(ReimputeCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, ChangeDecisions::decide);
    }

    @CommandHandler
    Outcome handle(GrantRecyclingException c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, (command, act, ej, _) -> ClosingDecisions.decide(command, act, ej));
    }

    @CommandHandler
    Outcome handle(CarryForwardCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, (command, act, ej, _) -> ClosingDecisions.decide(command, act, ej));
    }

    @CommandHandler
    Outcome handle(CloseCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, (command, act, ej, _) -> ClosingDecisions.decide(command, act, ej));
    }

    @CommandHandler
    Outcome handle(CancelCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, (command, act, ej, _) -> ClosingDecisions.decide(command, act, ej));
    }

    /** The programme, locked before the envelopes, gives the ceiling: nobody else takes of it at the same time. */
    @CommandHandler
    Outcome handle(AnticipateCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Commitment commitment = CommitmentHandlers.commitment(streams, c.commitmentNumber(), call);
        ProgrammeBudget programme = programme(streams, commitment);
        streams.envelopes(ChangeDecisions.envelopes(c, commitment));
        return streams.outcome(
                AnticipationDecisions.decide(c, call.act(), commitment, programme, fourEyes),
                CommitmentHandlers.ids(c.commitmentNumber()));
    }

    @CommandHandler
    Outcome handle(WithdrawAnticipatedCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Commitment commitment = CommitmentHandlers.commitment(streams, c.commitmentNumber(), call);
        programme(streams, commitment);
        streams.envelopes(ChangeDecisions.envelopes(c, commitment));
        return streams.outcome(
                AnticipationDecisions.decide(c, call.act(), commitment), CommitmentHandlers.ids(c.commitmentNumber()));
    }

    private static ProgrammeBudget programme(Streams streams, Commitment commitment) {
        return AnticipationDecisions.programme(commitment)
                .map(id -> streams.load(ProgrammeBudgetStream.class, id.aggregateId(), ProgrammeBudgetStream::new))
                .orElse(ProgrammeBudget.EMPTY);
    }

    @CommandHandler
    Outcome handle(ChargeAnticipatedCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, AnticipationDecisions::decide);
    }

    private <C extends ChangeCommand> Outcome decided(C command, Call call, Deciding<C> deciding) {
        Streams streams = new Streams(repositories);
        Commitment commitment = CommitmentHandlers.commitment(streams, command.commitmentNumber(), call);
        Set<EnvelopeId> moved = ChangeDecisions.envelopes(command, commitment);
        return streams.outcome(
                deciding.decide(command, call.act(), commitment, streams.envelopes(moved)),
                CommitmentHandlers.ids(command.commitmentNumber()));
    }
}
