package fr.quitus.domain.payment;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Paiement en retard : what is owed for it without being asked for, and the request that pays that. What is offset with
 * a title is paid on the day of the offset (code civil, art. 1347), so it bears interest to that day and the rest to
 * the day of its transfer. The flat fee is due once for a request, whatever it is paid in: it compensates the recovery
 * of one claim (code de la commande publique, art. L2192-13; CJUE, 20 October 2022, C-585/20).
 *
 * @param requestId the request that pays for the lateness
 * @param base what is paid late, all taxes included
 * @param paidOn the day of that payment
 */
record LatePayment(PaymentRequestId requestId, Amount base, LocalDate paidOn, LateInterest owed) {
    /** Contracts to which the payment deadline and its interest apply: public procurement (CCP, art. L2192-10). */
    private static final Set<CommitmentType> PROCUREMENT =
            Set.of(CommitmentType.MARCHE, CommitmentType.BON_COMMANDE, CommitmentType.PARTENARIAT);

    /** By a transfer of all that is left; nothing in time, nor where no public contract is paid. */
    static Optional<LatePayment> byTransfer(
            PaymentFile file, Commitment commitment, LocalDate paidOn, LawParameters law) {
        return of(
                PaymentRequestId.ofLateInterest(file.id()),
                file,
                commitment,
                file.settlement().interestBase(),
                paidOn,
                law);
    }

    /** By an offset of this much, after what was offset before. */
    static Optional<LatePayment> byOffset(
            PaymentFile file, Commitment commitment, Amount amount, LocalDate paidOn, LawParameters law) {
        return of(ofOffset(file), file, commitment, amount.balance(), paidOn, law);
    }

    /** The request that pays for the lateness of the next offset of this one. */
    static PaymentRequestId ofOffset(PaymentFile file) {
        return PaymentRequestId.ofLateInterest(file.id(), file.diversions().offset());
    }

    private static Optional<LatePayment> of(
            PaymentRequestId id,
            PaymentFile file,
            Commitment commitment,
            Balance base,
            LocalDate paidOn,
            LawParameters law) {
        boolean procured = commitment
                .opened()
                .filter(engaged -> PROCUREMENT.contains(engaged.type()))
                .isPresent();
        if (!procured || !file.kind().bearsInterest() || base.isZero()) {
            return Optional.empty();
        }
        LocalDate offsetOn = file.diversions().lastOffsetOn();
        boolean lateBefore = offsetOn != null && file.deadline().lateInterest(base.amount(), offsetOn, law) != null;
        return Optional.ofNullable(file.deadline().lateInterest(base.amount(), paidOn, law))
                .map(owed -> lateBefore ? owed.withoutFee() : owed)
                .filter(owed -> !owed.total().isZero())
                .map(owed -> new LatePayment(id, base.amount(), paidOn, owed));
    }

    @Nullable Refusal excessive(PaymentFile file) {
        return owed.total().cents() > Amount.CENTS_MAX
                ? Refusal.of(
                        Rejection.MONTANT_EXCESSIF,
                        "Payée le " + paidOn + ", la DP " + file.number() + " devrait " + owed.total()
                                + " € d'intérêts.")
                : null;
    }

    LateInterestAccrued accrued(PaymentFile file) {
        return new LateInterestAccrued(
                file.id(),
                requestId,
                owed.dueDate(),
                owed.days(),
                base,
                owed.rateBasisPoints(),
                owed.interest(),
                owed.flatFee());
    }

    /** On the unit's own credits other than personnel, of the year in which the lateness became a debt. */
    LedgerEvent requested(PaymentFile file, Commitment commitment, PaymentRequestNumber number) {
        Amount amount = owed.total().amount();
        EnvelopeId envelope = new EnvelopeId(FiscalYear.of(paidOn.getYear()), file.fundsCentre(), TitleGroup.HT2);
        return new LateInterestRequested(
                requestId,
                number,
                file.id(),
                file.supplier(),
                commitment.opened().map(engaged -> engaged.supplier().name()).orElse(null),
                file.invoiceNumber(),
                paidOn,
                amount,
                file.payeeIban(),
                List.of(new UncommittedLine(envelope, Accounts.LATE_INTEREST, amount)),
                file.ordonnateurSide().stream()
                        .sorted(Comparator.comparing(ActorId::text))
                        .toList());
    }
}
