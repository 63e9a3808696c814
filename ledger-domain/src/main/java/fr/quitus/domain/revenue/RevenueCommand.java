package fr.quitus.domain.revenue;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur un titre de perception. */
public sealed interface RevenueCommand extends LedgerCommand
        permits RevenueCommand.EstablishClaim, RevenueCommand.OnRevenueOrder, ReceiptCommand.DistributeReceipt {

    /**
     * Constatation et liquidation d'une créance.
     *
     * @param bornOn fait générateur, which prescription of the claim is counted from; absent when it is not in doubt
     */
    record EstablishClaim(
            FiscalYear year,
            FundsCentre fundsCentre,
            Debtor debtor,
            String subject,
            List<ClaimLine> lines,
            @Nullable LocalDate bornOn)
            implements RevenueCommand {
        /** More lines than this are two titles. */
        public static final int CLAIM_LINES_MAX = 100;

        /** A claim whose birth is not in doubt. */
        public EstablishClaim(
                FiscalYear year, FundsCentre fundsCentre, Debtor debtor, String subject, List<ClaimLine> lines) {
            this(year, fundsCentre, debtor, subject, lines, null);
        }

        public EstablishClaim {
            if (bornOn != null) {
                Dates.bounded("Le fait générateur (bornOn)", bornOn);
            }
            Texts.required("L'objet de la créance (subject)", subject);
            if (lines == null || lines.isEmpty() || lines.size() > CLAIM_LINES_MAX) {
                throw new InvalidValue("Une créance compte de 1 à " + CLAIM_LINES_MAX + " lignes (lines).");
            }
            lines = List.copyOf(lines);
            Amount.total(
                    "Le total de la créance",
                    lines.stream().map(ClaimLine::amount).toList());
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.MANAGER);
        }
    }

    /** A command on an existing title. */
    sealed interface OnRevenueOrder extends RevenueCommand
            permits IssueRevenueOrder,
                    TakeInCharge,
                    RejectRevenueOrder,
                    ReceiptCommand,
                    ExcessCommand,
                    AdjustmentCommand,
                    RecoveryCommand {
        RevenueOrderNumber revenueOrderNumber();
    }

    /** Émission : the title becomes enforceable (force exécutoire). */
    record IssueRevenueOrder(RevenueOrderNumber revenueOrderNumber, LocalDate dueDate) implements OnRevenueOrder {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Prise en charge by the comptable, after checking the authorisation to collect (GBCP art. 19-1°). Entry P30. */
    record TakeInCharge(RevenueOrderNumber revenueOrderNumber) implements OnRevenueOrder {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Rejet by the comptable of a title that he is not authorised to collect, or of a reduction that is not regular
     * (GBCP art. 19-1°).
     */
    record RejectRevenueOrder(RevenueOrderNumber revenueOrderNumber, String reason) implements OnRevenueOrder {
        public RejectRevenueOrder {
            Texts.required("Le motif (reason)", reason);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }
}
