package fr.quitus.domain.payment;

import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Délai global de paiement (code de la commande publique, art. R2192-10 to R2192-36) : pure arithmetic of dates, in
 * Paris. The day it starts is not counted, and a due date that is not worked moves to the next day that is.
 *
 * @param start the invoice arrived or, if later, the service was rendered
 * @param interruptedOn the supplier was told what is missing; a deadline is interrupted once at most
 * @param completeOn the last missing document arrived
 * @param dueDate the last day to pay without interest; none while interrupted
 */
public record PaymentDeadline(
        LocalDate start,
        @Nullable LocalDate interruptedOn,
        @Nullable LocalDate completeOn,
        @Nullable LocalDate dueDate) {
    /** Délai de l'État (art. R2192-10). */
    public static final int PAYMENT_DAYS_MAX = 30;

    public PaymentDeadline {
        // Whatever is said, the due date is the one the dates give.
        dueDate = dueDate(start, interruptedOn, completeOn);
    }

    public static PaymentDeadline from(LocalDate start) {
        return new PaymentDeadline(start, null, null, null);
    }

    /** The same deadline with another start: what was interrupted stays interrupted. */
    PaymentDeadline startingOn(LocalDate other) {
        return new PaymentDeadline(other, interruptedOn, completeOn, null);
    }

    PaymentDeadline interrupted(LocalDate notifiedOn) {
        return new PaymentDeadline(start, notifiedOn, null, null);
    }

    PaymentDeadline restarted(LocalDate allReceivedOn) {
        return new PaymentDeadline(start, interruptedOn, allReceivedOn, null);
    }

    public boolean wasInterrupted() {
        return interruptedOn != null;
    }

    /** Documents were asked for and have not all come. */
    public boolean isInterrupted() {
        return interruptedOn != null && completeOn == null;
    }

    /** The due date of a deadline that is not interrupted. */
    LocalDate running() {
        LocalDate due = dueDate;
        if (due == null) {
            throw new IllegalStateException("the deadline is interrupted since " + interruptedOn);
        }
        return due;
    }

    /** What is owed for a payment on this day: nothing in time, and nothing while the supplier's file is incomplete. */
    public @Nullable LateInterest lateInterest(Amount base, LocalDate paidOn) {
        LocalDate due = dueDate;
        if (due == null || !paidOn.isAfter(due)) {
            return null;
        }
        return LateInterest.of(base, due, Math.toIntExact(ChronoUnit.DAYS.between(due, paidOn)));
    }

    /** After an interruption a new period runs: thirty days, or what remained if that was more (art. R2192-29). */
    private static @Nullable LocalDate dueDate(
            LocalDate start, @Nullable LocalDate interruptedOn, @Nullable LocalDate completeOn) {
        LocalDate end = start.plusDays(PAYMENT_DAYS_MAX);
        if (interruptedOn != null) {
            if (completeOn == null) {
                return null;
            }
            long remaining = ChronoUnit.DAYS.between(interruptedOn, end);
            end = completeOn.plusDays(Math.max(PAYMENT_DAYS_MAX, remaining));
        }
        return WorkingDays.onOrAfter(end);
    }
}
