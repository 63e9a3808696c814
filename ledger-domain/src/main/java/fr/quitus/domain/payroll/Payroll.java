package fr.quitus.domain.payroll;

import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.payroll.PayrollCommand.Deduction;
import fr.quitus.domain.payroll.PayrollEvent.PayrollLiquidated;
import fr.quitus.domain.payroll.PayrollEvent.PayrollPaid;
import fr.quitus.domain.payroll.PayrollEvent.PayrollSettled;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.TitleGroup;
import java.util.List;
import java.util.Optional;

/** Paye d'une unité pour un mois : {@code LIQUIDATED → PAID → SETTLED}. */
public sealed interface Payroll {
    /** Not liquidated. */
    record Absent() implements Payroll {}

    /** Liquidée. */
    record Liquidated(File file) implements Payroll {}

    /** Versée. */
    record Paid(File file) implements Payroll {}

    /** Réglée. */
    record Settled(File file, BankEntryId bankEntryId) implements Payroll {}

    /** What the pay remembers of its events. */
    record File(
            PaymentRequestId id,
            EnvelopeId envelope,
            Amount gross,
            Balance net,
            List<Deduction> deductions,
            AccountingPostId post) {
        public File {
            deductions = List.copyOf(deductions);
        }

        List<Imputed> owedToOthers() {
            return owed(deductions);
        }
    }

    Payroll ABSENT = new Absent();

    static String aggregateId(PaymentRequestId id) {
        return "payroll:" + id;
    }

    static List<Imputed> owed(List<Deduction> deductions) {
        return deductions.stream()
                .map(deduction -> new Imputed(deduction.account(), deduction.amount()))
                .toList();
    }

    default Optional<File> opened() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Liquidated(var file) -> Optional.of(file);
            case Paid(var file) -> Optional.of(file);
            case Settled(var file, var _) -> Optional.of(file);
        };
    }

    /** The state's name. */
    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Liquidated _ -> "LIQUIDATED";
            case Paid _ -> "PAID";
            case Settled _ -> "SETTLED";
        };
    }

    default Payroll evolve(PayrollEvent event) {
        return switch (event) {
            case PayrollLiquidated e ->
                new Liquidated(new File(
                        e.payrollId(),
                        new EnvelopeId(e.year(), e.fundsCentre(), TitleGroup.T2),
                        e.gross(),
                        e.net(),
                        e.deductions(),
                        e.post()));
            case PayrollPaid _ -> new Paid(file());
            case PayrollSettled e -> new Settled(file(), e.bankEntryId());
        };
    }

    private File file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log pays what was never liquidated"));
    }
}
