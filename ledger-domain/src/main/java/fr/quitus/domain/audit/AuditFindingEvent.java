package fr.quitus.domain.audit;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to a finding; each event says what it is about, so that the history of that shows it. */
public sealed interface AuditFindingEvent extends LedgerEvent {
    AuditFindingRef finding();

    AuditedThing about();

    @Override
    default String aggregateId() {
        return AuditFinding.aggregateId(finding());
    }

    /**
     * Constat d'audit.
     *
     * @param fundsCentre the unit whose file it is about; absent where no unit is concerned
     * @param post the accounting post the file is assigned to, if it is
     */
    @EventName("audit-finding-recorded.v1")
    record AuditFindingRecorded(
            AuditFindingRef finding,
            AuditedThing about,
            @Nullable FundsCentre fundsCentre,
            @Nullable AccountingPostId post,
            FindingSeverity severity,
            String text,
            String legalReference,
            LocalDate recordedOn,
            ActorId recordedBy)
            implements AuditFindingEvent {}

    /** Réponse à un constat d'audit. */
    @EventName("audit-finding-answered.v1")
    record AuditFindingAnswered(
            AuditFindingRef finding,
            AuditedThing about,
            String text,
            LocalDate answeredOn,
            ActorId answeredBy,
            Role answeredAs)
            implements AuditFindingEvent {}

    /** Constat d'audit clos. */
    @EventName("audit-finding-closed.v1")
    record AuditFindingClosed(
            AuditFindingRef finding,
            AuditedThing about,
            FindingOutcome outcome,
            String conclusion,
            LocalDate closedOn,
            ActorId closedBy)
            implements AuditFindingEvent {}
}
