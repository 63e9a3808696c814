package fr.quitus.api.ledger;

import fr.quitus.api.ports.PaymentFiles;
import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.bank.BankDecisions;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetId;
import fr.quitus.domain.payment.RefundTransfers;
import fr.quitus.domain.revenue.ContributionDecisions;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.ForfeitOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.OffsetOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.ReissueRefund;
import fr.quitus.domain.revenue.ExcessDecisions;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.DistributeReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.IdentifyReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.OpenContributionCredits;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.revenue.ReceiptDecisions;
import fr.quitus.domain.revenue.RefundDecisions;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Encaissements et excédents : each handler loads, decides, applies. */
final class ReceiptHandlers {
    private final Streams.Repositories repositories;
    private final Supplier<PaymentFiles> files;

    ReceiptHandlers(Streams.Repositories repositories, Supplier<PaymentFiles> files) {
        this.repositories = repositories;
        this.files = files;
    }

    @CommandHandler
    Outcome handle(AllocateReceipt c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        RestoredPayments paid = RestoredPayments.of(streams, order);
        var decided = ReceiptDecisions.decide(
                c, call.act(), order, streams.bankEntry(c.statement().id()));
        return streams.outcome(paid.followed(decided, call.act()), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(IdentifyReceipt c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        RestoredPayments paid = RestoredPayments.of(streams, order);
        var decided = ReceiptDecisions.decide(c, call.act(), order, streams.bankEntry(c.bankEntryId()));
        return streams.outcome(paid.followed(decided, call.act()), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    /** Titles in the one order they are locked in. */
    @CommandHandler
    Outcome handle(DistributeReceipt c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Map<RevenueOrderNumber, RevenueOrder> orders = orders(streams, c.revenueOrderNumbers());
        return streams.outcome(
                ReceiptDecisions.decide(
                        c, call.act(), orders, streams.bankEntry(c.statement().id())),
                RevenueHandlers.ids(c.revenueOrderNumbers().getFirst()));
    }

    @CommandHandler
    Outcome handle(RecordRecoveryAfterWriteOff c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ReceiptDecisions.decide(
                        c, call.act(), order, streams.bankEntry(c.statement().id())),
                RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(RecordUnidentifiedReceipt c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        BankEntry entry = streams.target(
                BankEntryStream.class, BankEntry.aggregateId(c.bankEntryId()), BankEntryStream::new, call);
        return streams.outcome(
                BankDecisions.decide(c, call.act(), entry),
                Map.of("bankEntryId", c.bankEntryId().text()));
    }

    @CommandHandler
    Outcome handle(RefundOverpayment asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, asked.revenueOrderNumber(), call);
        RefundOverpayment c = sealed(streams, asked, order);
        var decision = inRun(
                streams, ExcessDecisions.decide(c, call.act(), order), c.runId(), c.valueDate(), call.act(), order);
        return streams.outcome(decision, refunded(c.revenueOrderNumber(), decision));
    }

    @CommandHandler
    Outcome handle(ReissueRefund asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, asked.revenueOrderNumber(), call);
        ReissueRefund c = sealed(streams, asked, order);
        var decision = inRun(
                streams, RefundDecisions.decide(c, call.act(), order), c.runId(), c.valueDate(), call.act(), order);
        return streams.outcome(decision, refunded(c.revenueOrderNumber(), decision));
    }

    private Decision<? extends LedgerEvent> inRun(
            Streams streams,
            Decision<RevenueOrderEvent> decided,
            @Nullable PaymentRunId runId,
            LocalDate valueDate,
            Act act,
            RevenueOrder order) {
        return runId == null
                ? decided
                : RefundTransfers.ordering(
                        decided, runId, valueDate, act, order, PaymentRunHandlers.run(streams, runId), files);
    }

    /** Under the debtor's key; a title that is not there has no debtor, and is refused. */
    private static <T extends Record> T sealed(Streams streams, T command, RevenueOrder order) {
        return order.opened()
                .map(file -> streams.sealed(command, file.debtor().ref()))
                .orElse(command);
    }

    /** The transfer's identity, which the bank will give back. */
    private static Map<String, String> refunded(RevenueOrderNumber number, Decision<? extends LedgerEvent> decision) {
        Map<String, String> ids = new LinkedHashMap<>(RevenueHandlers.ids(number));
        if (decision instanceof Decision.Accepted<? extends LedgerEvent>(var events)) {
            for (LedgerEvent event : events) {
                switch (event) {
                    case OverpaymentRefunded e -> ids.put("endToEndId", e.endToEndId());
                    case RefundReissued e -> ids.put("endToEndId", e.endToEndId());
                    default -> {}
                }
            }
        }
        return ids;
    }

    @CommandHandler
    Outcome handle(OffsetOverpayment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Map<RevenueOrderNumber, RevenueOrder> orders = orders(streams, List.of(c.revenueOrderNumber(), c.paidOrder()));
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        RevenueOrder paid = orders.getOrDefault(c.paidOrder(), RevenueOrder.ABSENT);
        return streams.outcome(
                ExcessDecisions.decide(c, call.act(), order, paid), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(ForfeitOverpayment c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                ExcessDecisions.decide(c, call.act(), order), RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(ConfirmRefund c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RefundDecisions.decide(
                        c, call.act(), order, streams.bankEntry(c.statement().id())),
                RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(RecordRefundReturn c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RefundDecisions.decide(
                        c, call.act(), order, streams.bankEntry(c.statement().id())),
                RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(OpenContributionCredits c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        ProgrammeBudget programme = streams.load(
                ProgrammeBudgetStream.class,
                new ProgrammeBudgetId(c.year(), c.programme()).aggregateId(),
                ProgrammeBudgetStream::new);
        return streams.outcome(
                ContributionDecisions.decide(c, call.act(), order, programme),
                RevenueHandlers.ids(c.revenueOrderNumber()));
    }

    private static Map<RevenueOrderNumber, RevenueOrder> orders(Streams streams, List<RevenueOrderNumber> numbers) {
        Map<RevenueOrderNumber, RevenueOrder> orders = new LinkedHashMap<>();
        numbers.stream()
                .sorted(Comparator.comparing(RevenueOrderNumber::text))
                .forEach(number -> orders.put(
                        number,
                        streams.load(
                                RevenueOrderStream.class, RevenueOrder.aggregateId(number), RevenueOrderStream::new)));
        return orders;
    }
}
