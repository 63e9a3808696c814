package fr.quitus.api.ledger;

import fr.quitus.domain.audit.AuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand;
import fr.quitus.domain.audit.AuditFindingCommand.AnswerAuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand.CloseAuditFinding;
import fr.quitus.domain.audit.AuditFindingCommand.RecordAuditFinding;
import fr.quitus.domain.audit.AuditFindingDecisions;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.document.KnownFile;
import fr.quitus.domain.statement.Statement;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/**
 * Constats d'audit. What a finding is about is read without its lock: it exists for ever once it does, and an audit
 * keeps no act of the chains waiting.
 */
final class AuditFindingHandlers {
    private final Streams.Repositories repositories;
    private final Files files;

    AuditFindingHandlers(Streams.Repositories repositories, Files files) {
        this.repositories = repositories;
        this.files = files;
    }

    @CommandHandler
    Outcome handle(RecordAuditFinding c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        AuditFinding finding = finding(streams, c, call);
        return streams.outcome(AuditFindingDecisions.decide(c, call.act(), finding, known(c.about(), call)), Map.of());
    }

    @CommandHandler
    Outcome handle(AnswerAuditFinding c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        AuditFinding finding = finding(streams, c, call);
        KnownFile known = finding.about().flatMap(about -> known(about, call)).orElse(KnownFile.OF_NO_PERIMETER);
        return streams.outcome(AuditFindingDecisions.decide(c, call.act(), finding, known), Map.of());
    }

    @CommandHandler
    Outcome handle(CloseAuditFinding c, @MetaDataValue(Call.METADATA) Call call) {
        Streams streams = new Streams(repositories);
        AuditFinding finding = finding(streams, c, call);
        return streams.outcome(AuditFindingDecisions.decide(c, call.act(), finding), Map.of());
    }

    private static AuditFinding finding(Streams streams, AuditFindingCommand c, Call call) {
        return streams.target(
                AuditFindingStream.class, AuditFinding.aggregateId(c.finding()), AuditFindingStream::new, call);
    }

    /** A file with its perimeter, or anything else that exists. */
    private Optional<KnownFile> known(AuditedThing about, Call call) {
        return switch (about.kind()) {
            case AuditedThing.OfFile(var file) -> files.known(file);
            case AuditedThing.OfEvent e when !files.holds(e.aggregateId(), e.sequence()) -> Optional.empty();
            case AuditedThing.OfEvent e -> e.file().map(files::known).orElse(Optional.of(KnownFile.OF_NO_PERIMETER));
            case AuditedThing.OfAccount(var account) ->
                call.act().chart().history(account).isEmpty()
                        ? Optional.empty()
                        : Optional.of(KnownFile.OF_NO_PERIMETER);
            case AuditedThing.OfStatement(var statement) ->
                files.holds(Statement.aggregateId(statement), 0)
                        ? Optional.of(KnownFile.OF_NO_PERIMETER)
                        : Optional.empty();
        };
    }
}
