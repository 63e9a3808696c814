package fr.quitus.domain.revenue;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sort d'un excédent. */
public sealed interface ExcessCommand extends RevenueCommand.OnRevenueOrder {

    /**
     * Remboursement d'un excédent by a transfer to the debtor. Entry P34; no credits are consumed.
     *
     * @param amount absent means all of it
     * @param runId the run whose file it goes to the bank in; absent when it is sent by other means
     */
    record RefundOverpayment(
            RevenueOrderNumber revenueOrderNumber,
            @Nullable Amount amount,
            @Personal Iban payeeIban,
            LocalDate valueDate,
            @Nullable PaymentRunId runId)
            implements ExcessCommand {
        public RefundOverpayment {
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        public RefundOverpayment(
                RevenueOrderNumber revenueOrderNumber, @Nullable Amount amount, Iban payeeIban, LocalDate valueDate) {
            this(revenueOrderNumber, amount, payeeIban, valueDate, null);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Imputation d'un excédent on another title of the same debtor. Entry P34b.
     *
     * @param amount absent means as much as possible
     */
    record OffsetOverpayment(
            RevenueOrderNumber revenueOrderNumber,
            RevenueOrderNumber paidOrder,
            @Nullable Amount amount) implements ExcessCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Excédent acquis à l'État : nobody claimed it in time, or it is too small. Entry P34c. */
    record ForfeitOverpayment(RevenueOrderNumber revenueOrderNumber) implements ExcessCommand {
        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Règlement d'un remboursement : the debit on the statement. Entry P04. */
    record ConfirmRefund(
            RevenueOrderNumber revenueOrderNumber,
            String endToEndId,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements ExcessCommand {
        public ConfirmRefund {
            Texts.required("L'identifiant de bout en bout (endToEndId)", endToEndId);
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntry.Statement statement() {
            return BankEntry.Statement.debit(treasuryIban, servicerReference, amount, valueDate);
        }
    }

    /**
     * Rejet ou retour d'un remboursement, as the bank tells it. Entry P05b, or P05 once it was debited.
     *
     * @param afterSettlement whether the debit had been on the statement, and the money came back
     */
    record RecordRefundReturn(
            RevenueOrderNumber revenueOrderNumber,
            String endToEndId,
            boolean afterSettlement,
            ReturnReasonCode reasonCode,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements ExcessCommand {
        public RecordRefundReturn {
            Texts.required("L'identifiant de bout en bout (endToEndId)", endToEndId);
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT, Role.SYSTEM_INTERFACE);
        }

        public BankEntry.Statement statement() {
            return BankEntry.Statement.credit(treasuryIban, servicerReference, amount, valueDate);
        }
    }

    /**
     * Renvoi d'un remboursement revenu. Entry P06.
     *
     * @param runId as for the refund
     */
    record ReissueRefund(
            RevenueOrderNumber revenueOrderNumber,
            String endToEndId,
            @Personal Iban payeeIban,
            LocalDate valueDate,
            @Nullable PaymentRunId runId)
            implements ExcessCommand {
        public ReissueRefund {
            Texts.required("L'identifiant de bout en bout (endToEndId)", endToEndId);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }

        public ReissueRefund(
                RevenueOrderNumber revenueOrderNumber, String endToEndId, Iban payeeIban, LocalDate valueDate) {
            this(revenueOrderNumber, endToEndId, payeeIban, valueDate, null);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }
}
