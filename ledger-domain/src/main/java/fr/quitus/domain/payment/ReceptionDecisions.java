package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.CommitmentRules;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyRules;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Réception de ce que demande un créancier : the rules in their written order, then the event. */
public final class ReceptionDecisions {
    private ReceptionDecisions() {}

    /**
     * Réception : not already received unless it was rejected, refused or cancelled since, a validated EJ, perimeter,
     * the comptable where there is a service facturier and never elsewhere, its supplier, an account of his if he has a
     * file, a kind that the EJ admits, coherent amounts, those of its part for a part of an invoice that comes again,
     * not received in the future.
     *
     * @param request that of the invoice; of one that was split, the part that comes again
     * @param supplier the supplier's file, if he has one
     * @param assignment of the EJ's funds centre
     */
    public static Decision<LedgerEvent> decide(
            ReceiveInvoice c,
            Act act,
            PaymentRequest request,
            Commitment commitment,
            ThirdParty supplier,
            AccountantAssignment assignment,
            PaymentRequestNumber number) {
        if (!mayCome(request)) {
            return Decision.refuse(alreadyReceived(c, request));
        }
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        LocalDate receivedOn = receivedOn(c, act, request);
        AccountingPostId service = assignment.invoicingOn(act.date()).orElse(null);
        Refusal refusal = InvoicingService.notWhoReceives(act, service, file);
        if (refusal == null && act.role() != Role.PUBLIC_ACCOUNTANT) {
            refusal = request.opened()
                    .map(before -> SigningRules.alreadyOnTheOtherSide(act, before.accountantSide(), "comptable"))
                    .orElse(null);
        }
        if (refusal == null) {
            refusal = otherSupplier(c, file);
        }
        if (refusal == null) {
            refusal = ThirdPartyRules.notHisAccount(supplier, c.payeeIban(), act.date());
        }
        if (refusal == null) {
            refusal = wrongKind(c, file);
        }
        if (refusal == null) {
            refusal = incoherentAmounts(c, request);
        }
        if (refusal == null) {
            refusal = wrongDates(c, receivedOn, act);
        }
        PaymentRequestId id = idOf(c, request);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(List.of(
                        new InvoiceReceived(
                                id,
                                number,
                                c.asked(),
                                c.supplier(),
                                c.invoiceNumber(),
                                c.invoiceDate(),
                                receivedOn,
                                c.amountExclTax(),
                                c.vat(),
                                c.amountInclTax(),
                                c.payeeIban(),
                                c.commitmentNumber(),
                                c.correctedRequestId(),
                                service,
                                act.actor()),
                        new InvoiceAttached(file.number(), id, number)));
    }

    /** The request that receives it. */
    public static PaymentRequestId idOf(ReceiveInvoice c, PaymentRequest request) {
        return request.opened().map(PaymentFile::id).orElse(c.paymentRequestId());
    }

    /** Facture scindée : a part that ended may come again for its amount; this request is not that part. */
    public static boolean isAnotherPart(ReceiveInvoice c, PaymentRequest request) {
        return request.opened()
                .filter(file -> file.part().ofSeveral())
                .filter(file -> !mayCome(request) || !file.amount().equals(c.amountInclTax()))
                .isPresent();
    }

    private static @Nullable Refusal otherThanThePart(ReceiveInvoice c, PaymentRequest request) {
        return isAnotherPart(c, request)
                ? Refusal.of(
                        Rejection.MONTANTS_INCOHERENTS,
                        "La facture " + c.invoiceNumber() + " est scindée ; aucune de ses parts n'est à recevoir de"
                                + " nouveau pour " + c.amountInclTax() + " €.")
                : null;
    }

    private static @Nullable Refusal otherSupplier(ReceiveInvoice c, CommitmentFile file) {
        return file.supplier().ref().equals(c.supplier())
                ? null
                : Refusal.of(
                        Rejection.FOURNISSEUR_DIFFERENT,
                        "L'EJ " + file.number() + " est signé avec "
                                + file.supplier().ref() + ", la facture vient de " + c.supplier() + ".");
    }

    private static Refusal alreadyReceived(ReceiveInvoice c, PaymentRequest request) {
        String known = request.opened().map(f -> f.number().text()).orElse("?");
        return Refusal.of(
                Rejection.FACTURE_DEJA_RECUE,
                "La facture " + c.invoiceNumber() + " de " + c.supplier() + " est déjà reçue : DP " + known + ".",
                "paymentRequestNumber",
                known);
    }

    private static boolean mayCome(PaymentRequest request) {
        return switch (request) {
            case PaymentRequest.Absent _,
                    PaymentRequest.Rejected _,
                    PaymentRequest.Refused _,
                    PaymentRequest.Cancelled _ -> true;
            case PaymentRequest.Received _,
                    PaymentRequest.Matched _,
                    PaymentRequest.Ordered _,
                    PaymentRequest.Suspended _,
                    PaymentRequest.Accepted _,
                    PaymentRequest.Cleared _,
                    PaymentRequest.InRun _,
                    PaymentRequest.Paid _,
                    PaymentRequest.Settled _,
                    PaymentRequest.Returned _ -> false;
        };
    }

    /** What the ledger opens by itself is not received; a subsidy is of title 6, on a subsidy's EJ. */
    private static @Nullable Refusal wrongKind(ReceiveInvoice c, CommitmentFile file) {
        if (!c.asked().isReceived()) {
            return PaymentRules.wrongKind("Une demande de nature " + c.asked() + " ne se reçoit pas.", c.asked());
        }
        if ((c.asked() == PaymentKind.CREDIT_NOTE) != (c.correctedRequestId() != null)) {
            return PaymentRules.wrongKind(
                    "Un avoir cite la demande qu'il corrige (correctedRequestId), et lui seul.", c.asked());
        }
        boolean subsidised = file.type() == CommitmentType.SUBVENTION
                && file.lines().values().stream()
                        .allMatch(line -> line.imputation().title() == Title.T6);
        return c.asked() != PaymentKind.SUBSIDY || subsidised
                ? null
                : PaymentRules.wrongKind(
                        "L'EJ " + file.number() + " est de type " + file.type()
                                + " : une subvention se demande sur un EJ de type SUBVENTION, au titre T6.",
                        c.asked());
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

    private static @Nullable Refusal incoherentAmounts(ReceiveInvoice c, PaymentRequest request) {
        Balance vat = c.vat() == null ? Balance.ZERO : c.vat().balance();
        Balance sum = c.amountExclTax().balance().plus(vat);
        return sum.equals(c.amountInclTax().balance())
                ? otherThanThePart(c, request)
                : Refusal.of(
                        Rejection.MONTANTS_INCOHERENTS,
                        "Montant hors taxe " + c.amountExclTax() + " € plus TVA " + vat + " € font " + sum + " €, pas "
                                + c.amountInclTax() + " € TTC.");
    }
}
