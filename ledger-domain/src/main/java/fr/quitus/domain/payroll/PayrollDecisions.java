package fr.quitus.domain.payroll;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.DirectPostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.payroll.PayrollCommand.ConfirmPayrollSettlement;
import fr.quitus.domain.payroll.PayrollCommand.Deduction;
import fr.quitus.domain.payroll.PayrollCommand.LiquidatePayroll;
import fr.quitus.domain.payroll.PayrollCommand.PayPayroll;
import fr.quitus.domain.payroll.PayrollEvent.PayrollLiquidated;
import fr.quitus.domain.payroll.PayrollEvent.PayrollPaid;
import fr.quitus.domain.payroll.PayrollEvent.PayrollSettled;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.TitleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** De la liquidation au règlement de la paye : each act's rules in their written order, then its events. */
public final class PayrollDecisions {
    private PayrollDecisions() {}

    /** The personnel credits that a pay draws on. */
    public static EnvelopeId envelope(PayrollCommand c) {
        return new EnvelopeId(c.year(), c.fundsCentre(), TitleGroup.T2);
    }

    /**
     * Liquidation : not liquidated yet, the assigned comptable, deductions on accounts of third parties and within the
     * gross pay, then CP and AE of personnel, which are reserved. Entry P19.
     */
    public static Decision<LedgerEvent> decide(
            LiquidatePayroll c, Act act, Payroll payroll, AccountantAssignment assignment, BudgetEnvelope personnel) {
        if (!(payroll instanceof Payroll.Absent)) {
            return Decision.refuse(wrongState(c, payroll, "ABSENT"));
        }
        Optional<AccountingPostId> post = assignment.on(act.date());
        Refusal refusal = post.isEmpty()
                ? AccountantAssignment.nobody(c.fundsCentre(), act.date())
                : notThisAccountant(c, act, post.get());
        Balance net = c.gross().balance();
        for (Deduction deduction : c.deducted()) {
            net = net.minus(deduction.amount());
        }
        if (refusal == null) {
            refusal = notDeductible(c, net);
        }
        if (refusal == null) {
            refusal = personnel.cannotPayWithoutCommitment(envelope(c), c.gross(), act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(List.of(
                new PayrollLiquidated(
                        c.payrollId(),
                        c.fundsCentre(),
                        c.year(),
                        c.month(),
                        c.gross(),
                        net,
                        c.deducted(),
                        post.orElseThrow(),
                        act.actor(),
                        List.of(DirectPostings.p19(act.date(), c.gross(), net, Payroll.owed(c.deducted())))),
                new CpReservedWithoutCommitment(envelope(c), c.payrollId(), c.gross())));
    }

    private static @Nullable Refusal notThisAccountant(PayrollCommand c, Act act, AccountingPostId post) {
        return act.role() == Role.SYSTEM_INTERFACE
                ? null
                : SigningRules.otherPost(act, post, "Le centre financier " + c.fundsCentre() + " est assigné au");
    }

    private static @Nullable Refusal notDeductible(LiquidatePayroll c, Balance net) {
        for (Deduction deduction : c.deducted()) {
            String account = deduction.account().text();
            if (!account.startsWith("43") && !account.startsWith("427")) {
                return Refusal.of(
                        Rejection.IMPUTATION_INVALIDE,
                        "Le compte " + account + " n'est ni de cotisations (43) ni d'oppositions (427).",
                        "account",
                        account);
            }
        }
        return net.isNegative()
                ? Refusal.of(
                        Rejection.MONTANTS_INCOHERENTS,
                        "Les retenues dépassent la paye brute de " + c.gross() + " € : il resterait " + net + " €.",
                        "net",
                        net)
                : null;
    }

    /** Versement : liquidated, the assigned comptable, a value date that is not past, AE. Entry P19, AE and CP. */
    public static Decision<LedgerEvent> decide(PayPayroll c, Act act, Payroll payroll, BudgetEnvelope personnel) {
        if (!(payroll instanceof Payroll.Liquidated(var file))) {
            return Decision.refuse(wrongState(c, payroll, "LIQUIDATED"));
        }
        Refusal refusal = notThisAccountant(c, act, file.post());
        if (refusal == null && c.valueDate().isBefore(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "La date de valeur " + c.valueDate() + " est passée : nous sommes le " + act.date() + ".");
        }
        if (refusal == null) {
            refusal = personnel.cannotCommit(file.envelope(), file.gross(), act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(List.of(
                        new PayrollPaid(
                                file.id(),
                                file.gross(),
                                c.valueDate(),
                                act.actor(),
                                List.of(DirectPostings.p19Paid(
                                        act.date(), file.gross(), file.net(), file.owedToOthers()))),
                        new CreditsConsumedWithoutCommitment(file.envelope(), file.id(), file.gross())));
    }

    /** Règlement : paid, the whole of it, then the bank entry. The same entry again writes nothing. Entry P04. */
    public static Decision<LedgerEvent> decide(ConfirmPayrollSettlement c, Act act, Payroll payroll, BankEntry entry) {
        BankEntry.Statement statement = c.statement();
        if (payroll instanceof Payroll.Settled(var _, var settledBy)
                && settledBy.equals(statement.id())
                && entry.statement().equals(Optional.of(statement))) {
            return Decision.accept();
        }
        if (!(payroll instanceof Payroll.Paid(var file))) {
            return Decision.refuse(wrongState(c, payroll, "PAID"));
        }
        Refusal refusal = notThisAccountant(c, act, file.post());
        if (refusal == null && !file.gross().equals(c.amount())) {
            refusal = Refusal.of(
                    Rejection.REGLEMENT_DIFFERENT,
                    "La paye attendue est de " + file.gross() + " € ; la banque dit " + c.amount() + " €.");
        }
        if (refusal == null) {
            refusal = entry.cannotAllocate(statement, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PayrollSettled(
                file.id(),
                statement.id(),
                c.amount(),
                c.valueDate(),
                List.of(PostingRules.p04(act.date(), c.amount()))));
        events.addAll(entry.allocate(statement, c.amount(), Payroll.aggregateId(file.id())));
        return Decision.accept(events);
    }

    private static Refusal wrongState(PayrollCommand c, Payroll payroll, String expected) {
        return Refusal.of(
                Rejection.ETAT_INCOMPATIBLE,
                "La paye du centre " + c.fundsCentre() + " pour " + c.month() + "/" + c.year() + " est à l'état "
                        + payroll.status() + " ; cet acte demande l'état " + expected + ".",
                "etat",
                payroll.status());
    }
}
