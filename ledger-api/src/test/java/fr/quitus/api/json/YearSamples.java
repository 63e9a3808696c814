package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.CHARGE;
import static fr.quitus.api.json.EventSamples.CREDITS;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static fr.quitus.api.json.EventSamples.YEAR;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.ClosingPostings;
import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.SetAsideCreditsLapsed;
import fr.quitus.domain.budget.OperatingBudgetEvent.OperatingBudgetCreditsLapsed;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsLapsedBelow;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ProgrammeCreditsLapsed;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryProposed;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.payment.CarryForwardEvent.AwaitedCreditsReserved;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearEvent.BudgetClosed;
import fr.quitus.domain.yearend.YearEvent.ComplementaryPeriodEntered;
import fr.quitus.domain.yearend.YearEvent.FiscalYearClosed;
import fr.quitus.domain.yearend.YearEvent.FiscalYearOpened;
import fr.quitus.domain.yearend.YearEvent.InventoryOpened;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The year of {@link EventSamples}, from its opening to the closing of its books. */
final class YearSamples {
    private static final ActorId DENIS = ActorId.of("denis");

    private static final ActorId KARL = ActorId.of("karl");
    private static final EntryReference ENTRY = EntryReference.of("OD-2025-0017");
    private static final AccountCode ACCRUED = AccountCode.of("4686000000");
    private static final List<EntryLine> LINES =
            List.of(new EntryLine(CHARGE, Side.DEBIT, TWELVE), new EntryLine(ACCRUED, Side.CREDIT, TWELVE));

    private YearSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new FiscalYearOpened(YEAR, "LFI 2025", LocalDate.of(2025, 1, 2), DENIS),
                new ComplementaryPeriodEntered(
                        YEAR, "Décret du 15 décembre 2025", LocalDate.of(2026, 1, 20), LocalDate.of(2026, 1, 2), DENIS),
                new CreditsLapsed(ENVELOPE, CREDITS, LocalDate.of(2026, 1, 21), DENIS),
                new SetAsideCreditsLapsed(ENVELOPE, CREDITS, TEN.balance(), LocalDate.of(2026, 1, 21), DENIS),
                new AffectationLapsed(
                        ENVELOPE, OperationCode.of("TF-2025-0017"), TEN, LocalDate.of(2026, 1, 21), DENIS),
                new OperatingBudgetCreditsLapsed(
                        YEAR,
                        OperatingBudgetCode.of("0156-DR35"),
                        TitleGroup.HT2,
                        CREDITS,
                        LocalDate.of(2026, 1, 21),
                        DENIS),
                new ProgrammeCreditsLapsed(
                        YEAR,
                        ProgrammeCode.of("0156"),
                        TitleGroup.HT2,
                        CREDITS,
                        Credits.of(TEN, null),
                        LocalDate.of(2026, 1, 21),
                        DENIS),
                new CreditsLapsedBelow(
                        YEAR,
                        ProgrammeCode.of("0156"),
                        TitleGroup.HT2,
                        OperatingBudgetCode.of("0156-DR35"),
                        ENVELOPE.fundsCentre(),
                        CREDITS,
                        LocalDate.of(2026, 1, 21),
                        DENIS),
                new PaymentRequestCarriedForward(DP, YEAR, FiscalYear.of(2026), true, LocalDate.of(2026, 1, 21), DENIS),
                new AwaitedCreditsReserved(DP, "ORDERED", LocalDate.of(2026, 2, 4), DENIS),
                new BudgetClosed(YEAR, LocalDate.of(2026, 1, 21), DENIS),
                new ManualEntryProposed(
                        ENTRY,
                        EntryKind.ACCRUED_CHARGE,
                        POST,
                        LocalDate.of(2025, 12, 31),
                        "Électricité de décembre",
                        LINES,
                        TEN,
                        LocalDate.of(2026, 2, 3),
                        KATIA),
                new ManualEntryPosted(
                        ENTRY,
                        EntryKind.ACCRUED_CHARGE,
                        POST,
                        LocalDate.of(2025, 12, 31),
                        "Électricité de décembre",
                        LINES,
                        KATIA,
                        LocalDate.of(2026, 2, 4),
                        KARL,
                        List.of(manual(LocalDate.of(2025, 12, 31), "Électricité de décembre", CHARGE, ACCRUED))),
                new ManualEntryReversed(
                        ENTRY,
                        LocalDate.of(2026, 1, 1),
                        "Facture reçue",
                        LocalDate.of(2026, 2, 20),
                        KATIA,
                        List.of(manual(LocalDate.of(2026, 1, 1), "Facture reçue", ACCRUED, CHARGE))),
                new InventoryOpened(YEAR, LocalDate.of(2026, 2, 2), KATIA),
                closed());
    }

    private static JournalEntry manual(LocalDate date, String label, AccountCode debited, AccountCode credited) {
        return new JournalEntry(
                "P44",
                Journal.OD,
                date,
                label,
                List.of(
                        new Posting(debited, Side.DEBIT, TWELVE, null),
                        new Posting(credited, Side.CREDIT, TWELVE, null)));
    }

    private static FiscalYearClosed closed() {
        var accounts = new TreeMap<AccountCode, Balance>();
        accounts.put(CHARGE, TWELVE.balance());
        accounts.put(AccountCode.of("7060000000"), Balance.ZERO.minus(TEN));
        Balance result = TEN.balance().minus(TWELVE);
        List<JournalEntry> entries = new ArrayList<>(ClosingPostings.p50(LocalDate.of(2025, 12, 31), accounts));
        entries.addAll(ClosingPostings.p51(LocalDate.of(2026, 1, 1), result));
        return new FiscalYearClosed(
                YEAR, TWELVE.balance(), TEN.balance(), result, LocalDate.of(2026, 4, 30), KATIA, entries);
    }
}
