package fr.quitus.domain.payroll;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actes sur la paye d'une unité pour un mois. */
public sealed interface PayrollCommand extends LedgerCommand {
    FundsCentre fundsCentre();

    FiscalYear year();

    /** From 1 to 12. */
    int month();

    /** The pay of this unit for this month: there is one. */
    default PaymentRequestId payrollId() {
        return PaymentRequestId.ofPayroll(fundsCentre(), year(), month());
    }

    @Override
    default Set<Role> allowedRoles() {
        return Set.of(Role.PUBLIC_ACCOUNTANT);
    }

    private static void month(int month) {
        if (month < 1 || month > 12) {
            throw new InvalidValue("Le mois (month) est un nombre de 1 à 12.");
        }
    }

    /** Retenue sur la paye, owed to somebody else than the staff. */
    record Deduction(AccountCode account, Amount amount) {}

    /**
     * Liquidation de la paye : totals of the month on the unit's personnel credits.
     *
     * @param deductions contributions (classe 43) and oppositions (427); absent means none
     */
    record LiquidatePayroll(
            FundsCentre fundsCentre,
            FiscalYear year,
            int month,
            Amount gross,
            @Nullable List<Deduction> deductions) implements PayrollCommand {
        public static final int DEDUCTIONS_MAX = 100;

        public LiquidatePayroll {
            PayrollCommand.month(month);
            deductions = deductions == null ? null : List.copyOf(deductions);
            if (deductions != null && deductions.size() > DEDUCTIONS_MAX) {
                throw new InvalidValue("Une paye compte au plus " + DEDUCTIONS_MAX + " retenues (deductions).");
            }
        }

        List<Deduction> deducted() {
            return deductions == null ? List.of() : deductions;
        }
    }

    /** Versement de la paye, to the staff and to those it owes what was deducted. */
    record PayPayroll(FundsCentre fundsCentre, FiscalYear year, int month, LocalDate valueDate)
            implements PayrollCommand {
        public PayPayroll {
            PayrollCommand.month(month);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
        }
    }

    /** Règlement de la paye : the bank statement shows its debit, in one entry. */
    record ConfirmPayrollSettlement(
            FundsCentre fundsCentre,
            FiscalYear year,
            int month,
            Amount amount,
            LocalDate valueDate,
            Iban treasuryIban,
            String servicerReference)
            implements PayrollCommand {
        public ConfirmPayrollSettlement {
            PayrollCommand.month(month);
            Dates.bounded("La date de valeur (valueDate)", valueDate);
            Texts.required("La référence bancaire (servicerReference)", servicerReference);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.SYSTEM_INTERFACE, Role.PUBLIC_ACCOUNTANT);
        }

        public BankEntry.Statement statement() {
            return BankEntry.Statement.debit(treasuryIban, servicerReference, amount, valueDate);
        }
    }
}
