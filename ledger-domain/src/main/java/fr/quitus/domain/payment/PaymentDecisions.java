package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PayablePostings;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.payment.ControlEvent.RequisitionNotified;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountAccepted;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyRules;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** De l'ordonnancement à la campagne : each act's rules in their written order, then its events. */
public final class PaymentDecisions {
    private PaymentDecisions() {}

    /**
     * The file of a request that may be ordered: liquidated, or one that the ledger opened and the comptable rejected,
     * since nobody else will ask for it again.
     */
    public static Optional<PaymentFile> orderable(PaymentRequest request) {
        return switch (request) {
            case PaymentRequest.Matched(var file) -> Optional.of(file);
            case PaymentRequest.Rejected(var file, var _) ->
                Optional.of(file).filter(f -> !f.kind().isReceived());
            case PaymentRequest.Absent _,
                    PaymentRequest.Received _,
                    PaymentRequest.Refused _,
                    PaymentRequest.Cancelled _,
                    PaymentRequest.Ordered _,
                    PaymentRequest.Suspended _,
                    PaymentRequest.Accepted _,
                    PaymentRequest.Cleared _,
                    PaymentRequest.InRun _,
                    PaymentRequest.Paid _,
                    PaymentRequest.Settled _,
                    PaymentRequest.Returned _ -> Optional.empty();
        };
    }

