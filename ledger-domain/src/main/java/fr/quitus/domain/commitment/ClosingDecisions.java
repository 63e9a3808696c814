package fr.quitus.domain.commitment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.commitment.ChangeCommand.CancelCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.ChangeCommand.GrantRecyclingException;
import fr.quitus.domain.commitment.CommitmentChange.CarriedLine;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCancelled;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCarriedForward;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentChange.RecyclingExceptionGranted;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Décisions sur la fin d'un EJ : cancelled as a draft, carried to the next year, closed. */
public final class ClosingDecisions {
    private ClosingDecisions() {}

    /** Abandon d'un brouillon : state, perimeter. */
    public static Decision<CommitmentEvent> decide(CancelCommitment c, Act act, Commitment commitment) {
        CommitmentFile file = commitment.unsigned().orElse(null);
        if (file == null) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "DRAFT"));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new CommitmentCancelled(file.number(), c.reason(), act.actor(), act.date()));
    }

    /**
     * Clôture : state, perimeter, year, no request open on it, nothing still running. AE go back by the year they were
     * consumed in.
     */
    public static Decision<LedgerEvent> decide(CloseCommitment c, Act act, Commitment commitment) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null) {
            refusal = CommitmentRules.yearNotOpen(file.year(), act);
        }
        if (refusal == null) {
            refusal = stillRunning(file);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        AeMovements movements = new AeMovements(file.number());
        List<LineChange> changes = new ArrayList<>();
        Balance residual = Balance.ZERO;
        for (LineAccount line : file.lines().values()) {
            Balance left = line.firmAmount().minus(line.certified());
            if (!left.isZero() || !line.affirmed()) {
                Balance released = AeMovements.released(file, line, left);
                LineChange change = new LineChange(
                        line.no(), true, line.firmAmount(), line.certified(), released, left.minus(released));
                changes.add(change);
                movements.withdraw(line, change.released(), change.sterilized(), AmountType.MODIFICATION);
                residual = residual.plus(left);
            }
        }
        return movements.following(new CommitmentClosed(file.number(), residual, changes, act.actor(), act.date()));
    }

    private static @Nullable Refusal stillRunning(CommitmentFile file) {
        Map.Entry<PaymentRequestId, PaymentRequestNumber> request =
                file.attached().firstEntry();
        if (request != null) {
            return Refusal.of(
                    Rejection.ENGAGEMENT_EN_COURS,
                    "La demande de paiement " + request.getValue() + " est reçue sur l'EJ " + file.number()
                            + " : elle se liquide, se rejette ou s'annule d'abord, un avoir s'accepte.",
                    "paymentRequestId",
                    request.getKey());
        }
        for (Receipt receipt : file.receipts().values()) {
            if (!receipt.leftToCertify().isZero() || !receipt.leftToInvoice().isZero()) {
                return Refusal.of(
                        Rejection.ENGAGEMENT_EN_COURS,
                        "Le service fait " + receipt.number() + " de l'EJ " + file.number()
                                + " n'est pas certifié et facturé en entier.",
                        "serviceReceiptNumber",
                        receipt.number());
            }
        }
        for (LineAccount line : file.lines().values()) {
            if (!line.unpaid().isZero()
                    || !line.advances().requested().equals(line.advances().recovered())) {
                return Refusal.of(
                        Rejection.ENGAGEMENT_EN_COURS,
                        "Le poste " + line.no() + " de l'EJ " + file.number() + " est facturé pour " + line.requested()
                                + " € et payé pour " + line.paid() + " € ; ses avances de "
                                + line.advances().requested() + " € sont récupérées pour "
                                + line.advances().recovered() + " €.",
                        "line",
                        line.no());
            }
        }
        return null;
    }

    /** Exception au non-recyclage : state, perimeter, not granted yet. */
    public static Decision<CommitmentEvent> decide(GrantRecyclingException c, Act act, Commitment commitment) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null && file.recyclingException()) {
            refusal = CommitmentRules.pointless("L'EJ " + file.number() + " a déjà cette exception.");
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new RecyclingExceptionGranted(file.number(), c.legalRef(), act.actor(), act.date()));
    }

    /** Bascule : state, the next year begun, something left to pay or to affirm. */
    public static Decision<LedgerEvent> decide(CarryForwardCommitment c, Act act, Commitment commitment) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        FiscalYear next = FiscalYear.of(file.year().value() + 1);
        Refusal refusal = act.date().getYear() < next.value() ? CommitmentRules.yearNotOpen(next, act) : null;
        List<CarriedLine> lines = new ArrayList<>();
        List<LedgerEvent> memos = new ArrayList<>();
        for (LineAccount line : file.lines().values()) {
            Balance residual = line.firmAmount().minus(line.paid());
            EnvelopeId to = in(next, line.envelope());
            lines.add(new CarriedLine(line.no(), line.envelope(), to, residual));
            if (!residual.isZero()) {
                memos.add(new CommitmentBroughtForward(
                        to, file.number(), line.no(), residual.amount(), AmountType.CARRIED_FORWARD));
            }
        }
        boolean finished = memos.isEmpty() && file.lines().values().stream().allMatch(LineAccount::affirmed);
        if (refusal == null && finished) {
            refusal = CommitmentRules.pointless("L'EJ " + file.number() + " est payé en entier : il se clôt.");
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new CommitmentCarriedForward(
                file.number(), file.year(), next, lines, AmountType.CARRIED_FORWARD, act.date()));
        events.addAll(memos);
        return Decision.accept(events);
    }

    /** The envelopes of the next year that an EJ is carried to. */
    static Set<EnvelopeId> nextEnvelopes(CommitmentFile file) {
        FiscalYear next = FiscalYear.of(file.year().value() + 1);
        Set<EnvelopeId> ids = new TreeSet<>();
        file.lines().values().forEach(line -> ids.add(in(next, line.envelope())));
        return ids;
    }

    private static EnvelopeId in(FiscalYear year, EnvelopeId envelope) {
        return new EnvelopeId(year, envelope.fundsCentre(), envelope.titleGroup());
    }
}
