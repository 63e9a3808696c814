package fr.quitus.api.ledger;

import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.chartchange.ChartCommand.CloseAccount;
import fr.quitus.domain.chartchange.ChartCommand.OpenAccount;
import fr.quitus.domain.chartchange.ChartCommand.RenameAccount;
import fr.quitus.domain.chartchange.ChartDecisions;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Plan de comptes : loads, decides, applies; what it became is read again by {@link LawInForce}. */
final class ChartHandlers {
    private final Streams.Repositories repositories;

    ChartHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    Outcome handle(OpenAccount c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        return streams.outcome(ChartDecisions.decide(c, call.act(), chart(streams, call)), Map.of());
    }

    @CommandHandler
    Outcome handle(RenameAccount c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        return streams.outcome(ChartDecisions.decide(c, call.act(), chart(streams, call)), Map.of());
    }

    @CommandHandler
    Outcome handle(CloseAccount c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        return streams.outcome(ChartDecisions.decide(c, call.act(), chart(streams, call)), Map.of());
    }

    private static ChartOfAccounts chart(Streams streams, Call call) {
        return streams.target(ChartStream.class, ChartDecisions.AGGREGATE_ID, ChartStream::new, call);
    }
}
