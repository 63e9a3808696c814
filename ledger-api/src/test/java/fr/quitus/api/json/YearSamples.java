package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.CHARGE;
import static fr.quitus.api.json.EventSamples.CREDITS;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static fr.quitus.api.json.EventSamples.YEAR;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.ClosingPostings;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.payment.CarryForwardEvent.AwaitedCreditsReserved;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
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

    private YearSamples() {}

    static List<LedgerEvent> all() {
        return List.of(
                new FiscalYearOpened(YEAR, "LFI 2025", LocalDate.of(2025, 1, 2), DENIS),
                new ComplementaryPeriodEntered(
                        YEAR, "Décret du 15 décembre 2025", LocalDate.of(2026, 1, 20), LocalDate.of(2026, 1, 2), DENIS),
                new CreditsLapsed(ENVELOPE, CREDITS, LocalDate.of(2026, 1, 21), DENIS),
                new PaymentRequestCarriedForward(DP, YEAR, FiscalYear.of(2026), true, LocalDate.of(2026, 1, 21), DENIS),
                new AwaitedCreditsReserved(DP, "ORDERED", LocalDate.of(2026, 2, 4), DENIS),
                new BudgetClosed(YEAR, LocalDate.of(2026, 1, 21), DENIS),
                new InventoryOpened(YEAR, LocalDate.of(2026, 2, 2), KATIA),
                closed());
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
