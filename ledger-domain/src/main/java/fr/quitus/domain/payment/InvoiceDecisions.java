package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.CommitmentFile.Receipt;
import fr.quitus.domain.commitment.CommitmentRules;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.MatchLine;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyRules;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Réception et liquidation d'une facture : each act's rules in their written order, then its events. */
public final class InvoiceDecisions {
    private InvoiceDecisions() {}

    /**
     * Réception : not already received unless the comptable rejected it since, a validated EJ, perimeter, not the
     * comptable, its supplier, an account of his if he has a file, coherent amounts, not received in the future.
     *
     * @param supplier the file of the supplier's SIRET, if he has one
     */
    public static Decision<PaymentRequestEvent> decide(
            ReceiveInvoice c,
            Act act,
            PaymentRequest request,
            Commitment commitment,
            ThirdParty supplier,
            PaymentRequestNumber number) {
        if (!(request instanceof PaymentRequest.Absent) && !(request instanceof PaymentRequest.Rejected)) {
            String known = request.opened().map(f -> f.number().text()).orElse("?");
            return Decision.refuse(Refusal.of(
                    Rejection.FACTURE_DEJA_RECUE,
                    "La facture " + c.invoiceNumber() + " de " + c.supplier() + " est déjà reçue : DP " + known + ".",
                    "paymentRequestNumber",
                    known));
        }
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        LocalDate receivedOn = receivedOn(c, act, request);
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null) {
            refusal = request.opened()
                    .map(before -> SigningRules.alreadyOnTheOtherSide(act, before.accountantSide(), "comptable"))
                    .orElse(null);
        }
        if (refusal == null && !file.supplier().siret().equals(c.supplier())) {
            refusal = Refusal.of(
                    Rejection.FOURNISSEUR_DIFFERENT,
                    "L'EJ " + file.number() + " est signé avec "
                            + file.supplier().siret() + ", la facture vient de " + c.supplier() + ".");
        }
        if (refusal == null) {
            refusal = ThirdPartyRules.notHisAccount(supplier, c.payeeIban(), act.date());
        }
        if (refusal == null) {
            refusal = incoherentAmounts(c);
        }
        if (refusal == null) {
            refusal = wrongDates(c, receivedOn, act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new InvoiceReceived(
                        c.paymentRequestId(),
                        number,
                        PaymentKind.INVOICE,
                        c.supplier(),
                        c.invoiceNumber(),
                        c.invoiceDate(),
                        receivedOn,
                        c.amountExclTax(),
                        c.vat(),
                        c.amountInclTax(),
                        c.payeeIban(),
                        c.commitmentNumber(),
                        act.actor()));
    }

    /** An invoice that comes again after a rejection has been there since it first came: its deadline went on. */
    private static LocalDate receivedOn(ReceiveInvoice c, Act act, PaymentRequest request) {
        LocalDate now = c.receivedOn() == null ? act.date() : c.receivedOn();
        return request.opened()
                .map(PaymentFile::receivedOn)
                .filter(first -> first.isBefore(now))
                .orElse(now);
    }

    private static @Nullable Refusal wrongDates(ReceiveInvoice c, LocalDate receivedOn, Act act) {
        if (c.invoiceDate().isAfter(receivedOn)) {
            return Refusal.of(
                    Rejection.DATE_FUTURE,
                    "La facture est datée du " + c.invoiceDate() + ", après sa réception le " + receivedOn + ".");
        }
        return receivedOn.isAfter(act.date())
                ? Refusal.of(
                        Rejection.DATE_FUTURE,
                        "La facture ne peut être reçue le " + receivedOn + " : nous sommes le " + act.date() + ".")
                : null;
    }

    private static @Nullable Refusal incoherentAmounts(ReceiveInvoice c) {
        Balance vat = c.vat() == null ? Balance.ZERO : c.vat().balance();
        Balance sum = c.amountExclTax().balance().plus(vat);
        return sum.equals(c.amountInclTax().balance())
                ? null
                : Refusal.of(
                        Rejection.MONTANTS_INCOHERENTS,
                        "Montant hors taxe " + c.amountExclTax() + " € plus TVA " + vat + " € font " + sum + " €, pas "
                                + c.amountInclTax() + " € TTC.");
    }

    /**
     * Liquidation : Σ requested ≤ Σ certified, receipt by receipt, and the whole invoice is matched; then what is
     * deducted from it.
     */
    public static Decision<LedgerEvent> decide(MatchInvoice c, Act act, PaymentRequest request, Commitment commitment) {
        if (!(request instanceof PaymentRequest.Received(PaymentFile file))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "RECEIVED"));
        }
        if (!(commitment instanceof Commitment.Validated(CommitmentFile engaged))) {
            return Decision.refuse(CommitmentRules.wrongState(file.commitment(), commitment, "VALIDATED"));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, engaged.fundsCentre());
        List<MatchLine> asked = c.lines() == null ? List.of() : c.lines();
        if (refusal == null && !asked.isEmpty()) {
            refusal = wrongLines(asked, file, engaged);
        }
        if (refusal == null && asked.isEmpty()) {
            asked = inOrderOfReceipts(file.amount(), engaged);
            refusal = moreThanCertified(file, sum(asked));
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Liquidation liquidation = new Liquidation(c, file, grossLines(asked, engaged), engaged);
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
        return List.of(
                new InvoiceMatched(
                        file.id(),
                        lines,
                        act.actor(),
                        engaged.ordonnateurSide().stream()
                                .sorted(Comparator.comparing(ActorId::text))
                                .toList()),
                new ServiceInvoiced(engaged.number(), file.id(), PaymentLine.parts(lines), file.balances()));
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
