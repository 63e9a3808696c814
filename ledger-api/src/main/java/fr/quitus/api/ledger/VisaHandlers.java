package fr.quitus.api.ledger;

import fr.quitus.domain.Decision;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentCommand.DisregardOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.ExemptFromVisa;
import fr.quitus.domain.commitment.CommitmentCommand.GrantVisa;
import fr.quitus.domain.commitment.CommitmentCommand.IssueOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.OnCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.OverrideVisaRefusal;
import fr.quitus.domain.commitment.CommitmentCommand.ProduceInformation;
import fr.quitus.domain.commitment.CommitmentCommand.RefuseVisa;
import fr.quitus.domain.commitment.CommitmentCommand.RequestInformation;
import fr.quitus.domain.commitment.CommitmentCommand.ReviewCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.SubmitForVisa;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.Regularisation;
import fr.quitus.domain.commitment.VisaDecisions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Contrôle budgétaire : each handler loads the EJ alone, decides, applies. */
final class VisaHandlers {
    /** A pure decision on an EJ. */
    private interface Deciding<C> {
        Decision<CommitmentEvent> decide(C command, Act act, Commitment commitment);
    }

    private final Streams.Repositories repositories;

    VisaHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    Outcome handle(SubmitForVisa c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, VisaDecisions::decide);
    }

    @CommandHandler
    Outcome handle(GrantVisa c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, VisaDecisions::decide);
    }

    @CommandHandler
    Outcome handle(RefuseVisa c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, VisaDecisions::decide);
    }

    @CommandHandler
    Outcome handle(RequestInformation c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, VisaDecisions::decide);
    }

    @CommandHandler
    Outcome handle(ProduceInformation c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, VisaDecisions::decide);
    }

    @CommandHandler
    Outcome handle(IssueOpinion c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, VisaDecisions::decide);
    }

    @CommandHandler
    Outcome handle(DisregardOpinion c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, VisaDecisions::decide);
    }

    @CommandHandler
    Outcome handle(OverrideVisaRefusal c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, VisaDecisions::decide);
    }

    @CommandHandler
    Outcome handle(ExemptFromVisa c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, Regularisation::decide);
    }

    @CommandHandler
    Outcome handle(ReviewCommitment c, @MetaDataValue(Call.METADATA) Call call) {
        return decided(c, call, Regularisation::decide);
    }

    private <C extends OnCommitment> Outcome decided(C command, Call call, Deciding<C> deciding) {
        Streams streams = new Streams(repositories);
        Commitment commitment = CommitmentHandlers.commitment(streams, command.commitmentNumber(), call);
        return streams.outcome(
                deciding.decide(command, call.act(), commitment), CommitmentHandlers.ids(command.commitmentNumber()));
    }
}
