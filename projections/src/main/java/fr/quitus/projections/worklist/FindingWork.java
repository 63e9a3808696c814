package fr.quitus.projections.worklist;

import fr.quitus.domain.audit.AuditFindingEvent;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingAnswered;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingClosed;
import fr.quitus.domain.audit.AuditFindingEvent.AuditFindingRecorded;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.projections.worklist.WorkListProjection.Item;
import fr.quitus.projections.worklist.WorkListProjection.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Corbeilles des constats d'audit : an open finding waits for the ordonnateur of the file, for the comptable of its
 * post (for any comptable where it is about the books and no file), and for the controller until it is closed; once it
 * is answered, by whomever, it waits for the auditor.
 */
final class FindingWork {
    static final String KIND = "CONSTAT";

    /** Who may have to do with a finding, as the parts of its item. */
    private enum Part {
        ORDONNATEUR(Task.TO_EXPLAIN),
        COMPTABLE(Task.TO_JUSTIFY),
        CONTROLEUR(Task.TO_WATCH),
        AUDITEUR(Task.TO_CONCLUDE);

        private final Task task;

        Part(Task task) {
            this.task = task;
        }

        boolean isAudited() {
            return this == ORDONNATEUR || this == COMPTABLE;
        }
    }

    private FindingWork() {}

    /** All of them, since an answer does not say whom the finding concerned. */
    static List<Item> keysOf(AuditFindingEvent event) {
        List<Item> items = new ArrayList<>();
        for (Part part : Part.values()) {
            items.add(new Item(event.aggregateId(), part.name()));
        }
        return items;
    }

    static Row fold(Item key, @Nullable Row row, AuditFindingEvent event) {
        Part part = Part.valueOf(key.part());
        if (event instanceof AuditFindingRecorded e) {
            Row recorded = recorded(e);
            return waitsFor(part, e) ? recorded.waiting(part.task) : recorded;
        }
        if (row == null) {
            throw new IllegalStateException("the log acts on " + key.fileId() + ", which it never opened");
        }
        return switch (event) {
            case AuditFindingRecorded _, AuditFindingClosed _ -> row.done();
            case AuditFindingAnswered _ ->
                part == Part.AUDITEUR ? row.waiting(part.task) : part.isAudited() ? row.done() : row;
        };
    }

    private static boolean waitsFor(Part part, AuditFindingRecorded e) {
        return switch (part) {
            case ORDONNATEUR -> e.fundsCentre() != null;
            case COMPTABLE -> e.post() != null || e.fundsCentre() == null;
            case CONTROLEUR -> true;
            case AUDITEUR -> false;
        };
    }

    private static Row recorded(AuditFindingRecorded e) {
        FundsCentre unit = e.fundsCentre();
        AccountingPostId post = e.post();
        String centre = unit == null ? null : unit.text();
        return Row.of(KIND, e.finding().text(), centre, e.severity() + " : " + e.about(), 0)
                .placed(centre, null, post == null ? null : post.text());
    }
}
