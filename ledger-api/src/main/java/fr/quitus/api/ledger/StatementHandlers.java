package fr.quitus.api.ledger;

import fr.quitus.api.ports.StatementBooks;
import fr.quitus.domain.statement.Statement;
import fr.quitus.domain.statement.StatementCommand.PublishStatement;
import fr.quitus.domain.statement.StatementDecisions;
import fr.quitus.domain.statement.StatementEvent.StatementPublished;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** Publication des états financiers. The books are read while nothing but the statement's own stream is held. */
final class StatementHandlers {
    private final Streams.Repositories repositories;
    private final Supplier<StatementBooks> books;

    StatementHandlers(Streams.Repositories repositories, Supplier<StatementBooks> books) {
        this.repositories = repositories;
        this.books = books;
    }

    @CommandHandler
    Outcome handle(PublishStatement c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        Statement statement = streams.target(
                StatementStream.class, Statement.aggregateId(c.statementId()), StatementStream::new, call);
        var decision = StatementDecisions.decide(
                c, call.act(), statement, () -> books.get().fix(c.kind(), c.asOf(), c.position()));
        Outcome outcome =
                streams.outcome(decision, Map.of("statementId", c.statementId().text()));
        Map<String, String> ids = new LinkedHashMap<>(outcome.ids());
        outcome.events().forEach(event -> {
            if (event instanceof StatementPublished published) {
                ids.put("sha256", published.sha256());
            }
        });
        return new Outcome(outcome.aggregateId(), outcome.version(), outcome.events(), ids);
    }
}
