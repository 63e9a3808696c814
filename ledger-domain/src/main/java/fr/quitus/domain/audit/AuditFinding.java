package fr.quitus.domain.audit;

import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingAnswered;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingClosed;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingRecorded;
import java.util.Optional;

/** Constat d'audit : {@code ABSENT → OPEN → ANSWERED → CLOSED}. */
public sealed interface AuditFinding {
    /** Nobody recorded it. */
    record Absent() implements AuditFinding {}

    /** Ouvert: the audited have not answered yet. */
    record Open(AuditFindingRecorded recorded) implements AuditFinding {}

    /**
     * Répondu.
     *
     * @param answers how many there are
     */
    record Answered(AuditFindingRecorded recorded, int answers) implements AuditFinding {}

    /** Clos. */
    record Closed(AuditFindingRecorded recorded) implements AuditFinding {}

    AuditFinding ABSENT = new Absent();

    static String aggregateId(AuditFindingRef finding) {
        return "audit-finding:" + finding;
    }

    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Open _ -> "OPEN";
            case Answered _ -> "ANSWERED";
            case Closed _ -> "CLOSED";
        };
    }

    /** What it is about; absent when nobody recorded it. */
    default Optional<AuditedThing> about() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Open(var recorded) -> Optional.of(recorded.about());
            case Answered(var recorded, var _) -> Optional.of(recorded.about());
            case Closed(var recorded) -> Optional.of(recorded.about());
        };
    }

    default AuditFinding evolve(AuditFindingEvent event) {
        return switch (event) {
            case AuditFindingRecorded e -> new Open(e);
            case AuditFindingAnswered _ ->
                switch (this) {
                    case Open(var recorded) -> new Answered(recorded, 1);
                    case Answered(var recorded, var answers) -> new Answered(recorded, answers + 1);
                    case Absent _, Closed _ -> this;
                };
            case AuditFindingClosed _ ->
                switch (this) {
                    case Open(var recorded) -> new Closed(recorded);
                    case Answered(var recorded, var _) -> new Closed(recorded);
                    case Absent _, Closed _ -> this;
                };
        };
    }
}
