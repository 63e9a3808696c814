package fr.quitus.domain.takeover;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.accounting.TakeoverPostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.CommitmentRules;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.commitment.Receipt;
import fr.quitus.domain.commitment.Regularisation;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.CheckResult;
import fr.quitus.domain.payment.Liability;
import fr.quitus.domain.payment.PaymentDecisions;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentRequestTakenOver;
import fr.quitus.domain.takeover.TakeoverCommand.ClaimedLine;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverPaymentRequest;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reprise d'une DP : received, liquidated, ordered and taken in charge elsewhere, as far as it had come. */
public final class PaymentRequestTakeover {
    private final TakeOverPaymentRequest command;
    private final Act act;
    private final CommitmentFile engaged;
    private final List<LedgerEvent> events = new ArrayList<>();
    private PaymentRequest request = PaymentRequest.ABSENT;

    private PaymentRequestTakeover(TakeOverPaymentRequest command, Act act, CommitmentFile engaged) {
        this.command = command;
        this.act = act;
        this.engaged = engaged;
    }

    /** The envelopes that its lines draw on; none before it is ordered. */
    public static Set<EnvelopeId> envelopes(TakeOverPaymentRequest c, Commitment commitment) {
        Set<EnvelopeId> ids = new TreeSet<>();
        if (c.orderedOn() != null && commitment instanceof Commitment.Validated(CommitmentFile file)) {
            for (ClaimedLine claimed : c.lines()) {
                LineAccount line = file.line(claimed.line());
                if (line != null) {
                    ids.add(line.envelope());
                }
            }
        }
        return ids;
    }

