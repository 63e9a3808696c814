package fr.quitus.domain.commitment;

import fr.quitus.domain.value.Amount;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Dossier de visa : what was submitted to the budget controller, and what became of it.
 *
 * @param amount firm amount it was submitted for; an EJ raised above it needs another visa
 * @param deadline last day of the controller's period: the day after, silence is a visa
 * @param informationRequestedOn when the period was stopped by a question not yet answered
 */
public record VisaFile(
        ControlKind control,
        Status status,
        Amount amount,
        LocalDate deadline,
        @Nullable LocalDate informationRequestedOn) {
    /** Where the control stands. */
    public enum Status {
        PENDING,
        INFORMATION_REQUESTED,
        GRANTED,
        REFUSED,
        OVERRIDDEN,
        FAVOURABLE,
        UNFAVOURABLE,
        DISREGARDED,
        EXEMPTED
    }

    /** Visa tacite : computed, and no event until somebody uses it. */
    public boolean isTacitOn(LocalDate date) {
        return status == Status.PENDING && date.isAfter(deadline);
    }

    /** Nothing was decided yet, neither by the controller nor by his silence. */
    boolean isRunningOn(LocalDate date) {
        return status == Status.INFORMATION_REQUESTED || (status == Status.PENDING && !date.isAfter(deadline));
    }

    /** The end of the period once the documents are there: a new period for a visa, the rest of it for an avis. */
    LocalDate deadlineIfProducedOn(LocalDate date, int periodDays) {
        if (control == ControlKind.VISA || informationRequestedOn == null) {
            return date.plusDays(periodDays);
        }
        return deadline.plusDays(ChronoUnit.DAYS.between(informationRequestedOn, date));
    }

    VisaFile become(Status next) {
        return new VisaFile(control, next, amount, deadline, null);
    }

    VisaFile asked(LocalDate date) {
        return new VisaFile(control, Status.INFORMATION_REQUESTED, amount, deadline, date);
    }

    VisaFile answered(LocalDate nextDeadline) {
        return new VisaFile(control, Status.PENDING, amount, nextDeadline, null);
    }

    /** How a signature that this control allows stands. */
    VisaKind kind() {
        return switch (status) {
            case PENDING -> VisaKind.TACIT;
            case GRANTED -> VisaKind.GRANTED;
            case OVERRIDDEN -> VisaKind.OVERRIDDEN;
            case FAVOURABLE -> VisaKind.FAVOURABLE_OPINION;
            case DISREGARDED -> VisaKind.DISREGARDED_OPINION;
            case EXEMPTED -> VisaKind.EXEMPTED;
            case INFORMATION_REQUESTED, REFUSED, UNFAVOURABLE ->
                throw new IllegalStateException("nothing is signed on a control that stands " + status);
        };
    }
}
