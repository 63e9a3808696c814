package fr.quitus.projections.publishedstatements;

import fr.quitus.domain.statement.StatementEvent.StatementPublished;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** États publiés, one row each. */
@Component
public final class PublishedStatementsProjection implements Projection {
    public static final String NAME = "publishedstatements";

    /** État. */
    record StatementKey(String statementId) {}

    /** Publication. */
    record Publication(
            String kind,
            LocalDate asOf,
            long position,
            String sha256,
            LocalDate publishedOn,
            String publishedBy,
            Instant recordedAt,
            long publishedAtPosition) {}

    static final Table<StatementKey, Publication> TABLE =
            Table.of(PublishedStatementsProjection.class, "published_statement", StatementKey.class, Publication.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(TABLE);
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        if (event.event() instanceof StatementPublished e) {
            appends.append(
                    TABLE,
                    new StatementKey(e.statementId().text()),
                    new Publication(
                            e.kind().name(),
                            e.asOf(),
                            e.position(),
                            e.sha256(),
                            e.publishedOn(),
                            e.publishedBy().text(),
                            event.recordedAt(),
                            event.position()));
        }
    }
}
