package fr.quitus.domain.revenue;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ce qui diminue une créance. */
public sealed interface AdjustmentCommand extends RevenueCommand.OnRevenueOrder {

    /** Réduction of a title by the ordonnateur, which the comptable then takes in charge. */
    record ReduceRevenueOrder(RevenueOrderNumber revenueOrderNumber, Amount amount, String reason)
            implements AdjustmentCommand {
        public ReduceRevenueOrder {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Annulation of a title by the ordonnateur, with what was added to it; the comptable then takes it in charge. */
    record CancelRevenueOrder(RevenueOrderNumber revenueOrderNumber, String reason) implements AdjustmentCommand {
        public CancelRevenueOrder {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Prise en charge d'une réduction ou d'une annulation. Entry P35, or P36 for products of an earlier year. */
    record TakeReductionInCharge(RevenueOrderNumber revenueOrderNumber) implements AdjustmentCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Remise gracieuse : the comptable up to his ceiling, the minister above (GBCP art. 120). Entry P37.
     *
     * @param part what of the claim; absent means costs, then the surcharge, then the principal
     * @param opinionRef opinion of the Conseil d'État and publication, needed above the minister's own ceiling
     */
    record GrantRemission(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            @Nullable ClaimPart part,
            String decisionRef,
            @Nullable String opinionRef)
            implements AdjustmentCommand {
        public GrantRemission {
            Texts.required("La décision (decisionRef)", decisionRef);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.BUDGET_MINISTER);
        }
    }

    /**
     * Passage en créance douteuse. Entries P39a, and P39b for the impairment.
     *
     * @param impairment what is not expected to be collected; absent means nothing yet
     */
    record MarkClaimDoubtful(
            RevenueOrderNumber revenueOrderNumber, @Nullable Amount impairment, String reason)
            implements AdjustmentCommand {
        public MarkClaimDoubtful {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Révision de la dépréciation d'une créance douteuse, up or down. Entry P39b for more, P39c for less.
     *
     * @param impairment what it becomes; absent means that all is expected to be collected
     * @param accountingDate absent means today; else 31 December of the year whose inventory is open
     */
    record ReviseImpairment(
            RevenueOrderNumber revenueOrderNumber,
            @Nullable Amount impairment,
            @Nullable LocalDate accountingDate,
            String reason)
            implements AdjustmentCommand {
        public ReviseImpairment {
            Texts.required("Le motif (reason)", reason);
            if (accountingDate != null) {
                Dates.bounded("La date comptable (accountingDate)", accountingDate);
            }
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Admission en non-valeur of what is left, decided by the ordonnateur (GBCP art. 124). Entry P40. */
    record WriteOff(RevenueOrderNumber revenueOrderNumber, String reason) implements AdjustmentCommand {
        public WriteOff {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Constat de la prescription of recovery, which nothing interrupted in time. Entry P40. */
    record RecordPrescription(RevenueOrderNumber revenueOrderNumber) implements AdjustmentCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }
}
