package fr.quitus.domain.yearend;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.fiscalyear.YearRules;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Garde de l'exercice : what an accepted act would write is held against the years, last of all its rules, so that no
 * act has to remember it and none can forget it. It looks at what the events do, never at who asks: entries by their
 * accounting date, credits by the year of their envelope.
 */
public final class YearGuard {
    private YearGuard() {}

    /** The decision, or the refusal that the years give it. */
    public static Decision<? extends LedgerEvent> guarded(Decision<? extends LedgerEvent> decision, Act act) {
        return switch (decision) {
            case Decision.Refused<? extends LedgerEvent> refused -> refused;
            case Decision.Accepted<? extends LedgerEvent> accepted -> {
                Refusal refusal = refusal(accepted.events(), act);
                yield refusal == null ? accepted : Decision.refuse(refusal);
            }
        };
    }

    private static @Nullable Refusal refusal(List<? extends LedgerEvent> events, Act act) {
        for (LedgerEvent event : events) {
            Refusal refusal = entries(event, act.years());
            if (refusal == null) {
                refusal = switch (event) {
                    case BudgetEnvelopeEvent e -> envelope(e, events, act);
                    case ProgrammeBudgetEvent e -> programme(e, act.years());
                    case OperatingBudgetEvent e -> operatingBudget(e, act.years());
                    case CommitmentDrafted e ->
                        YearRules.ended(act.years(), e.year(), "Engagement de l'exercice " + e.year());
                    case CommitmentTakenOver e ->
                        YearRules.ended(act.years(), e.year(), "Reprise d'un engagement de l'exercice " + e.year());
                    case ClaimEstablished e ->
                        YearRules.budgetClosed(act.years(), e.year(), "Titre de l'exercice " + e.year());
                    default -> null;
                };
            }
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Refusal entries(LedgerEvent event, FiscalYears years) {
        for (JournalEntry entry : event.entries()) {
            Refusal refusal =
                    YearRules.booksClosed(years, entry.accountingDate(), "L'écriture « " + entry.label() + " »");
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Refusal operatingBudget(OperatingBudgetEvent event, FiscalYears years) {
        String what = "Mouvement de crédits du BOP " + event.operatingBudget();
        return switch (event) {
            case OperatingBudgetEvent.OperatingBudgetCreditsLapsed e ->
                YearRules.booksClosed(years, FiscalYears.lastDay(e.year()), "La chute de crédits");
            case OperatingBudgetEvent.AllotmentReceived _,
                    OperatingBudgetEvent.CreditsAllotted _,
                    OperatingBudgetEvent.CreditsTakenBack _,
                    OperatingBudgetEvent.AllotmentWithdrawn _ -> YearRules.ended(years, event.year(), what);
        };
    }

    /** What lapses or is carried forward leaves a year that has ended; nothing else moves in it. */
    private static @Nullable Refusal programme(ProgrammeBudgetEvent event, FiscalYears years) {
        String what = "Mouvement de crédits du programme " + event.programme();
        return switch (event) {
            case ProgrammeBudgetEvent.CreditsCarriedForward e ->
                YearRules.booksClosed(years, FiscalYears.lastDay(e.year()), "Le report de crédits");
            case ProgrammeBudgetEvent.CreditsLapsedBelow e ->
                YearRules.booksClosed(years, FiscalYears.lastDay(e.year()), "La chute de crédits");
            case ProgrammeBudgetEvent.ProgrammeCreditsLapsed e ->
                YearRules.booksClosed(years, FiscalYears.lastDay(e.year()), "La chute de crédits");
            case ProgrammeBudgetEvent.CreditsOpened _,
                    ProgrammeBudgetEvent.AmendingCreditsOpened _,
                    ProgrammeBudgetEvent.CreditsTakenOver _,
                    ProgrammeBudgetEvent.ContributionCreditsOpened _,
                    ProgrammeBudgetEvent.CreditsFrozen _,
                    ProgrammeBudgetEvent.CreditsThawed _,
                    ProgrammeBudgetEvent.CreditsReallocated _,
                    ProgrammeBudgetEvent.CreditsAllotted _,
                    ProgrammeBudgetEvent.CreditsTakenBack _,
                    ProgrammeBudgetEvent.CreditsMoved _,
                    ProgrammeBudgetEvent.AnticipationCounted _,
                    ProgrammeBudgetEvent.AnticipationReturned _,
                    ProgrammeBudgetEvent.CreditsCarriedOver _ -> YearRules.ended(years, event.year(), what);
        };
    }

    private static @Nullable Refusal envelope(BudgetEnvelopeEvent event, List<? extends LedgerEvent> decided, Act act) {
        FiscalYears years = act.years();
        FiscalYear year = event.envelope().year();
        String what = "Acte sur l'enveloppe " + event.envelope();
        return switch (event) {
            case BudgetEnvelopeEvent.AllotmentReceived _,
                    BudgetEnvelopeEvent.AllotmentWithdrawn _,
                    BudgetEnvelopeEvent.UnitCreditsFrozen _,
                    BudgetEnvelopeEvent.UnitCreditsThawed _,
                    BudgetEnvelopeEvent.AuthorisationAffected _,
                    BudgetEnvelopeEvent.AffectationWithdrawn _,
                    BudgetEnvelopeEvent.AffectationDrawn _,
                    BudgetEnvelopeEvent.AeAnticipated _,
                    BudgetEnvelopeEvent.AeCommitted _ -> YearRules.ended(years, year, what);
            case BudgetEnvelopeEvent.CpReserved _ -> YearRules.orderedTooLate(years, year, act.date(), what);
            case BudgetEnvelopeEvent.CpReservedWithoutCommitment e ->
                consumedAtOnce(e.paymentRequestId(), decided)
                        ? YearRules.paidTooLate(act, year, paidOn(decided, act), what)
                        : YearRules.orderedTooLate(years, year, act.date(), what);
            // Restored later they would lapse at once: what comes back after the year is revenue, by title.
            case BudgetEnvelopeEvent.CpConsumed _,
                    BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment _,
                    BudgetEnvelopeEvent.CpRestored _ -> YearRules.paidTooLate(act, year, paidOn(decided, act), what);
            // What is given back lapses too: it may come at any time before the books are closed.
            case BudgetEnvelopeEvent.AeReleased _,
                    BudgetEnvelopeEvent.AeSterilized _,
                    BudgetEnvelopeEvent.AeAnticipationEnded _,
                    BudgetEnvelopeEvent.AffectationRestored _,
                    BudgetEnvelopeEvent.CommitmentBroughtForward _,
                    BudgetEnvelopeEvent.CreditsLapsed _,
                    BudgetEnvelopeEvent.SetAsideCreditsLapsed _,
                    BudgetEnvelopeEvent.AffectationLapsed _,
                    BudgetEnvelopeEvent.CpReleased _,
                    BudgetEnvelopeEvent.CpReleasedWithoutCommitment _ ->
                YearRules.booksClosed(years, FiscalYears.lastDay(year), what);
        };
    }

    /** An expense is of the year in which the bank pays it. */
    private static LocalDate paidOn(List<? extends LedgerEvent> decided, Act act) {
        return decided.stream()
                .flatMap(event -> switch (event) {
                    case PaymentExecuted e -> Stream.of(e.valueDate());
                    case SeizurePaid e -> Stream.of(e.valueDate());
                    default -> Stream.<LocalDate>empty();
                })
                .findFirst()
                .orElse(act.date());
    }

    /** A payment that the bank made before anybody ordered it is reserved and consumed in one act. */
    private static boolean consumedAtOnce(PaymentRequestId id, List<? extends LedgerEvent> decided) {
        return decided.stream()
                .anyMatch(event -> event instanceof BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment e
                        && e.paymentRequestId().equals(id));
    }
}
