package fr.quitus.api.ledger;

import fr.quitus.domain.lawchange.LawCommand.SetLawParameter;
import fr.quitus.domain.lawchange.LawDecisions;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Paramètres de droit : loads, decides, applies; what became law is read again by {@link LawInForce}. */
final class LawHandlers {
    private final Streams.Repositories repositories;

    LawHandlers(Streams.Repositories repositories) {
        this.repositories = repositories;
    }

    @CommandHandler
    Outcome handle(SetLawParameter c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        streams.target(LawStream.class, LawDecisions.AGGREGATE_ID, LawStream::new, call);
        return streams.outcome(LawDecisions.decide(c, call.act()), Map.of());
    }
}
