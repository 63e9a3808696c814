package fr.quitus.domain.revenue;

import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Recouvrement : where it stands.
 *
 * @param interruptedOn the day prescription is counted from: taking in charge, or the last act that interrupted it
 * @param impairment dépréciation of a doubtful claim, never more than what is left of it
 */
public record Recovery(
        Title title,
        Dunning dunning,
        @Nullable LocalDate interruptedOn,
        @Nullable InstalmentPlan plan,
        @Nullable Contestation contestation,
        Doubt doubt,
        @Nullable PendingReduction pending,
        @Nullable ClaimEnd end) {
    static final Recovery NONE = new Recovery(
            new Title(null, null, null, null),
            new Dunning(null, null, null, null),
            null,
            null,
            null,
            Doubt.NONE,
            null,
            null);

    /**
     * Dates du titre.
     *
     * @param bornOn fait générateur of the claim, if it was told
     */
    public record Title(
            @Nullable LocalDate bornOn,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate takenOn) {}

    /** Relances et poursuites : the last day of each. */
    public record Dunning(
            @Nullable LocalDate remindedOn,
            @Nullable LocalDate surchargedOn,
            @Nullable LocalDate noticedOn,
            @Nullable LocalDate seizedOn) {}

    /**
     * Créance douteuse, on an account of its own.
     *
     * @param valuedOn accounting date of the last act that said what it is worth: none is entered before it
     */
    public record Doubt(
            boolean doubtful, Balance impairment, @Nullable LocalDate valuedOn) {
        static final Doubt NONE = new Doubt(false, Balance.ZERO, null);
    }

    Recovery born(@Nullable LocalDate on) {
        Title born = new Title(on, null, null, null);
        return new Recovery(born, dunning, interruptedOn, plan, contestation, doubt, pending, end);
    }

    Recovery issued(LocalDate on, LocalDate dueDate) {
        return new Recovery(
                new Title(title.bornOn(), on, dueDate, null),
                dunning,
                interruptedOn,
                plan,
                contestation,
                doubt,
                pending,
                end);
    }

    Recovery taken(LocalDate on) {
        Title taken = new Title(title.bornOn(), title.issuedOn(), title.dueDate(), on);
        return new Recovery(taken, dunning, on, plan, contestation, doubt, pending, end);
    }

    Recovery with(Dunning next) {
        return new Recovery(title, next, interruptedOn, plan, contestation, doubt, pending, end);
    }

    /** Prescription is counted again from the later of the two days. */
    Recovery interrupted(LocalDate on) {
        LocalDate later = interruptedOn == null || on.isAfter(interruptedOn) ? on : interruptedOn;
        return new Recovery(title, dunning, later, plan, contestation, doubt, pending, end);
    }

    Recovery with(InstalmentPlan next) {
        return new Recovery(title, dunning, interruptedOn, next, contestation, doubt, pending, end);
    }

    Recovery with(Contestation next) {
        return new Recovery(title, dunning, interruptedOn, plan, next, doubt, pending, end);
    }

    /** A reduction was taken in charge as the contestation asked: what is left may be recovered. */
    Recovery answered() {
        return new Recovery(title, dunning, interruptedOn, plan, null, doubt, pending, end);
    }

    Recovery with(Doubt next) {
        return new Recovery(title, dunning, interruptedOn, plan, contestation, next, pending, end);
    }

    Recovery pending(@Nullable PendingReduction next) {
        return new Recovery(title, dunning, interruptedOn, plan, contestation, doubt, next, end);
    }

    Recovery ended(ClaimEnd as) {
        return new Recovery(title, dunning, interruptedOn, plan, contestation, doubt, null, as);
    }

    /** The account that the claim stands on. */
    public AccountCode account() {
        return doubt.doubtful() ? Accounts.DOUBTFUL_DEBTORS : Accounts.DEBTORS;
    }

    /** A formal notice or a seizure was made: there is enforcement to contest. */
    boolean isEnforced() {
        return dunning.noticedOn() != null || dunning.seizedOn() != null;
    }

    /** Niveau de relance, for lists. */
    public String level() {
        if (dunning.seizedOn() != null) {
            return "ENFORCEMENT";
        }
        if (dunning.noticedOn() != null) {
            return "FORMAL_NOTICE";
        }
        return dunning.remindedOn() != null ? "REMINDER" : "NONE";
    }
}
