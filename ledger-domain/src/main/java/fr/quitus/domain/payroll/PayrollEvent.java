package fr.quitus.domain.payroll;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.payroll.PayrollCommand.Deduction;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import java.time.LocalDate;
import java.util.List;

/** What happens to the pay of a unit for a month. */
public sealed interface PayrollEvent extends LedgerEvent {
    PaymentRequestId payrollId();

    @Override
    default String aggregateId() {
        return Payroll.aggregateId(payrollId());
    }

    /** Paye liquidée, with entry P19. */
    @EventName("payroll-liquidated.v1")
    record PayrollLiquidated(
            PaymentRequestId payrollId,
            FundsCentre fundsCentre,
            FiscalYear year,
            int month,
            Amount gross,
            Balance net,
            List<Deduction> deductions,
            AccountingPostId post,
            ActorId liquidatedBy,
            List<JournalEntry> entries)
            implements PayrollEvent {
        public PayrollLiquidated {
            deductions = List.copyOf(deductions);
            entries = List.copyOf(entries);
        }
    }

    /** Paye versée, with the second entry of P19. */
    @EventName("payroll-paid.v1")
    record PayrollPaid(
            PaymentRequestId payrollId, Amount gross, LocalDate valueDate, ActorId paidBy, List<JournalEntry> entries)
            implements PayrollEvent {
        public PayrollPaid {
            entries = List.copyOf(entries);
        }
    }

    /** Paye réglée : the debit is on the bank statement, with entry P04. */
    @EventName("payroll-settled.v1")
    record PayrollSettled(
            PaymentRequestId payrollId,
            BankEntryId bankEntryId,
            Amount amount,
            LocalDate valueDate,
            List<JournalEntry> entries)
            implements PayrollEvent {
        public PayrollSettled {
            entries = List.copyOf(entries);
        }
    }
}