    /**
     * Ordonnancement : state, capacity to sign, not the comptable, deadline not interrupted, comptable known, then CP
     * of each envelope, and AE where no commitment took them.
     */
    public static Decision<LedgerEvent> decide(
            OrderPayment c,
            Act act,
            PaymentRequest request,
            AccountantAssignment assignment,
            Map<EnvelopeId, BudgetEnvelope> envelopes) {
        Optional<PaymentFile> open = orderable(request);
        if (open.isEmpty()) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "MATCHED"));
        }
        PaymentFile file = open.get();
        FundsCentre fundsCentre = file.fundsCentre();
        Refusal refusal = SigningRules.cannotSign(act, fundsCentre, file.amount());
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        if (refusal == null) {
            refusal = interrupted(file);
        }
        var post = assignment.on(act.date());
        if (refusal == null && post.isEmpty()) {
            refusal = AccountantAssignment.nobody(fundsCentre, act.date());
        }
        if (refusal == null) {
            refusal = notEnoughCredits(file, envelopes, act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentOrdered(
                file.id(), file.amount(), post.orElseThrow(), act.date(), act.actor(), act.delegationId()));
        events.addAll(reserved(file));
        return Decision.accept(events);
    }

    /** CP that it takes of its envelopes. */
    public static List<LedgerEvent> reserved(PaymentFile file) {
        List<LedgerEvent> events = new ArrayList<>();
        for (Settlement.Line line : file.settlement().lines()) {
            Integer no = line.commitmentLine();
            if (line.credits().isZero()) {
                continue;
            }
            Amount credits = line.credits().amount();
            events.add(
                    no == null
                            ? new CpReservedWithoutCommitment(line.envelope(), file.id(), credits)
                            : new CpReserved(line.envelope(), file.id(), file.commitment(), no, credits));
        }
        return events;
    }

    static @Nullable Refusal interrupted(PaymentFile file) {
        return file.deadline().isInterrupted()
                ? Refusal.of(
                        Rejection.DELAI_INTERROMPU,
                        "Les pièces réclamées au fournisseur de la DP " + file.number() + " le "
                                + file.deadline().interruptedOn() + " ne sont pas toutes arrivées.")
                : null;
    }

    static @Nullable Refusal notEnoughCredits(PaymentFile file, Map<EnvelopeId, BudgetEnvelope> envelopes, Act act) {
        for (var asked : file.amountByEnvelope().entrySet()) {
            BudgetEnvelope envelope = envelopes.getOrDefault(asked.getKey(), BudgetEnvelope.EMPTY);
            Refusal refusal = envelope.cannotReserve(asked.getKey(), asked.getValue(), act);
            if (refusal != null) {
                return refusal;
            }
        }
        return PaymentRules.notEnoughAe(file, envelopes, act);
    }

    /**
     * Prise en charge : state, assigned comptable, separation of functions, prescription, an account of the creditor's
     * if he has a file, then the ten checks. Entry P02, or P18 for late interest; P12 for oppositions. Accepting a
     * changed account moves nothing in the books and takes the request out of its run.
     *
     * @param commitment of a credit note, which takes back service claimed on it, or of a request whose EJ lacked its
     *     visa; no other acceptance looks at its EJ
     * @param creditor the file of who is to be paid, if he has one
     */
    public static Decision<LedgerEvent> decide(
            AcceptPaymentRequest c, Act act, PaymentRequest request, Commitment commitment, ThirdParty creditor) {
        Optional<AccountingPostId> post = acceptable(request, creditor, act.date());
        if (post.isEmpty()) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ORDERED"));
        }
        PaymentFile file = request.opened().orElseThrow();
        Refusal refusal = PaymentRules.notThisAccountant(act, post.get(), file);
        if (refusal == null) {
            refusal = PaymentRules.awaitingCredits(file);
        }
        if (refusal == null) {
            refusal = FourYearPrescription.prescribed(file, act);
        }
        if (refusal == null) {
            refusal = ThirdPartyRules.notHisAccount(creditor, file.payeeIban(), act.date());
        }
        if (refusal == null) {
            refusal = PaymentRules.checkNotSatisfied(c, file);
        }
        if (refusal == null) {
            refusal = PaymentRules.visaMissing(file, commitment, act.date());
        }
        if (refusal == null && file.acceptedIban() == null) {
            refusal = CreditNoteLiquidation.claimedNoMore(file, commitment);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        if (file.acceptedIban() == null) {
            events.addAll(takenInCharge(c, act, file, post.get()));
        } else if (file.accountChanged()) {
            events.add(new PayeeAccountAccepted(file.id(), c.results(), file.payeeIban(), act.date(), act.actor()));
        }
        events.addAll(OppositionsServed.served(file, creditor, act));
        return Decision.accept(events);
    }

    /** The post of a request that waits for its acceptance, for that of another account, or to serve an opposition. */
    private static Optional<AccountingPostId> acceptable(PaymentRequest request, ThirdParty creditor, LocalDate day) {
        return switch (request) {
            case PaymentRequest.Ordered(var _, var post) -> Optional.of(post);
            case PaymentRequest.Suspended(var file, var post, var _) ->
                Optional.of(post).filter(_ -> !file.requisitioned().isEmpty());
            case PaymentRequest.Accepted(var file, var post) ->
                Optional.of(post).filter(_ -> mustBeAcceptedAgain(file, creditor, day));
            case PaymentRequest.InRun(var file, var post, var _) ->
                Optional.of(post).filter(_ -> mustBeAcceptedAgain(file, creditor, day));
            case PaymentRequest.Absent _,
                    PaymentRequest.Received _,
                    PaymentRequest.Matched _,
                    PaymentRequest.Rejected _,
                    PaymentRequest.Refused _,
                    PaymentRequest.Cancelled _,
                    PaymentRequest.Cleared _,
                    PaymentRequest.Paid _,
                    PaymentRequest.Settled _,
                    PaymentRequest.Returned _ -> Optional.empty();
        };
    }

    private static boolean mustBeAcceptedAgain(PaymentFile file, ThirdParty creditor, LocalDate day) {
        return file.accountChanged()
                || !OppositionsServed.toServe(file, creditor, day).isEmpty();
    }

    private static List<LedgerEvent> takenInCharge(
            AcceptPaymentRequest c, Act act, PaymentFile file, AccountingPostId post) {
        boolean requisitioned = !file.requisitioned().isEmpty();
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new PaymentAccepted(
                file.id(),
                file.amount(),
                c.results(),
                requisitioned ? Liability.ORDONNATEUR : Liability.ACCOUNTANT,
                file.payeeIban(),
                post,
                act.date(),
                act.actor(),
                entries(act, file)));
        if (requisitioned) {
            events.add(new RequisitionNotified(
                    file.id(), PaymentRules.sorted(file.requisitioned()), act.date(), act.actor()));
        }
        if (file.kind() == PaymentKind.CREDIT_NOTE) {
            events.add(new ServiceCredited(
                    file.commitment(),
                    file.id(),
                    Objects.requireNonNull(file.correctedRequestId(), "a credit note names what it corrects"),
                    PaymentLine.parts(file.lines())));
        }
        return events;
    }

    private static List<JournalEntry> entries(Act act, PaymentFile file) {
        String supplier = file.supplier().text();
        Settlement settlement = file.settlement();
        return switch (file.kind()) {
            case INVOICE, INSTALMENT, BALANCE, SUBSIDY -> settlement.takenInCharge(act.date(), supplier);
            case CREDIT_NOTE -> List.of(PayablePostings.p07(act.date(), PaymentLine.imputed(file.lines()), supplier));
            case ADVANCE -> List.of(PayablePostings.p08(act.date(), settlement.imputed(), supplier));
            case RETENTION_RELEASE -> List.of(PayablePostings.p11(act.date(), settlement.imputed(), supplier));
            case LATE_INTEREST -> List.of(PostingRules.p18(act.date(), settlement.imputed(), supplier));
        };
    }

    /** Inscription à une campagne : state, assigned comptable, the account accepted, a date that is not past. */
    public static Decision<PaymentRequestEvent> decide(ScheduleInRun c, Act act, PaymentRequest request) {
        if (!(request instanceof PaymentRequest.Accepted(var file, var post))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "ACCEPTED"));
        }
        Refusal refusal = PaymentRules.notThisAccountant(act, post, file);
        if (refusal == null && file.kind() == PaymentKind.CREDIT_NOTE) {
            refusal = PaymentRules.wrongKind(
                    "L'avoir " + file.invoiceNumber()
                            + " ne se paie pas : il s'impute (NetCreditNote) ou se recouvre (ClaimCreditNote).",
                    file);
        }
        if (refusal == null) {
            refusal = PaymentRules.awaitingCredits(file);
        }
        if (refusal == null) {
            refusal = PaymentRules.accountChanged(file);
        }
        if (refusal == null && c.executionDate().isBefore(act.date())) {
            refusal = Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "La campagne ne peut s'exécuter le " + c.executionDate() + " : nous sommes le " + act.date() + ".");
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new PaymentScheduled(file.id(), c.runId(), c.executionDate(), act.actor()));
    }
}
