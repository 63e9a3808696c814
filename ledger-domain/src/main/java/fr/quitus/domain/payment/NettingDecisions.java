package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.PayablePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.payment.SettlementCommand.ClaimCreditNote;
import fr.quitus.domain.payment.SettlementCommand.NetCreditNote;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteUsed;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueRules;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Emploi d'un avoir accepté : netted on what its supplier is owed, or claimed back from him. */
public final class NettingDecisions {
    private NettingDecisions() {}

    /**
     * Imputation : a credit note accepted and not used up, a request for service accepted and not sent, assigned
     * comptable of both, one supplier, one account of his, then the amounts. The transfer is lowered, the CP it had
     * reserved are free, and the request counts as paid by as much; nothing moves in the books, where P07 already did.
     * A credit note comes before oppositions, older ones too: debts that go together extinguish each other whatever a
     * third party acquired on one of them (code civil, art. 1348-1). What they took beyond the rest is given back.
     *
     * @param creditor the file of the supplier, if oppositions took a part of the request
     */
    public static Decision<LedgerEvent> decide(
            NetCreditNote c, Act act, PaymentRequest credit, PaymentRequest payable, ThirdParty creditor) {
        if (!(credit instanceof PaymentRequest.Accepted(var note, var notePost))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), credit, "ACCEPTED"));
        }
        if (!(payable instanceof PaymentRequest.Accepted(var file, var post))) {
            return Decision.refuse(PaymentRules.wrongState(c.payableId(), payable, "ACCEPTED"));
        }
        Refusal refusal = wrongKinds(note, file);
        if (refusal == null) {
            refusal = PaymentRules.notThisAccountant(act, notePost, note);
        }
        if (refusal == null) {
            refusal = PaymentRules.notThisAccountant(act, post, file);
        }
        if (refusal == null) {
            refusal = otherSupplier(note, file);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        // Neither is used up, else it would not be accepted any more.
        Balance owed = DeductionOrder.beforeOppositions(file, _ -> false);
        Balance most = min(note.creditLeft(), owed);
        Amount amount = c.amount() == null ? most.amount() : c.amount();
        if (refusal == null) {
            refusal = PaymentRules.awaitingCredits(file);
        }
        if (refusal == null && !most.covers(amount)) {
            refusal = Refusal.of(
                    Rejection.AVOIR_SUPERIEUR,
                    "Il reste " + note.creditLeft() + " € de l'avoir " + note.invoiceNumber() + " et " + owed
                            + " € à payer de la DP " + file.number() + " ; " + amount + " € sont demandés.",
                    "maximum",
                    most);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<NettedPart> parts = parts(
                file.settlement().lines().stream().map(Settlement.Line::credits).toList(), amount);
        List<LedgerEvent> events =
                new ArrayList<>(DeductionOrder.events(DeductionOrder.lowered(file, amount, _ -> false, act), creditor));
        events.add(
                new CreditNoteUsed(note.id(), file.id(), amount, parts(left(note), amount), act.date(), act.actor()));
        events.add(new CreditNoteNetted(file.id(), note.id(), amount, parts, act.date(), act.actor()));
        for (NettedPart part : parts) {
            PaymentLine line = file.lines().get(part.line());
            events.add(new CommitmentLinePaid(
                    file.commitment(), file.id(), line.commitmentLine(), part.amount(), AmountType.ADJUSTMENT));
            events.add(new CpReleased(
                    line.envelope(), file.id(), file.commitment(), line.commitmentLine(), part.amount()));
        }
        return Decision.accept(events);
    }

    private static @Nullable Refusal wrongKinds(PaymentFile note, PaymentFile payable) {
        if (note.kind() != PaymentKind.CREDIT_NOTE) {
            return PaymentRules.wrongKind("La DP " + note.number() + " n'est pas un avoir.", note);
        }
        if (!payable.diversions().offset().isZero()) {
            return PaymentRules.wrongKind(
                    "La DP " + payable.number() + " est déjà compensée : un avoir s'impute avant.", payable);
        }
        return payable.kind().clearsService()
                ? null
                : PaymentRules.wrongKind(
                        "Un avoir s'impute sur une demande payée pour un service fait, ce que la DP " + payable.number()
                                + " n'est pas.",
                        payable);
    }

    private static @Nullable Refusal otherSupplier(PaymentFile note, PaymentFile payable) {
        if (!note.supplier().equals(payable.supplier())) {
            return Refusal.of(
                    Rejection.FOURNISSEUR_DIFFERENT,
                    "L'avoir " + note.invoiceNumber() + " est de " + note.supplier() + ", la DP " + payable.number()
                            + " paie " + payable.supplier() + ".");
        }
        List<AccountCode> accounts = Stream.concat(note.lines().stream(), payable.lines().stream())
                .map(line -> PayablePostings.supplierAccount(line.account()))
                .distinct()
                .toList();
        return accounts.size() == 1
                ? null
                : PaymentRules.wrongKind(
                        "L'avoir et la demande sont sur des comptes fournisseurs différents (" + accounts + ").",
                        payable);
    }

    /**
     * Créance : a credit note accepted and not used up, perimeter, not the comptable, a line of non-tax revenue. What
     * is left of it becomes a claim on its supplier, in the year of the act.
     */
    public static Decision<LedgerEvent> decide(
            ClaimCreditNote c, Act act, PaymentRequest credit, Commitment commitment, RevenueOrderNumber number) {
        if (!(credit instanceof PaymentRequest.Accepted(var note, var _))) {
            return Decision.refuse(PaymentRules.wrongState(c.paymentRequestId(), credit, "ACCEPTED"));
        }
        Refusal refusal = note.kind() == PaymentKind.CREDIT_NOTE
                ? null
                : PaymentRules.wrongKind("La DP " + note.number() + " n'est pas un avoir.", note);
        if (refusal == null) {
            refusal = SigningRules.outsidePerimeter(act, note.fundsCentre());
        }
        if (refusal == null) {
            refusal = SigningRules.alreadyOnTheOtherSide(act, note.accountantSide(), "comptable");
        }
        if (refusal == null) {
            refusal = RevenueRules.otherThanNonTax(c.revenueLine());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount amount = note.creditLeft().amount();
        List<NettedPart> parts = parts(left(note), amount);
        Map<AccountCode, Amount> byAccount = new TreeMap<>(Comparator.comparing(AccountCode::text));
        for (NettedPart part : parts) {
            AccountCode account = PayablePostings.supplierAccount(
                    note.lines().get(part.line()).account());
            byAccount.merge(account, part.amount(), Amount::plus);
        }
        String name = commitment
                .opened()
                .map(CommitmentFile::supplier)
                .map(supplier -> supplier.name())
                .orElse(note.supplier().text());
        return Decision.accept(
                new CreditNoteClaimed(note.id(), number, amount, parts, act.date(), act.actor()),
                new ClaimEstablished(
                        number,
                        FiscalYear.of(act.date().getYear()),
                        note.fundsCentre(),
                        Debtor.of(note.supplier(), name),
                        "Avoir " + note.invoiceNumber() + " (DP " + note.number() + ")",
                        byAccount.entrySet().stream()
                                .map(line -> new ClaimLine(c.revenueLine(), line.getKey(), line.getValue()))
                                .toList(),
                        null,
                        act.actor()));
    }

    /** What is left of each line of a credit note. */
    private static List<Balance> left(PaymentFile note) {
        List<Balance> left = new ArrayList<>();
        for (int i = 0; i < note.lines().size(); i++) {
            Balance used = note.netted().getOrDefault(i, Balance.ZERO);
            left.add(note.lines().get(i).amount().balance().minus(used));
        }
        return left;
    }

    /** An amount taken from the first lines that have any left. */
    private static List<NettedPart> parts(List<Balance> available, Amount amount) {
        List<NettedPart> parts = new ArrayList<>();
        Balance left = amount.balance();
        for (int i = 0; i < available.size(); i++) {
            Balance here = min(left, available.get(i));
            if (!here.isZero()) {
                parts.add(new NettedPart(i, here.amount()));
                left = left.minus(here);
            }
        }
        return parts;
    }

    private static Balance min(Balance a, Balance b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
