package fr.quitus.api.ledger;

import fr.quitus.api.ports.Books;
import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.Decision;
import fr.quitus.domain.budget.OperatingBudget;
import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.takeover.CommitmentTakeover;
import fr.quitus.domain.takeover.CreditsTakeover;
import fr.quitus.domain.takeover.PaymentRequestTakeover;
import fr.quitus.domain.takeover.RevenueOrderTakeover;
import fr.quitus.domain.takeover.Takeover;
import fr.quitus.domain.takeover.TakeoverCommand;
import fr.quitus.domain.takeover.TakeoverCommand.ApproveTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.OpenTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.PrepareTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverBalances;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCommitment;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverCredits;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverPaymentRequest;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverRevenueOrder;
import fr.quitus.domain.takeover.TakeoverDecisions;
import fr.quitus.domain.takeover.TakeoverEvent;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Reprise : the takeover is looked at first, then the dossier that comes from it and what it draws on. */
final class TakeoverHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;
    private final Supplier<Books> books;

    TakeoverHandlers(Streams.Repositories repositories, Numbers numbers, Supplier<Books> books) {
        this.repositories = repositories;
        this.numbers = numbers;
        this.books = books;
    }

    @CommandHandler
    Outcome handle(PrepareTakeover c, @MetaDataValue(Call.METADATA) Call call) {
        return whole(c, call, takeover -> TakeoverDecisions.decide(c, call.act(), takeover));
    }

    @CommandHandler
    Outcome handle(ApproveTakeover c, @MetaDataValue(Call.METADATA) Call call) {
        return whole(c, call, takeover -> TakeoverDecisions.decide(c, call.act(), takeover));
    }

    @CommandHandler
    Outcome handle(TakeOverBalances c, @MetaDataValue(Call.METADATA) Call call) {
        return whole(c, call, takeover -> TakeoverDecisions.decide(c, call.act(), takeover));
    }

    /** Whoever opens it loaded it, and waited for each dossier: the books hold all of them. */
    @CommandHandler
    Outcome handle(OpenTakeover c, @MetaDataValue(Call.METADATA) Call call) {
        return whole(
                c,
                call,
                takeover -> TakeoverDecisions.decide(
                        c, call.act(), takeover, () -> books.get().openingBalance()));
    }

    private Outcome whole(TakeoverCommand c, Call call, Function<Takeover, Decision<TakeoverEvent>> decide) {
        Streams streams = new Streams(repositories);
        Takeover takeover =
                streams.target(TakeoverStream.class, Takeover.aggregateId(c.takeover()), TakeoverStream::new, call);
        return streams.outcome(
                decide.apply(takeover), Map.of("takeover", c.takeover().text()));
    }

    private static Takeover takeover(Streams streams, TakeoverCommand c) {
        return streams.load(TakeoverStream.class, Takeover.aggregateId(c.takeover()), TakeoverStream::new);
    }

    @CommandHandler
    Outcome handle(TakeOverCredits c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Takeover takeover = takeover(streams, c);
        ProgrammeBudget programme = streams.target(
                ProgrammeBudgetStream.class, c.programmeBudget().aggregateId(), ProgrammeBudgetStream::new, call);
        Map<OperatingBudgetCode, OperatingBudget> operatingBudgets = new LinkedHashMap<>();
        for (OperatingBudgetCode code : CreditsTakeover.operatingBudgets(c)) {
            operatingBudgets.put(
                    code,
                    streams.load(
                            OperatingBudgetStream.class,
                            CreditsTakeover.operatingBudgetId(c, code).aggregateId(),
                            OperatingBudgetStream::new));
        }
        var envelopes = streams.envelopes(CreditsTakeover.envelopes(c));
        return streams.outcome(
                CreditsTakeover.decide(c, call.act(), takeover, programme, operatingBudgets, envelopes), Map.of());
    }

    @CommandHandler
    Outcome handle(TakeOverCommitment asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        TakeOverCommitment c = streams.sealed(asked, asked.supplier().ref());
        Takeover takeover = takeover(streams, c);
        Commitment commitment = CommitmentHandlers.commitment(streams, c.commitmentNumber(), call);
        streams.envelopes(CommitmentTakeover.envelopes(c, takeover));
        List<ServiceReceiptNumber> receipts =
                c.served().stream().map(_ -> numbers.nextServiceReceipt()).toList();
        return streams.outcome(
                CommitmentTakeover.decide(c, call.act(), takeover, commitment, receipts),
                CommitmentHandlers.ids(c.commitmentNumber()));
    }

    @CommandHandler
    Outcome handle(TakeOverPaymentRequest asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        TakeOverPaymentRequest c = streams.sealed(asked, asked.supplier());
        Takeover takeover = takeover(streams, c);
        PaymentRequest request = PaymentHandlers.request(streams, c.paymentRequestId(), call);
        Commitment commitment = PaymentHandlers.commitment(streams, c.commitmentNumber());
        var envelopes = streams.envelopes(PaymentRequestTakeover.envelopes(c, commitment));
        return streams.outcome(
                PaymentRequestTakeover.decide(c, call.act(), takeover, request, commitment, envelopes),
                Map.of(
                        "paymentRequestId",
                        c.paymentRequestId().text(),
                        "paymentRequestNumber",
                        c.number().text()));
    }

    @CommandHandler
    Outcome handle(TakeOverRevenueOrder asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        TakeOverRevenueOrder c = streams.sealed(asked, asked.debtor().ref());
        Takeover takeover = takeover(streams, c);
        RevenueOrder order = RevenueHandlers.order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(
                RevenueOrderTakeover.decide(c, call.act(), takeover, order),
                RevenueHandlers.ids(c.revenueOrderNumber()));
    }
}
