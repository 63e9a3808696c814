package fr.quitus.projections.auditfindings;

import fr.quitus.domain.audit.AuditFindingEvent;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingAnswered;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingClosed;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingRecorded;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Constats d'audit, one row each, and their answers in the order of the log. */
@Component
public final class AuditFindingsProjection implements Projection {
    public static final String NAME = "auditfindings";

    /** Référence. */
    record FindingKey(String finding) {}

    /**
     * Constat.
     *
     * @param history the stream whose history it belongs to
     * @param fundsCentre the unit whose file it is about; absent where no unit is concerned
     */
    record Finding(
            long firstPosition,
            String about,
            String history,
            @Nullable String fundsCentre,
            @Nullable String post,
            String severity,
            String findingText,
            String legalReference,
            LocalDate recordedOn,
            String recordedBy,
            String status,
            @Nullable String outcome,
            @Nullable String conclusion,
            @Nullable LocalDate closedOn,
            @Nullable String closedBy) {
        static Finding recorded(AuditFindingRecorded e, long position) {
            FundsCentre unit = e.fundsCentre();
            AccountingPostId post = e.post();
            return new Finding(
                    position,
                    e.about().text(),
                    e.about().history(),
                    unit == null ? null : unit.text(),
                    post == null ? null : post.text(),
                    e.severity().name(),
                    e.text(),
                    e.legalReference(),
                    e.recordedOn(),
                    e.recordedBy().text(),
                    "OPEN",
                    null,
                    null,
                    null,
                    null);
        }

        Finding answered() {
            return became("ANSWERED", null);
        }

        Finding closed(AuditFindingClosed e) {
            return became("CLOSED", e);
        }

        private Finding became(String next, @Nullable AuditFindingClosed end) {
            return new Finding(
                    firstPosition,
                    about,
                    history,
                    fundsCentre,
                    post,
                    severity,
                    findingText,
                    legalReference,
                    recordedOn,
                    recordedBy,
                    next,
                    end == null ? null : end.outcome().name(),
                    end == null ? null : end.conclusion(),
                    end == null ? null : end.closedOn(),
                    end == null ? null : end.closedBy().text());
        }
    }

    /** Place in the log. */
    record AnswerKey(long position) {}

    /** Réponse. */
    record FindingAnswer(
            String finding, String answerText, LocalDate answeredOn, String answeredBy, String answeredAs) {}

    static final Table<FindingKey, Finding> FINDINGS =
            Table.of(AuditFindingsProjection.class, "audit_finding", FindingKey.class, Finding.class);
    static final Table<AnswerKey, FindingAnswer> ANSWERS =
            Table.of(AuditFindingsProjection.class, "audit_finding_answer", AnswerKey.class, FindingAnswer.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new Standing());
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(ANSWERS);
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        if (event.event() instanceof AuditFindingAnswered e) {
            appends.append(
                    ANSWERS,
                    new AnswerKey(event.position()),
                    new FindingAnswer(
                            e.finding().text(),
                            e.text(),
                            e.answeredOn(),
                            e.answeredBy().text(),
                            e.answeredAs().name()));
        }
    }

    private static final class Standing implements Fold<FindingKey, Finding> {
        @Override
        public Table<FindingKey, Finding> table() {
            return FINDINGS;
        }

        @Override
        public List<FindingKey> keysOf(LoggedEvent event) {
            return event.event() instanceof AuditFindingEvent e
                    ? List.of(new FindingKey(e.finding().text()))
                    : List.of();
        }

        @Override
        public Finding fold(FindingKey key, @Nullable Finding row, LoggedEvent event, Appends appends) {
            if (event.event() instanceof AuditFindingRecorded e) {
                return Finding.recorded(e, event.position());
            }
            if (row == null) {
                throw new IllegalStateException("finding " + key.finding() + " goes on before it was recorded");
            }
            return event.event() instanceof AuditFindingClosed e ? row.closed(e) : row.answered();
        }
    }
}
