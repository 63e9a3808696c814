package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.CommitmentRules;
import fr.quitus.domain.payment.SplitCommand.SplitInvoice;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.SplitEvent.InvoiceSplit;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scission d'une facture : a request is matched to the cent with certified service, so what can be paid of an invoice
 * before the rest is a request of its own. The invoice stays one: its number is received once, its deadline is that of
 * each part, and each part that is paid late owes interest on itself.
 */
public final class SplitDecisions {
    private SplitDecisions() {}

    /**
     * Scission : a request that is received, on a validated EJ, by who receives its invoices and did not act on the
     * other side; a kind that clears service and is not the last of its lines; not split before, for then its rest is
     * split in turn; two parts that are not nothing.
     *
     * @param remainder the request that the rest would be on
     * @param number of that request
     */
    public static Decision<LedgerEvent> decide(
            SplitInvoice c,
            Act act,
            PaymentRequest request,
            PaymentRequest remainder,
            Commitment commitment,
            PaymentRequestNumber number) {
        if (!(request instanceof PaymentRequest.Received(PaymentFile file))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), request, "RECEIVED"));
        }
        if (!(commitment instanceof Commitment.Validated(CommitmentFile engaged))) {
            return Decision.refuse(CommitmentRules.wrongState(file.commitment(), commitment, "VALIDATED"));
        }
        Refusal refusal = InvoicingService.notWhoReceives(act, file.invoicingPost(), engaged);
        if (refusal == null && act.role() != Role.PUBLIC_ACCOUNTANT) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, file.accountantSide(), "comptable");
        }
        if (refusal == null && (!file.kind().clearsService() || file.balances())) {
            refusal = PaymentRules.wrongKind(
                    "La DP " + file.number() + " est de nature " + file.kind()
                            + " : on ne scinde qu'une facture, un acompte ou une subvention.",
                    file);
        }
        if (refusal == null) {
            refusal = alreadySplit(file, remainder);
        }
        Balance vat = keptVat(c, file);
        if (refusal == null) {
            refusal = notTwoParts(c.amount(), vat, file);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        PaymentRequestId rest = PaymentRequestId.ofRemainder(file.id());
        return Decision.accept(List.of(
                new InvoiceSplit(file.id(), rest, c.amount(), vat, act.date(), act.actor()),
                remainder(c, act, file, vat, number),
                new InvoiceAttached(engaged.number(), rest, number)));
    }

    private static @Nullable Refusal alreadySplit(PaymentFile file, PaymentRequest remainder) {
        return remainder
                .opened()
                .map(rest -> Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "La DP " + file.number() + " est déjà scindée ; son reste, la DP " + rest.number()
                                + ", se scinde à son tour.",
                        "paymentRequestNumber",
                        rest.number()))
                .orElse(null);
    }

    /** In proportion to the amounts, half a cent up, where nobody says what it is. */
    private static Balance keptVat(SplitInvoice c, PaymentFile file) {
        Balance told = c.vat();
        return told != null
                ? told
                : Balance.ofCents(BigDecimal.valueOf(file.part().vat().cents())
                        .multiply(BigDecimal.valueOf(c.amount().cents()))
                        .divide(BigDecimal.valueOf(file.amount().cents()), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** Each part is something, and has no more VAT than it is worth. */
    private static @Nullable Refusal notTwoParts(Amount kept, Balance vat, PaymentFile file) {
        Balance rest = file.amount().balance().minus(kept);
        Balance restVat = file.part().vat().minus(vat);
        boolean two = !rest.isNegative()
                && !rest.isZero()
                && !vat.isNegative()
                && !restVat.isNegative()
                && vat.compareTo(kept.balance()) <= 0
                && restVat.compareTo(rest) <= 0;
        return two
                ? null
                : Refusal.of(
                        Rejection.MONTANTS_INCOHERENTS,
                        "La DP " + file.number() + " demande " + file.amount() + " € TTC, dont "
                                + file.part().vat() + " € de TVA : elle n'en garde pas " + kept + " €, dont " + vat
                                + " € de TVA, pour laisser " + rest + " €, dont " + restVat + " €.",
                        "reste",
                        rest,
                        "resteTva",
                        restVat);
    }

    private static InvoiceRemainderReceived remainder(
            SplitInvoice c, Act act, PaymentFile file, Balance vat, PaymentRequestNumber number) {
        return new InvoiceRemainderReceived(
                PaymentRequestId.ofRemainder(file.id()),
                number,
                file.id(),
                file.kind(),
                file.supplier(),
                file.invoiceNumber(),
                Objects.requireNonNull(file.part().invoiceDate(), "an invoice has a date"),
                file.receivedOn(),
                file.amount().balance().minus(c.amount()).amount(),
                file.part().vat().minus(vat),
                file.payeeIban(),
                file.commitment(),
                file.invoicingPost(),
                file.deadline().interruptedOn(),
                file.deadline().completeOn(),
                file.prescriptionWaived(),
                sorted(file.ordonnateurSide()),
                sorted(file.accountantSide()),
                act.actor());
    }

    private static List<ActorId> sorted(Collection<ActorId> actors) {
        return actors.stream().sorted(Comparator.comparing(ActorId::text)).toList();
    }
}
