package fr.quitus.app.projection;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.ledger.LawInForce;
import fr.quitus.api.ledger.ReplayedStates;
import fr.quitus.api.ports.CommandJournal;
import fr.quitus.api.ports.StatementBooks;
import fr.quitus.app.QuitusSettings;
import fr.quitus.app.reference.ReferenceData;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.ProjectionsConfiguration;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.ports.CurrentReader;
import fr.quitus.projections.ports.FilePositions;
import fr.quitus.projections.ports.Labels;
import fr.quitus.projections.ports.Law;
import fr.quitus.projections.ports.LiveStates;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.RefusalReader;
import fr.quitus.projections.ports.ViewsDatabase;
import fr.quitus.projections.statements.Statements;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the projections ask of the application; the rest is their own configuration. */
@Configuration(proxyBeanMethods = false)
@Import(ProjectionsConfiguration.class)
class ProjectionConfig {

    @Bean
    ViewsDatabase viewsDatabase(LedgerDatabase database) {
        return new ViewsDatabase(database.views(), database.readableViews());
    }

    @Bean
    ProjectionLimits projectionLimits(QuitusSettings settings) {
        return ProjectionLimits.with(
                settings.views().rebuildSharePercent(),
                Duration.ofHours(settings.views().replacedKeptH()));
    }

    @Bean
    LogReader logReader(EventLog log, EventReader events) {
        return new EventLogReader(log, events);
    }

    @Bean
    FilePositions filePositions(EventLog log) {
        return file ->
                log.readStream(file, 0).stream().map(StoredEvent::position).toList();
    }

    @Bean
    LogCopies logCopies(LedgerStorage storage, LedgerDatabase database, EventLog log, EventReader events) {
        return new LogCopies(storage, database, log, events);
    }

    @Bean
    Labels labels(ReferenceData reference) {
        return new ReferenceLabels(reference);
    }

    @Bean
    StatementBooks statementBooks(Statements statements) {
        return new DrawnStatements(statements);
    }

    @Bean
    Law law(LawInForce law) {
        return law::now;
    }

    @Bean
    LiveStates liveStates(org.axonframework.config.Configuration axon, CommandJournal journal) {
        return new ReplayedStates(axon, journal)::difference;
    }

    @Bean
    CurrentReader currentReader() {
        return new TokenReader();
    }

    @Bean
    RefusalReader refusalReader(EventLog log) {
        return new JournalRefusals(log);
    }
}
