package fr.quitus.domain.ledgerentry;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.ledgerentry.EntryCommand.ApproveManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.EnterManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseInventoryEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseManualEntry;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryProposed;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Écritures manuelles : each act's rules in their written order, then its event. */
public final class EntryDecisions {
    private EntryDecisions() {}

    /**
     * Saisie : a reference not used, the comptable's own post, balance, the date, the accounts. Above the threshold it
     * is only proposed.
     */
    public static Decision<EntryEvent> decide(EnterManualEntry c, Act act, ManualEntry entry) {
        if (!(entry instanceof ManualEntry.Absent)) {
            return Decision.refuse(wrongState(c, entry, "ABSENT"));
        }
        Refusal refusal = otherPost(act, c.post());
        if (refusal == null) {
            refusal = unbalanced(c);
        }
        if (refusal == null) {
            refusal = wrongDate(c.accountingDate(), act);
        }
        if (refusal == null) {
            refusal = notInInventory(c, act);
        }
        if (refusal == null) {
            refusal = reservedAccount(c);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount threshold = act.law().amount(LawParameter.MANUAL_ENTRY_THRESHOLD, act.date());
        if (EntryCommand.total(c.lines(), Side.DEBIT).compareTo(threshold.balance()) > 0) {
            return Decision.accept(new ManualEntryProposed(
                    c.entry(),
                    c.asked(),
                    c.post(),
                    c.accountingDate(),
                    c.reason(),
                    c.lines(),
                    threshold,
                    act.date(),
                    act.actor()));
        }
        return Decision.accept(posted(
                new ManualEntry.File(
                        c.entry(), c.asked(), c.post(), c.accountingDate(), c.reason(), c.lines(), act.actor()),
                act));
    }

    /** Approbation : proposed, the comptable's own post, and another person. */
    public static Decision<EntryEvent> decide(ApproveManualEntry c, Act act, ManualEntry entry) {
        if (!(entry instanceof ManualEntry.Proposed(var file))) {
            return Decision.refuse(wrongState(c, entry, "PROPOSED"));
        }
        Refusal refusal = otherPost(act, file.post());
        if (refusal == null) {
            refusal = samePerson(file, act);
        }
        return refusal != null ? Decision.refuse(refusal) : Decision.accept(posted(file, act));
    }

    /**
     * Extourne : posted, the comptable's own post, a day not to come nor before the entry; above the threshold another
     * person.
     */
    public static Decision<EntryEvent> decide(ReverseManualEntry c, Act act, ManualEntry entry) {
        if (!(entry instanceof ManualEntry.Posted(var file))) {
            return Decision.refuse(wrongState(c, entry, "POSTED"));
        }
        LocalDate asked = c.accountingDate();
        LocalDate date = asked == null
                ? FiscalYears.dayAfter(FiscalYear.of(file.accountingDate().getYear()))
                : asked;
        Refusal refusal = otherPost(act, file.post());
        if (refusal == null) {
            refusal = wrongDate(date, act);
        }
        if (refusal == null && date.isBefore(file.accountingDate())) {
            refusal = Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "L'écriture " + file.entry() + " est du " + file.accountingDate() + " : elle ne s'extourne pas au "
                            + date + ".",
                    "auPlusTot",
                    file.accountingDate());
        }
        if (refusal == null && aboveThreshold(file, act)) {
            refusal = samePerson(file, act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(reversed(file, date, c.reason(), act));
    }

    /** Extourne d'inventaire : posted, of a kind that is taken back, on 1 January of the next year. */
    public static Decision<EntryEvent> decide(ReverseInventoryEntry c, Act act, ManualEntry entry) {
        if (!(entry instanceof ManualEntry.Posted(var file))) {
            return Decision.refuse(wrongState(c, entry, "POSTED"));
        }
        LocalDate opening =
                FiscalYears.dayAfter(FiscalYear.of(file.accountingDate().getYear()));
        Refusal refusal = wrongDate(opening, act);
        if (refusal == null && !file.kind().isReversedAtTheOpening()) {
            refusal = Refusal.of(
                    Rejection.NATURE_INCOMPATIBLE,
                    "L'écriture " + file.entry() + " est de nature " + file.kind() + " ("
                            + file.kind().label() + ") : elle n'est pas reprise à l'ouverture de l'exercice suivant.",
                    "nature",
                    file.kind());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(reversed(file, opening, "ouverture de l'exercice " + opening.getYear(), act));
    }

    private static ManualEntryReversed reversed(ManualEntry.File file, LocalDate date, String reason, Act act) {
        List<EntryLine> lines = file.lines().stream().map(EntryLine::reversed).toList();
        String label = "Extourne de " + file.entry() + " : " + reason;
        return new ManualEntryReversed(
                file.entry(),
                date,
                reason,
                act.date(),
                act.actor(),
                List.of(journalEntry(file.kind(), date, label, lines)));
    }

    private static ManualEntryPosted posted(ManualEntry.File file, Act act) {
        String label = file.kind().label() + " " + file.entry() + " : " + file.reason();
        return new ManualEntryPosted(
                file.entry(),
                file.kind(),
                file.post(),
                file.accountingDate(),
                file.reason(),
                file.lines(),
                file.enteredBy(),
                act.date(),
                act.actor(),
                List.of(journalEntry(file.kind(), file.accountingDate(), label, file.lines())));
    }

    private static JournalEntry journalEntry(EntryKind kind, LocalDate date, String label, List<EntryLine> lines) {
        return new JournalEntry(
                kind.template(),
                Journal.OD,
                date,
                label,
                lines.stream().map(EntryLine::posting).toList());
    }

    private static @Nullable Refusal unbalanced(EnterManualEntry c) {
        Balance debits = EntryCommand.total(c.lines(), Side.DEBIT);
        Balance credits = EntryCommand.total(c.lines(), Side.CREDIT);
        return debits.equals(credits)
                ? null
                : Refusal.of(
                        Rejection.ECRITURE_DESEQUILIBREE,
                        "L'écriture " + c.entry() + " débite " + debits + " € et crédite " + credits + " €.",
                        "debits",
                        debits,
                        "credits",
                        credits);
    }

    private static boolean aboveThreshold(ManualEntry.File file, Act act) {
        Amount threshold = act.law().amount(LawParameter.MANUAL_ENTRY_THRESHOLD, act.date());
        return EntryCommand.total(file.lines(), Side.DEBIT).compareTo(threshold.balance()) > 0;
    }

    private static @Nullable Refusal samePerson(ManualEntry.File file, Act act) {
        return file.enteredBy().equals(act.actor())
                ? Refusal.of(
                        Rejection.ACTEUR_INCOMPATIBLE,
                        act.actor() + " a saisi l'écriture " + file.entry()
                                + ", qui dépasse le seuil : un autre comptable fait cet acte.",
                        "actor",
                        act.actor())
                : null;
    }

    private static @Nullable Refusal otherPost(Act act, AccountingPostId post) {
        return SigningRules.otherPost(act, post, "L'écriture est du");
    }

    private static @Nullable Refusal wrongDate(LocalDate date, Act act) {
        return date.isAfter(act.date())
                ? Refusal.of(
                        Rejection.DATE_FUTURE,
                        "L'écriture serait datée du " + date + " ; nous sommes le " + act.date() + ".",
                        "date",
                        date)
                : null;
    }

    private static @Nullable Refusal notInInventory(EnterManualEntry c, Act act) {
        if (!c.asked().isOfTheInventory()) {
            return null;
        }
        FiscalYear year = FiscalYear.of(c.accountingDate().getYear());
        YearPhase phase = act.years().phase(year);
        boolean open = phase == YearPhase.INVENTORY && c.accountingDate().equals(FiscalYears.lastDay(year));
        return open || phase == YearPhase.CLOSED
                ? null // a closed year is refused as for every entry
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "Une écriture d'inventaire (" + c.asked().label()
                                + ") est du 31 décembre d'un exercice à l'état"
                                + " INVENTORY : l'exercice " + year + " est à l'état " + phase + ", la date est "
                                + c.accountingDate() + ".",
                        "etat",
                        phase);
    }

    private static @Nullable Refusal reservedAccount(EnterManualEntry c) {
        for (EntryLine line : c.lines()) {
            if (!c.asked().admits(line.account(), line.side())) {
                return Refusal.of(
                        Rejection.COMPTE_RESERVE,
                        "Le compte " + line.account() + " ne peut être "
                                + (line.side() == Side.DEBIT ? "débité" : "crédité") + " par une écriture de nature "
                                + c.asked() + ", qui admet " + c.asked().admitted(line.side()) + ".",
                        "compte",
                        line.account());
            }
        }
        return null;
    }

    private static Refusal wrongState(EntryCommand c, ManualEntry entry, String expected) {
        return entry instanceof ManualEntry.Absent
                ? Refusal.of(
                        Rejection.ECRITURE_INCONNUE,
                        "Aucune écriture manuelle ne porte la référence " + c.entry() + ".")
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "L'écriture " + c.entry() + " est à l'état " + entry.status() + " ; cet acte demande l'état "
                                + expected + ".",
                        "etat",
                        entry.status());
    }
}
