package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueDecisions;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Titre de perception : each handler loads, decides, applies. */
final class RevenueHandlers {
    private final Streams.Repositories repositories;
    private final Numbers numbers;

    RevenueHandlers(Streams.Repositories repositories, Numbers numbers) {
        this.repositories = repositories;
        this.numbers = numbers;
    }

    @CommandHandler
    Outcome handle(EstablishClaim asked, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        EstablishClaim c = streams.sealed(asked, asked.debtor().ref());
        RevenueOrderNumber number = numbers.nextRevenueOrder();
        streams.create(RevenueOrderStream.class, RevenueOrder.aggregateId(number), RevenueOrderStream::new);
        ThirdParty debtor = c.debtor().ref().isPerson()
                ? ThirdPartyHandlers.party(streams, c.debtor().ref())
                : ThirdParty.UNREGISTERED;
        return streams.outcome(RevenueDecisions.decide(c, call.act(), number, debtor), ids(number));
    }

    @CommandHandler
    Outcome handle(IssueRevenueOrder c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = order(streams, c.revenueOrderNumber(), call);
        AccountantAssignment assignment = order.opened()
                .map(file -> streams.load(
                        FundsCentreStream.class,
                        AccountantAssignment.aggregateId(file.fundsCentre()),
                        FundsCentreStream::new))
                .orElse(AccountantAssignment.NONE);
        return streams.outcome(RevenueDecisions.decide(c, call.act(), order, assignment), ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(TakeInCharge c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = order(streams, c.revenueOrderNumber(), call);
        return streams.outcome(RevenueDecisions.decide(c, call.act(), order), ids(c.revenueOrderNumber()));
    }

    @CommandHandler
    Outcome handle(RejectRevenueOrder c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        RevenueOrder order = order(streams, c.revenueOrderNumber(), call);
        RestoredPayments paid = RestoredPayments.requestOf(streams, order);
        return streams.outcome(
                paid.followed(RevenueDecisions.decide(c, call.act(), order), call.act()), ids(c.revenueOrderNumber()));
    }

    static RevenueOrder order(Streams streams, RevenueOrderNumber number, Call call) {
        return streams.target(
                RevenueOrderStream.class, RevenueOrder.aggregateId(number), RevenueOrderStream::new, call);
    }

    static Map<String, String> ids(RevenueOrderNumber number) {
        return Map.of("revenueOrderNumber", number.text());
    }
}
