package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.payment.CarryForwardEvent.AwaitedCreditsReserved;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Bascule des demandes de paiement : its rules in their order, then its events. */
public final class CarryForwardDecisions {
    private CarryForwardDecisions() {}

    /**
     * State, not paid before credits it waits for are there, the year it draws on ended: liquidated only, from the
     * complementary period on; ordered, once the budget is closed. Never refused for want of credits the first time:
     * it waits for them.
     *
     * @param envelopes those of {@link #envelopes}
     */
    public static Decision<LedgerEvent> decide(
            CarryForwardPaymentRequest c, Act act, PaymentRequest request, Map<EnvelopeId, BudgetEnvelope> envelopes) {
        Optional<PaymentFile> open = unpaid(request);
        if (open.isEmpty()) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "MATCHED"));
        }
        PaymentFile file = open.get();
        if (file.awaitingCredits()) {
            Refusal refusal = notEnough(file, envelopes, act);
            return refusal == null
                    ? accepted(
                            new AwaitedCreditsReserved(file.id(), request.status(), act.date(), act.actor()),
                            List.of(),
                            PaymentDecisions.reserved(file))
                    : Decision.refuse(refusal);
        }
        FiscalYear from = year(file);
        boolean reserved = reserves(request);
        Refusal refusal = notEnded(file, from, reserved, act);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        FiscalYear to = FiscalYear.of(from.value() + 1);
        PaymentFile next = PaymentFiles.inYear(file, to, false);
        boolean awaiting = reserved && notEnough(next, envelopes, act) != null;
        return accepted(
                new PaymentRequestCarriedForward(file.id(), from, to, awaiting, act.date(), act.actor()),
                reserved ? Withdrawal.released(file) : List.of(),
                reserved && !awaiting ? PaymentDecisions.reserved(next) : List.of());
    }

    private static Decision<LedgerEvent> accepted(
            LedgerEvent event, List<LedgerEvent> released, List<LedgerEvent> reserved) {
        List<LedgerEvent> events = new ArrayList<>();
        events.add(event);
        events.addAll(released);
        events.addAll(reserved);
        return Decision.accept(events);
    }

    /** The envelopes that it draws on, and those of the next year. */
    public static Set<EnvelopeId> envelopes(PaymentRequest request) {
        Set<EnvelopeId> ids = new TreeSet<>();
        unpaid(request).ifPresent(file -> {
            ids.addAll(file.amountByEnvelope().keySet());
            FiscalYear to = FiscalYear.of(year(file).value() + 1);
            ids.addAll(PaymentFiles.inYear(file, to, false).amountByEnvelope().keySet());
        });
        return ids;
    }

    /** Liquidated, and neither paid nor given up; a request of the ledger's own may be ordered again. */
    private static Optional<PaymentFile> unpaid(PaymentRequest request) {
        return switch (request) {
            case PaymentRequest.Matched _,
                    PaymentRequest.Ordered _,
                    PaymentRequest.Suspended _,
                    PaymentRequest.Accepted _,
                    PaymentRequest.InRun _ -> request.opened();
            case PaymentRequest.Rejected _ -> PaymentDecisions.orderable(request);
            case PaymentRequest.Absent _,
                    PaymentRequest.Received _,
                    PaymentRequest.Refused _,
                    PaymentRequest.Cancelled _,
                    PaymentRequest.Cleared _,
                    PaymentRequest.Paid _,
                    PaymentRequest.Settled _,
                    PaymentRequest.Returned _ -> Optional.empty();
        };
    }

    /** What the closing of a year still has to carry on: it is on the credits of that year, or of one before it. */
    public static Optional<PaymentFile> leftBehind(PaymentRequest request, FiscalYear year) {
        return unpaid(request).filter(file -> year(file).compareTo(year) <= 0);
    }

    private static boolean reserves(PaymentRequest request) {
        return !(request instanceof PaymentRequest.Matched || request instanceof PaymentRequest.Rejected);
    }

    private static FiscalYear year(PaymentFile file) {
        return file.lines().isEmpty()
                ? file.uncommittedLines().getFirst().envelope().year()
                : file.lines().getFirst().envelope().year();
    }

    private static @Nullable Refusal notEnded(PaymentFile file, FiscalYear from, boolean reserved, Act act) {
        YearPhase phase = act.years().phase(from);
        YearPhase least = reserved ? YearPhase.BUDGET_CLOSED : YearPhase.COMPLEMENTARY;
        return phase.isAtLeast(least)
                ? null
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "La DP " + file.number() + " est sur l'exercice " + from + ", qui est à l'état " + phase
                                + " ; cet acte demande l'état " + least + ".",
                        "year",
                        from,
                        "etat",
                        phase);
    }

    private static @Nullable Refusal notEnough(PaymentFile file, Map<EnvelopeId, BudgetEnvelope> envelopes, Act act) {
        for (var asked : file.amountByEnvelope().entrySet()) {
            BudgetEnvelope envelope = envelopes.getOrDefault(asked.getKey(), BudgetEnvelope.EMPTY);
            Refusal refusal = envelope.cannotReserve(asked.getKey(), asked.getValue(), act);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }
}
