package fr.quitus.api.ledger;

import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.MarkClaimDoubtful;
import fr.quitus.domain.revenue.AdjustmentCommand.RecordPrescription;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.ReviseImpairment;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.ClaimDecisions;
import fr.quitus.domain.revenue.ContestationDecisions;
import fr.quitus.domain.revenue.ImpairmentDecisions;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RecoveryCommand.ContestRevenueOrder;
import fr.quitus.domain.revenue.RecoveryCommand.DecideContestation;
import fr.quitus.domain.revenue.RecoveryCommand.GrantInstalmentPlan;
import fr.quitus.domain.revenue.RecoveryCommand.IssueThirdPartySeizure;
import fr.quitus.domain.revenue.RecoveryCommand.RecordDebtAcknowledgement;
import fr.quitus.domain.revenue.RecoveryCommand.RecordInstalmentDefault;
import fr.quitus.domain.revenue.RecoveryCommand.SendFormalNotice;
import fr.quitus.domain.revenue.RecoveryCommand.SendReminder;
import fr.quitus.domain.revenue.RecoveryDecisions;
import fr.quitus.domain.revenue.ReductionDecisions;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.SurchargeDecisions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Recouvrement d'un titre : each handler loads, decides, applies. */
final class RecoveryHandlers {
    private final Streams.Repositories repositories;

    RecoveryHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    Outcome handle(ReduceRevenueOrder c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ReductionDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(CancelRevenueOrder c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ReductionDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(TakeReductionInCharge c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        RestoredPayments paid = RestoredPayments.requestOf(streams, order);
        return streams.outcome(
                paid.followed(ReductionDecisions.decide(c, call.act(), order), call.act()),
                RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(GrantRemission c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ClaimDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(MarkClaimDoubtful c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ClaimDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(ReviseImpairment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ImpairmentDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(WriteOff c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ClaimDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(RecordPrescription c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ClaimDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(ApplySurcharge c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                SurchargeDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(SendReminder c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RecoveryDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(SendFormalNotice c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RecoveryDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(IssueThirdPartySeizure c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RecoveryDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(RecordDebtAcknowledgement c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RecoveryDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(GrantInstalmentPlan c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RecoveryDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(RecordInstalmentDefault c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RecoveryDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(ContestRevenueOrder c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ContestationDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(DecideContestation c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ContestationDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }
}
