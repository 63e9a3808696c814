package fr.quitus.domain.ledgerentry;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur les écritures manuelles. */
public sealed interface EntryCommand extends LedgerCommand {
    /** More lines than this are two entries. */
    int ENTRY_LINES_MAX = 200;

    EntryReference entry();

    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.PUBLIC_ACCOUNTANT);
    }

    /**
     * Écriture manuelle : posted at once, or proposed to another comptable when it is above the threshold.
     *
     * @param kind an ordinary one if absent
     * @param post the accounting post that answers for it
     * @param accountingDate a day that is not to come, of a year whose books are open
     */
    record EnterManualEntry(
            EntryReference entry,
            @Nullable EntryKind kind,
            AccountingPostId post,
            LocalDate accountingDate,
            String reason,
            List<EntryLine> lines)
            implements EntryCommand {
        public EnterManualEntry {
            Dates.bounded("La date comptable (accountingDate)", accountingDate);
            Texts.required("Le motif (reason)", reason);
            if (lines == null || lines.isEmpty() || lines.size() > ENTRY_LINES_MAX) {
                throw new InvalidValue("Une écriture compte de 1 à " + ENTRY_LINES_MAX + " lignes (lines).");
            }
            lines = List.copyOf(lines);
        }

        EntryKind asked() {
            return kind == null ? EntryKind.OD : kind;
        }
    }

    /** Approbation par une seconde personne, which posts the entry. */
    record ApproveManualEntry(EntryReference entry) implements EntryCommand {}

    /**
     * Extourne : the same accounts on their other sides, naming the entry.
     *
     * @param accountingDate 1 January of the next year if absent, as for what the inventory entered
     */
    record ReverseManualEntry(
            EntryReference entry, @Nullable LocalDate accountingDate, String reason) implements EntryCommand {
        public ReverseManualEntry {
            if (accountingDate != null) {
                Dates.bounded("La date comptable (accountingDate)", accountingDate);
            }
            Texts.required("Le motif (reason)", reason);
        }
    }

    /**
     * Extourne d'inventaire : what the inventory accrued or deferred goes back into the next year on its first day. It
     * is no choice of a comptable, so it belongs to no post and needs no second person.
     */
    record ReverseInventoryEntry(EntryReference entry) implements EntryCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }
    }

    /** What the lines of one side come to. */
    static Balance total(List<EntryLine> lines, Side side) {
        return lines.stream()
                .filter(line -> line.side() == side)
                .map(line -> line.amount().balance())
                .reduce(Balance.ZERO, Balance::plus);
    }
}
