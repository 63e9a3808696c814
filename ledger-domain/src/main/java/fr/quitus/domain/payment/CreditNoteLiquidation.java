package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.MatchLine;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Liquidation d'un avoir : it takes back what an accepted invoice claimed of service, and no more than that. */
final class CreditNoteLiquidation {
    private final MatchInvoice command;
    private final PaymentFile file;
    private final PaymentRequest corrected;
    private final CommitmentFile engaged;

    CreditNoteLiquidation(MatchInvoice command, PaymentFile file, PaymentRequest corrected, CommitmentFile engaged) {
        this.command = command;
        this.file = file;
        this.corrected = corrected;
        this.engaged = engaged;
    }

    /** No deductions, an invoice of the same EJ that is accepted, then all of the credit note on what it claimed. */
    @Nullable Refusal refusal() {
        if (command.retention() != null || command.advanceRecovery() != null || command.penalties() != null) {
            return PaymentRules.wrongKind("Un avoir ne porte ni retenue, ni récupération, ni pénalités.", file);
        }
        boolean ofThisCommitment = corrected
                .opened()
                .filter(invoice -> engaged.number().equals(invoice.commitmentNumber()))
                .filter(invoice -> invoice.kind().clearsService())
                .isPresent();
        if (!ofThisCommitment) {
            return PaymentRules.wrongKind(
                    "L'avoir " + file.invoiceNumber() + " ne cite pas une facture de l'EJ " + engaged.number() + ".",
                    file);
        }
        PaymentFile invoice = corrected.opened().orElseThrow();
        if (!SettlementDecisions.isTakenInCharge(corrected)) {
            return PaymentRules.wrongState(invoice.id(), corrected, "ACCEPTED ou suivant");
        }
        Refusal refusal = beyond(file, invoice.id(), parts(), engaged);
        Balance difference = parts().stream()
                .map(part -> part.amount().balance())
                .reduce(file.amount().balance(), Balance::minus);
        return refusal != null || difference.isZero()
                ? refusal
                : Refusal.of(
                        Rejection.AVOIR_SUPERIEUR,
                        "L'avoir " + file.invoiceNumber() + " dépasse de " + difference + " € ce que la facture "
                                + invoice.invoiceNumber() + " réclame encore.",
                        "ecart",
                        difference);
    }

    /** More than the invoice still claims of a receipt, once other credit notes are accepted. */
    private static @Nullable Refusal beyond(
            PaymentFile credit, PaymentRequestId invoice, List<MatchLine> parts, CommitmentFile engaged) {
        Map<ServiceReceiptNumber, Balance> asked = new HashMap<>();
        parts.forEach(
                part -> asked.merge(part.serviceReceiptNumber(), part.amount().balance(), Balance::plus));
        for (MatchLine part : parts) {
            Balance claimed = claimed(invoice, part.serviceReceiptNumber(), engaged);
            Balance all = asked.getOrDefault(part.serviceReceiptNumber(), Balance.ZERO);
            if (all.compareTo(claimed) > 0) {
                return Refusal.of(
                        Rejection.AVOIR_SUPERIEUR,
                        "La facture corrigée par l'avoir " + credit.invoiceNumber() + " réclame encore " + claimed
                                + " € du service fait " + part.serviceReceiptNumber() + " ; l'avoir en reprend " + all
                                + " €.",
                        "ecart",
                        all.minus(claimed));
            }
        }
        return null;
    }

    private static Balance claimed(PaymentRequestId invoice, ServiceReceiptNumber number, CommitmentFile engaged) {
        var receipt = engaged.receipts().get(number);
        return receipt == null ? Balance.ZERO : receipt.claimedBy(invoice);
    }

    /** A credit note that the invoice it corrects no longer bears: another was accepted since it was liquidated. */
    static @Nullable Refusal claimedNoMore(PaymentFile credit, Commitment commitment) {
        PaymentRequestId corrected = credit.correctedRequestId();
        CommitmentFile engaged = commitment.opened().orElse(null);
        return credit.kind() != PaymentKind.CREDIT_NOTE || corrected == null || engaged == null
                ? null
                : beyond(credit, corrected, parts(credit), engaged);
    }

    /** What was asked, else the invoice's lines in their order up to the credit note's amount. */
    private List<MatchLine> parts() {
        if (command.lines() != null && !command.lines().isEmpty()) {
            return command.lines();
        }
        PaymentFile invoice = corrected.opened().orElseThrow();
        List<MatchLine> parts = new ArrayList<>();
        Balance left = file.amount().balance();
        for (PaymentLine line : invoice.lines()) {
            ServiceReceiptNumber receipt = line.serviceReceiptNumber();
            Balance claimed = receipt == null ? Balance.ZERO : claimed(invoice.id(), receipt, engaged);
            Balance here = claimed.compareTo(left) < 0 ? claimed : left;
            if (receipt != null && !here.isZero()) {
                parts.add(new MatchLine(receipt, here.amount()));
                left = left.minus(here);
            }
        }
        return parts;
    }

    /** On the lines of the invoice, where they are imputed. */
    List<PaymentLine> lines() {
        PaymentFile invoice = corrected.opened().orElseThrow();
        List<PaymentLine> lines = new ArrayList<>();
        for (MatchLine part : parts()) {
            for (PaymentLine line : invoice.lines()) {
                if (part.serviceReceiptNumber().equals(line.serviceReceiptNumber())) {
                    lines.add(taken(line, part.amount()));
                }
            }
        }
        return lines;
    }

    private static PaymentLine taken(PaymentLine line, Amount amount) {
        return new PaymentLine(
                line.commitmentLine(),
                line.serviceReceiptNumber(),
                line.dateRendered(),
                line.envelope(),
                line.account(),
                amount,
                Deductions.NONE);
    }

    /** The lines of a liquidated credit note, as what it takes back of each receipt. */
    private static List<MatchLine> parts(PaymentFile credit) {
        List<MatchLine> parts = new ArrayList<>();
        for (PaymentLine line : credit.lines()) {
            if (line.serviceReceiptNumber() != null) {
                parts.add(new MatchLine(line.serviceReceiptNumber(), line.amount()));
            }
        }
        return parts;
    }
}
