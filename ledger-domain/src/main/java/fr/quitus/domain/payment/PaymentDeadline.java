package fr.quitus.domain.payment;

import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawParameters;
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
 * @param dueDate the last day to pay without interest, under the law it was last looked at with; none while
 *     interrupted
 */
public record PaymentDeadline(
        LocalDate start,
        @Nullable LocalDate interruptedOn,
        @Nullable LocalDate completeOn,
        @Nullable LocalDate dueDate) {
    public static PaymentDeadline from(LocalDate start) {
        return of(start, null, null, LawParameters.SHIPPED);
    }

    /** The same dates under this law. */
    public PaymentDeadline under(LawParameters law) {
        return of(start, interruptedOn, completeOn, law);
    }

    private static PaymentDeadline of(
            LocalDate start, @Nullable LocalDate interruptedOn, @Nullable LocalDate completeOn, LawParameters law) {
        return new PaymentDeadline(start, interruptedOn, completeOn, dueDate(start, interruptedOn, completeOn, law));
    }

    /** The same deadline with another start: what was interrupted stays interrupted. */
    PaymentDeadline startingOn(LocalDate other) {
        return of(other, interruptedOn, completeOn, LawParameters.SHIPPED);
    }

    PaymentDeadline interrupted(LocalDate notifiedOn) {
        return of(start, notifiedOn, null, LawParameters.SHIPPED);
    }

    PaymentDeadline restarted(LocalDate allReceivedOn) {
        return of(start, interruptedOn, allReceivedOn, LawParameters.SHIPPED);
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
    public @Nullable LateInterest lateInterest(Amount base, LocalDate paidOn, LawParameters law) {
        LocalDate due = under(law).dueDate;
        if (due == null || !paidOn.isAfter(due)) {
            return null;
        }
        return LateInterest.of(base, due, Math.toIntExact(ChronoUnit.DAYS.between(due, paidOn)), law);
    }

    /**
     * After an interruption a new period runs from the last document on (art. R2192-29): the State's own is thirty
     * days, so that what remained of the first was never more. It does not end before a period counted from a service
     * rendered later.
     */
    private static @Nullable LocalDate dueDate(
            LocalDate start, @Nullable LocalDate interruptedOn, @Nullable LocalDate completeOn, LawParameters law) {
        int period = law.count(LawParameter.PAYMENT_PERIOD, start);
        LocalDate end = start.plusDays(period);
        if (interruptedOn != null) {
            if (completeOn == null) {
                return null;
            }
            LocalDate again = completeOn.plusDays(period);
            end = again.isAfter(end) ? again : end;
        }
        return WorkingDays.onOrAfter(end, law);
    }
}