    /**
     * An approved set, an invoice nobody has here, an EJ in force of the same supplier, service certified for what is
     * liquidated, CP for what is ordered. What was taken in charge is entered as P02, in the journal of à-nouveaux.
     */
    public static Decision<LedgerEvent> decide(
            TakeOverPaymentRequest c,
            Act act,
            Takeover takeover,
            PaymentRequest request,
            Commitment commitment,
            Map<EnvelopeId, BudgetEnvelope> envelopes) {
        Refusal refusal = TakeoverDecisions.notLoading(c, act, takeover);
        if (refusal == null && !(request instanceof PaymentRequest.Absent)) {
            refusal = TakeoverDecisions.alreadyHere(
                    "La facture " + c.invoiceNumber() + " de " + c.supplier(), request.status());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (!(commitment instanceof Commitment.Validated(CommitmentFile engaged))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        refusal = wrong(c, engaged, act);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return new PaymentRequestTakeover(c, act, engaged)
                .told(
                        TakeoverDecisions.set(takeover).date(),
                        TakeoverDecisions.set(takeover).system(),
                        envelopes);
    }

    private Decision<LedgerEvent> told(LocalDate date, String system, Map<EnvelopeId, BudgetEnvelope> envelopes) {
        received();
        if (command.lines().isEmpty()) {
            events.add(new InvoiceAttached(engaged.number(), command.paymentRequestId(), command.number()));
        } else {
            List<PaymentLine> lines = lines();
            matched(lines);
            AccountingPostId post = command.post();
            LocalDate orderedOn = command.orderedOn();
            if (post != null && orderedOn != null) {
                Refusal refusal = ordered(post, orderedOn, envelopes);
                if (refusal != null) {
                    return Decision.refuse(refusal);
                }
                LocalDate acceptedOn = command.acceptedOn();
                if (acceptedOn != null) {
                    accepted(post, acceptedOn, lines, date, system);
                }
            }
        }
        events.add(
                1,
                new PaymentRequestTakenOver(
                        command.paymentRequestId(), command.origin(), request.status(), act.date(), act.actor()));
        return Decision.accept(events);
    }

    private void add(PaymentRequestEvent event) {
        events.add(event);
        request = request.evolve(event);
    }

    private PaymentFile file() {
        return request.opened().orElseThrow();
    }

    private void received() {
        add(new InvoiceReceived(
                command.paymentRequestId(),
                command.number(),
                command.kind(),
                command.supplier(),
                command.invoiceNumber(),
                command.invoiceDate(),
                command.receivedOn(),
                command.amountExclTax(),
                command.vat(),
                command.amountInclTax(),
                command.payeeIban(),
                command.commitmentNumber(),
                null,
                null,
                act.actor()));
    }

    /** The certified receipts of each line, first recorded first. */
    private List<PaymentLine> lines() {
        List<PaymentLine> lines = new ArrayList<>();
        for (ClaimedLine claimed : command.lines()) {
            Balance left = claimed.amount().balance();
            for (Receipt receipt : engaged.receipts().values()) {
                Balance part = receipt.line() == claimed.line() ? min(left, receipt.leftToInvoice()) : Balance.ZERO;
                if (!part.isZero()) {
                    LineAccount line = engaged.lineOf(receipt);
                    lines.add(new PaymentLine(
                            line.no(),
                            receipt.number(),
                            receipt.dateRendered(),
                            line.envelope(),
                            line.imputation().account(),
                            part.amount(),
                            Deductions.NONE));
                    left = left.minus(part);
                }
            }
        }
        return lines;
    }

    private static Balance min(Balance one, Balance other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void matched(List<PaymentLine> lines) {
        add(new InvoiceMatched(
                file().id(),
                lines,
                act.actor(),
                engaged.ordonnateurSide().stream()
                        .sorted(Comparator.comparing(ActorId::text))
                        .toList()));
        List<ReceiptPart> parts = new ArrayList<>();
        for (PaymentLine line : lines) {
            var receipt = line.serviceReceiptNumber();
            if (receipt != null) {
                parts.add(new ReceiptPart(receipt, line.commitmentLine(), line.amount(), line.deductions()));
            }
        }
        events.add(new ServiceInvoiced(engaged.number(), file().id(), parts, command.kind() == PaymentKind.BALANCE));
    }

    private @Nullable Refusal ordered(
            AccountingPostId post, LocalDate orderedOn, Map<EnvelopeId, BudgetEnvelope> envelopes) {
        for (var asked : file().amountByEnvelope().entrySet()) {
            BudgetEnvelope envelope = envelopes.getOrDefault(asked.getKey(), BudgetEnvelope.EMPTY);
            Refusal refusal = envelope.cannotReserve(asked.getKey(), asked.getValue(), act);
            if (refusal != null) {
                return refusal;
            }
        }
        add(new PaymentOrdered(file().id(), command.amountInclTax(), post, orderedOn, act.actor(), null));
        events.addAll(PaymentDecisions.reserved(file()));
        return null;
    }

    private void accepted(
            AccountingPostId post, LocalDate acceptedOn, List<PaymentLine> lines, LocalDate date, String system) {
        Map<AccountantCheck, CheckResult> checks = new EnumMap<>(AccountantCheck.class);
        for (AccountantCheck check : AccountantCheck.values()) {
            checks.put(check, new CheckResult(true, "Contrôlé dans " + system + " avant la reprise"));
        }
        List<Imputed> imputed = lines.stream()
                .map(line -> new Imputed(line.account(), line.amount()))
                .toList();
        add(new PaymentAccepted(
                file().id(),
                command.amountInclTax(),
                checks,
                Liability.ACCOUNTANT,
                command.payeeIban(),
                post,
                acceptedOn,
                act.actor(),
                List.of(TakeoverPostings.accepted(
                        date, imputed, command.supplier().text()))));
    }

    private static @Nullable Refusal wrong(TakeOverPaymentRequest c, CommitmentFile engaged, Act act) {
        if (!engaged.supplier().ref().equals(c.supplier())) {
            return Refusal.of(
                    Rejection.FOURNISSEUR_DIFFERENT,
                    "La facture " + c.invoiceNumber() + " est de " + c.supplier() + ", l'EJ " + engaged.number()
                            + " de " + engaged.supplier().ref() + ".");
        }
        if (!c.kind().isReceived() || !c.kind().clearsService()) {
            return Refusal.of(
                    Rejection.NATURE_INCOMPATIBLE,
                    "Une demande de nature " + c.kind() + " ne se reprend pas : soldez-la avant la reprise.",
                    "nature",
                    c.kind());
        }
        Balance left = c.amountInclTax().balance();
        for (ClaimedLine claimed : c.lines()) {
            left = left.minus(claimed.amount());
            Balance certified = Balance.ZERO;
            for (Receipt receipt : engaged.receipts().values()) {
                certified = receipt.line() == claimed.line() ? certified.plus(receipt.leftToInvoice()) : certified;
            }
            if (!certified.covers(claimed.amount())) {
                return Refusal.of(
                        Rejection.FACTURE_SUPERIEURE_SERVICE_FAIT,
                        "La facture " + c.invoiceNumber() + " réclame " + claimed.amount() + " € sur le poste "
                                + claimed.line() + " de l'EJ " + engaged.number() + ", qui a " + certified
                                + " € de service fait non facturé.",
                        "line",
                        claimed.line());
            }
        }
        if (!c.lines().isEmpty() && !left.isZero()) {
            return Refusal.of(
                    Rejection.RAPPROCHEMENT_INCOMPLET,
                    "Les lignes de la facture " + c.invoiceNumber() + " s'écartent de " + left + " € de son montant.",
                    "ecart",
                    left);
        }
        return !c.lines().isEmpty() && Regularisation.awaited(engaged, act.date())
                ? Refusal.of(
                        Rejection.VISA_REQUIS,
                        "L'EJ " + engaged.number() + " a été signé sans son visa : ses demandes ne se reprennent qu'à"
                                + " l'état RECEIVED.")
                : null;
    }
}
