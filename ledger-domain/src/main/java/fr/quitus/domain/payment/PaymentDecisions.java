package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** De l'ordonnancement au règlement : each act's rules in their written order, then its events. */
public final class PaymentDecisions {
    private PaymentDecisions() {}

    /** Ordonnancement : state, capacity to sign, comptable known and not the same person, then CP of each envelope. */
    public static Decision<LedgerEvent> decide(
            OrderPayment c,
            Act act,
            PaymentRequest request,
            AccountantAssignment assignment,
            Map<EnvelopeId, BudgetEnvelope> envelopes) {
        if (!(request instanceof PaymentRequest.Matched(PaymentFile file))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "MATCHED"));
        }
        FundsCentre fundsCentre = file.fundsCentre();
        Refusal refusal = SigningRules.cannotSign(act, fundsCentre, file.amount());
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        var post = assignment.on(act.date());
        if (refusal == null && post.isEmpty()) {
            refusal = Refusal.of(
                    Rejection.COMPTABLE_NON_DESIGNE,
                    "Aucun comptable n'est assignataire du centre financier " + fundsCentre + " au " + act.date()
                            + ".");
        }
        for (var asked : file.amountByEnvelope().entrySet()) {
            if (refusal == null) {
                BudgetEnvelope envelope = envelopes.getOrDefault(asked.getKey(), BudgetEnvelope.EMPTY);
                refusal = envelope.cannotReserve(asked.getKey(), asked.getValue());
            }
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentOrdered(
                file.id(), file.amount(), post.orElseThrow(), act.date(), act.actor(), act.delegationId()));
        for (PaymentLine line : file.lines()) {
            events.add(new CpReserved(
                    line.envelope(), file.id(), file.commitmentNumber(), line.commitmentLine(), line.amount()));
        }
        return Decision.accept(events);
    }

    /** Prise en charge : state, assigned comptable, separation of functions, then the ten checks. Entry P02. */
    public static Decision<PaymentRequestEvent> decide(AcceptPaymentRequest c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Ordered(var file, var post))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ORDERED"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = PaymentRules.checkNotSatisfied(c);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new PaymentAccepted(
                        file.id(),
                        file.amount(),
                        c.checks(),
                        file.payeeIban(),
                        post,
                        act.date(),
                        act.actor(),
                        List.of(PostingRules.p02(
                                act.date(), file.imputed(), file.supplier().text()))));
    }

    /** Inscription à une campagne : state, assigned comptable, a date that is not past. */
    public static Decision<PaymentRequestEvent> decide(ScheduleInRun c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Accepted(var file, var post))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ACCEPTED"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal == null && c.executionDate().isBefore(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "La campagne ne peut s'exécuter le " + c.executionDate() + " : nous sommes le " + act.date() + ".");
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new PaymentScheduled(file.id(), c.runId(), c.executionDate(), act.actor()));
    }

    /**
     * Mise en paiement : state, run, assigned comptable, a value date that is not past. CP reserved become consumed;
     * entry P03.
     */
    public static Decision<LedgerEvent> decide(ExecuteRun c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.InRun(var file, var post, var runId))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "IN_RUN"));
        }
        Refusal refusal = null;
        if (!runId.equals(c.runId())) {
            refusal = Refusal.of(
                    Rejection.CAMPAGNE_DIFFERENTE,
                    "La DP " + file.number() + " est inscrite à la campagne " + runId + ", pas à " + c.runId() + ".");
        }
        if (refusal == null) {
            refusal = PaymentRules.notThisAccountant(act, post, file);
        }
        if (refusal == null && c.valueDate().isBefore(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "La date de valeur " + c.valueDate() + " est passée : nous sommes le " + act.date() + ".");
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        LocalDate start = file.deadlineStart();
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentExecuted(
                file.id(),
                runId,
                "DP" + file.number() + "-1",
                file.amount(),
                c.valueDate(),
                Math.toIntExact(ChronoUnit.DAYS.between(start, c.valueDate())),
                act.actor(),
                List.of(PostingRules.p03(
                        act.date(), file.imputed(), file.supplier().text()))));
        for (PaymentLine line : file.lines()) {
            events.add(new CommitmentLinePaid(
                    file.commitmentNumber(), file.id(), line.commitmentLine(), line.amount(), AmountType.REDUCTION));
            events.add(new CpConsumed(
                    line.envelope(),
                    file.id(),
                    file.commitmentNumber(),
                    line.commitmentLine(),
                    line.amount(),
                    AmountType.REDUCTION));
        }
        return Decision.accept(events);
    }

    /**
     * Règlement : state, the assigned comptable when it is not the bank's interface, the transfer's identity and
     * amount, then the bank entry. The same entry seen again is accepted and writes nothing. Entry P04.
     */
    public static Decision<LedgerEvent> decide(ConfirmSettlement c, Act act, PaymentRequest request, BankEntry entry) {
        BankEntry.Statement statement =
                BankEntry.Statement.debit(c.treasuryIban(), c.servicerReference(), c.amount(), c.valueDate());
        if (request instanceof PaymentRequest.Settled settled
                && settled.bankEntryId().equals(statement.id())
                && settled.endToEndId().equals(c.endToEndId())
                && settled.file().amount().equals(c.amount())) {
            return Decision.accept();
        }
        if (!(request instanceof PaymentRequest.Paid(var file, var post, var endToEndId))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "PAID"));
        }
        Refusal refusal = act.role() == Role.SYSTEM_INTERFACE ? null : PaymentRules.notThisAccountant(act, post, file);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (!endToEndId.equals(c.endToEndId()) || !file.amount().equals(c.amount())) {
            refusal = Refusal.of(
                    Rejection.REGLEMENT_DIFFERENT,
                    "Le virement attendu est " + endToEndId + " de " + file.amount() + " € ; le relevé porte "
                            + c.endToEndId() + " de " + c.amount() + " €.");
        }
        if (refusal == null) {
            refusal = entry.cannotAllocate(statement, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentSettled(
                file.id(),
                statement.id(),
                c.amount(),
                c.valueDate(),
                List.of(PostingRules.p04(act.date(), c.amount()))));
        events.addAll(entry.allocate(statement, c.amount(), PaymentRequest.aggregateId(file.id())));
        return Decision.accept(events);
    }
}
