package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceRequested;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.CommitmentRules;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.commitment.Receipt;
import fr.quitus.domain.commitment.Regularisation;
import fr.quitus.domain.payment.ControlEvent.VisaAwaited;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.MatchLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Liquidation d'une facture : each act's rules in their written order, then its events. */
public final class InvoiceDecisions {
    private InvoiceDecisions() {}

    /**
     * Liquidation : Σ requested ≤ Σ certified, receipt by receipt, and the whole invoice is matched; then what is
     * deducted from it. An advance claims no service, and a credit note what an accepted invoice claimed.
     *
     * @param corrected the invoice that a credit note corrects
     */
    public static Decision<LedgerEvent> decide(
            MatchInvoice c, Act act, PaymentRequest request, PaymentRequest corrected, Commitment commitment) {
        if (!(request instanceof PaymentRequest.Received(PaymentFile file))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "RECEIVED"));
        }
        if (!(commitment instanceof Commitment.Validated(CommitmentFile engaged))) {
            return Decision.refuse(CommitmentRules.wrongState(file.commitment(), commitment, "VALIDATED"));
        }
        Refusal refusal = InvoicingService.notWhoReceives(act, file.invoicingPost(), engaged);
        if (refusal == null && file.kind() == PaymentKind.ADVANCE) {
            refusal = AdvanceLiquidation.refusal(c, file, engaged);
            return refusal != null
                    ? Decision.refuse(refusal)
                    : Decision.accept(matched(file, engaged, AdvanceLiquidation.lines(file, engaged), act));
        }
        if (refusal == null && file.kind() == PaymentKind.CREDIT_NOTE) {
            CreditNoteLiquidation credit = new CreditNoteLiquidation(c, file, corrected, engaged);
            refusal = credit.refusal();
            return refusal != null
                    ? Decision.refuse(refusal)
                    : Decision.accept(matched(file, engaged, credit.lines(), act));
        }
        List<MatchLine> asked = c.lines() == null ? List.of() : c.lines();
        if (refusal == null && !asked.isEmpty()) {
            refusal = wrongLines(asked, file, engaged);
        }
        if (refusal == null && asked.isEmpty()) {
            asked = inOrderOfReceipts(file.amount(), engaged);
            refusal = moreThanCertified(file, sum(asked));
        }
        if (refusal == null && file.balances()) {
            refusal = notTheWholeBalance(asked, engaged);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Liquidation liquidation = new Liquidation(c, file, grossLines(asked, engaged), engaged, act);
        refusal = liquidation.refusal();
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(matched(file, engaged, liquidation.lines(), act));
    }

    private static List<PaymentLine> grossLines(List<MatchLine> asked, CommitmentFile engaged) {
        List<PaymentLine> lines = new ArrayList<>();
        for (MatchLine line : asked) {
            Receipt receipt = engaged.receipt(line.serviceReceiptNumber());
            LineAccount account = engaged.lineOf(receipt);
            lines.add(new PaymentLine(
                    account.no(),
                    receipt.number(),
                    receipt.dateRendered(),
                    account.envelope(),
                    account.imputation().account(),
                    line.amount(),
                    Deductions.NONE));
        }
        return lines;
    }

    private static List<LedgerEvent> matched(
            PaymentFile file, CommitmentFile engaged, List<PaymentLine> lines, Act act) {
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new InvoiceMatched(
                file.id(),
                lines,
                act.actor(),
                engaged.ordonnateurSide().stream()
                        .sorted(Comparator.comparing(ActorId::text))
                        .toList()));
        if (Regularisation.awaited(engaged, act.date())) {
            events.add(new VisaAwaited(file.id(), engaged.number(), act.date()));
        }
        if (file.kind() == PaymentKind.ADVANCE) {
            events.add(new AdvanceRequested(engaged.number(), file.id(), PaymentLine.advances(lines)));
        } else if (file.kind().clearsService()) {
            events.add(new ServiceInvoiced(engaged.number(), file.id(), PaymentLine.parts(lines), file.balances()));
        }
        return events;
    }

    /** The certified receipts, first recorded first, up to the invoice's amount or to what there is. */
    private static List<MatchLine> inOrderOfReceipts(Amount invoice, CommitmentFile engaged) {
        List<MatchLine> lines = new ArrayList<>();
        Balance left = invoice.balance();
        for (Receipt receipt : engaged.receipts().values()) {
            Balance part = receipt.leftToInvoice().compareTo(left) < 0 ? receipt.leftToInvoice() : left;
            if (!part.isZero()) {
                lines.add(new MatchLine(receipt.number(), part.amount()));
                left = left.minus(part);
            }
        }
        return lines;
    }

    private static @Nullable Refusal wrongLines(List<MatchLine> asked, PaymentFile file, CommitmentFile engaged) {
        Set<Object> seen = new HashSet<>();
        for (MatchLine line : asked) {
            Receipt receipt = engaged.receipts().get(line.serviceReceiptNumber());
            if (receipt == null || !seen.add(line.serviceReceiptNumber())) {
                return Refusal.of(
                        Rejection.SERVICE_FAIT_INCONNU,
                        "Le service fait " + line.serviceReceiptNumber() + " n'est pas de l'EJ " + engaged.number()
                                + " ou est cité deux fois.");
            }
            if (!receipt.leftToInvoice().covers(line.amount())) {
                Balance excess = line.amount().balance().minus(receipt.leftToInvoice());
                return superior(file, excess);
            }
        }
        Balance difference = file.amount().balance().minus(sum(asked));
        return difference.isZero()
                ? null
                : Refusal.of(
                        Rejection.RAPPROCHEMENT_INCOMPLET,
                        "Les lignes rapprochées s'écartent de " + difference + " € du montant de la facture.",
                        "ecart",
                        difference);
    }

    /** Solde : all the service of each line it claims is certified, and claimed with it. */
    private static @Nullable Refusal notTheWholeBalance(List<MatchLine> asked, CommitmentFile engaged) {
        Map<Integer, Balance> left = new TreeMap<>();
        asked.forEach(
                line -> left.put(engaged.receipt(line.serviceReceiptNumber()).line(), Balance.ZERO));
        for (Receipt receipt : engaged.receipts().values()) {
            left.computeIfPresent(receipt.line(), (_, sum) -> sum.plus(receipt.leftToInvoice())
                    .plus(receipt.leftToCertify()));
        }
        for (MatchLine line : asked) {
            left.merge(
                    engaged.receipt(line.serviceReceiptNumber()).line(),
                    line.amount().balance(),
                    Balance::minus);
        }
        for (var line : left.entrySet()) {
            if (!line.getValue().isZero()) {
                return Refusal.of(
                        Rejection.RAPPROCHEMENT_INCOMPLET,
                        "Le solde laisse " + line.getValue() + " € de service fait sur le poste " + line.getKey()
                                + " de l'EJ " + engaged.number() + ".",
                        "line",
                        line.getKey(),
                        "ecart",
                        line.getValue());
            }
        }
        return null;
    }

    private static @Nullable Refusal moreThanCertified(PaymentFile file, Balance certified) {
        Balance excess = file.amount().balance().minus(certified);
        return excess.isZero() ? null : superior(file, excess);
    }

    private static Refusal superior(PaymentFile file, Balance excess) {
        return Refusal.of(
                Rejection.FACTURE_SUPERIEURE_SERVICE_FAIT,
                "La facture " + file.invoiceNumber() + " dépasse de " + excess
                        + " € le service fait certifié et non encore facturé.",
                "ecart",
                excess);
    }

    private static Balance sum(List<MatchLine> lines) {
        Balance sum = Balance.ZERO;
        for (MatchLine line : lines) {
            sum = sum.plus(line.amount());
        }
        return sum;
    }
}
