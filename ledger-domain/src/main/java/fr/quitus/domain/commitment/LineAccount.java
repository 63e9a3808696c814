package fr.quitus.domain.commitment;

import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Poste d'un EJ, with what was certified, requested and paid on it, each net of accepted credit notes: paid is negative
 * while the supplier owes back more than he was paid on the line.
 *
 * @param operation the investment operation whose affected AE it takes, if any
 * @param firmAmount montant ferme : what consumes AE
 * @param conditionalAmount what will be firm when the tranche is affirmed; zero once it is
 * @param consumedThisYear AE that the line consumed on the envelope of the file's year: what a reduction gives back
 * @param requested gross amount of the requests liquidated on service; at most what is certified
 * @param paid CP consumed by the line, advances included, and credit notes of the supplier netted on it
 * @param advances what was paid before service, and taken back since
 * @param penalties of the requests liquidated on it: requested, and never paid
 * @param balancedBy the request for the balance (solde) of the line: no other claims service after it
 */
public record LineAccount(
        int no,
        EnvelopeId envelope,
        Imputation imputation,
        @Nullable OperationCode operation,
        LineKind kind,
        Balance firmAmount,
        Balance conditionalAmount,
        Balance consumedThisYear,
        Balance certified,
        Balance requested,
        Balance paid,
        Advances advances,
        Balance penalties,
        @Nullable PaymentRequestId balancedBy) {

    static LineAccount drafted(CommitmentEvent.Line line) {
        boolean firm = line.kind() != LineKind.TRANCHE_CONDITIONNELLE;
        Balance amount = line.amount().balance();
        return new LineAccount(
                line.no(),
                line.envelope(),
                line.imputation(),
                line.operation(),
                line.kind(),
                firm ? amount : Balance.ZERO,
                firm ? Balance.ZERO : amount,
                Balance.ZERO,
                Balance.ZERO,
                Balance.ZERO,
                Balance.ZERO,
                Advances.NONE,
                Balance.ZERO,
                null);
    }

    /** Affermi : all of it is firm. */
    public boolean affirmed() {
        return conditionalAmount.isZero();
    }

    /** Firm or not. */
    public Balance amount() {
        return firmAmount.plus(conditionalAmount);
    }

    /** Requested and not paid, and not to be lost as a penalty: what the line's requests still have to pay. */
    Balance unpaid() {
        return requested.minus(penalties).minus(paid);
    }

    LineAccount certify(Balance more) {
        return with(certified.plus(more), requested, paid);
    }

    /** What an advance may still be asked for: firm, and neither requested for service nor advanced. */
    public Balance advanceable() {
        Balance left = firmAmount.minus(requested).minus(advances.outstanding());
        return balancedBy != null || left.isNegative() ? Balance.ZERO : left;
    }

    /** The least the line can be brought to: what was served, or what was requested and advanced. */
    Balance least() {
        Balance claimed = requested.plus(advances.outstanding());
        return claimed.compareTo(certified) > 0 ? claimed : certified;
    }

    LineAccount pay(PaymentRequestId request, Amount more) {
        return with(certified, requested, paid.plus(more)).with(advances.pay(request, more), penalties, balancedBy);
    }

    /** An accepted credit note: less was served, asked for and paid. */
    LineAccount credit(Amount less) {
        return with(certified.minus(less), requested.minus(less), paid.minus(less));
    }

    LineAccount advance(PaymentRequestId request, Amount amount) {
        return with(advances.request(request, amount), penalties, balancedBy);
    }

    LineAccount withoutAdvance(PaymentRequestId request) {
        return with(advances.withdraw(request), penalties, balancedBy);
    }

    /** Service still to come bears the advance: the line is firm for it too, and has it paid. */
    LineAccount takeOver(AdvanceTakenOver e) {
        Balance outstanding = e.outstanding();
        return firm(firmAmount.plus(outstanding), conditionalAmount, consumedThisYear)
                .with(certified, requested, paid.plus(outstanding))
                .with(advances.takeOver(e), penalties, balancedBy);
    }

    /** A part of a receipt is claimed, with what is deducted from it. */
    LineAccount claim(ReceiptPart part) {
        Deductions less = part.deductions();
        return with(certified, requested.plus(part.amount()), paid)
                .with(advances.recover(less.advanceRecovery()), penalties.plus(less.penalties()), balancedBy);
    }

    /** A part of a receipt is claimed no more. */
    LineAccount unclaim(ReceiptPart part) {
        Deductions less = part.deductions();
        return with(certified, requested.minus(part.amount()), paid)
                .with(
                        advances.recover(Balance.ZERO.minus(less.advanceRecovery())),
                        penalties.minus(less.penalties()),
                        balancedBy);
    }

    LineAccount balanced(PaymentRequestId by) {
        return with(advances, penalties, by);
    }

    /** The request for the balance stands no more; another request's withdrawal changes nothing. */
    LineAccount reopened(PaymentRequestId withdrawn) {
        return with(advances, penalties, withdrawn.equals(balancedBy) ? null : balancedBy);
    }

    LineAccount validated() {
        return firm(firmAmount, conditionalAmount, firmAmount);
    }

    LineAccount affirm() {
        return firm(amount(), Balance.ZERO, consumedThisYear.plus(conditionalAmount));
    }

    LineAccount change(LineChange change) {
        if (!change.firm()) {
            return firm(firmAmount, change.to().minus(firmAmount), consumedThisYear);
        }
        Balance increase = change.to().minus(change.from());
        return firm(
                change.to(),
                Balance.ZERO,
                increase.isNegative() ? less(change.released()) : consumedThisYear.plus(increase));
    }

    /** What was never served is given up, firm or not. */
    LineAccount close(LineChange change) {
        return firm(change.to(), Balance.ZERO, less(change.released()));
    }

    /** Whether AE move when the line is imputed there: to another envelope, or to or from an operation. */
    boolean leaves(EnvelopeId to, @Nullable OperationCode of) {
        return !to.equals(envelope) || !Objects.equals(of, operation);
    }

    /**
     * @param moved AE of this year that went along with it: what receives the line bears them; where it leaves nothing
     *     they are what they were
     */
    LineAccount reimpute(EnvelopeId to, Imputation as, @Nullable OperationCode of, Balance moved) {
        return on(to, as, of, leaves(to, of) ? moved : consumedThisYear);
    }

    LineAccount carry(EnvelopeId to) {
        return on(to, imputation, operation, Balance.ZERO);
    }

    /** Of AE given back, what goes back to the operation: what the line drew on it this year, and nothing older. */
    Balance restored(Balance released) {
        if (operation == null) {
            return Balance.ZERO;
        }
        return released.compareTo(consumedThisYear) > 0 ? consumedThisYear : released;
    }

    private LineAccount firm(Balance firm, Balance conditional, Balance consumed) {
        return new LineAccount(
                no,
                envelope,
                imputation,
                operation,
                kind,
                firm,
                conditional,
                consumed,
                certified,
                requested,
                paid,
                advances,
                penalties,
                balancedBy);
    }

    private LineAccount on(EnvelopeId to, Imputation as, @Nullable OperationCode of, Balance consumed) {
        return new LineAccount(
                no,
                to,
                as,
                of,
                kind,
                firmAmount,
                conditionalAmount,
                consumed,
                certified,
                requested,
                paid,
                advances,
                penalties,
                balancedBy);
    }

    private LineAccount with(Balance nextCertified, Balance nextRequested, Balance nextPaid) {
        return new LineAccount(
                no,
                envelope,
                imputation,
                operation,
                kind,
                firmAmount,
                conditionalAmount,
                consumedThisYear,
                nextCertified,
                nextRequested,
                nextPaid,
                advances,
                penalties,
                balancedBy);
    }

    private LineAccount with(Advances nextAdvances, Balance nextPenalties, @Nullable PaymentRequestId balance) {
        return new LineAccount(
                no,
                envelope,
                imputation,
                operation,
                kind,
                firmAmount,
                conditionalAmount,
                consumedThisYear,
                certified,
                requested,
                paid,
                nextAdvances,
                nextPenalties,
                balance);
    }

    private Balance less(Balance released) {
        return released.compareTo(consumedThisYear) > 0 ? Balance.ZERO : consumedThisYear.minus(released);
    }
}
