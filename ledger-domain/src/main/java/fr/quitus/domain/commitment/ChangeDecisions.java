package fr.quitus.domain.commitment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.commitment.ChangeCommand.AffirmTranche;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.ChangeCommand.AnticipateCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CancelCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.commitment.ChangeCommand.ChargeAnticipatedCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.ChangeCommand.GrantRecyclingException;
import fr.quitus.domain.commitment.ChangeCommand.ReimputeCommitment;
import fr.quitus.domain.commitment.ChangeCommand.WithdrawAnticipatedCommitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAmended;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentChange.TrancheAffirmed;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Décisions sur un EJ signé : amended, affirmed, imputed elsewhere. An increase is held against the same rules as a
 * signature, for the amount that the whole EJ comes to.
 */
public final class ChangeDecisions {
    private ChangeDecisions() {}

    /** Avenant : state, lines, capacity to sign, year, something to change, service fait, visa, then the AE. */
    public static Decision<LedgerEvent> decide(
            AmendCommitment c, Act act, Commitment commitment, Map<EnvelopeId, BudgetEnvelope> envelopes) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        for (AmendLine asked : c.lines()) {
            if (file.line(asked.line()) == null) {
                return Decision.refuse(CommitmentRules.unknownLine(file, asked.line()));
            }
        }
        List<LineChange> changes = changes(c, file);
        CommitmentFile amended = file.amended(changes);
        Refusal refusal = cannotChange(act, file, amended);
        if (refusal == null && changes.isEmpty()) {
            refusal = CommitmentRules.pointless("L'avenant laisse l'EJ " + file.number() + " tel qu'il est.");
        }
        if (refusal == null) {
            refusal = belowService(file, changes);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<VisaThreshold> thresholds = VisaThresholds.appliedToChange(file, amended, act);
        if (changes.stream().anyMatch(change -> change.to().compareTo(change.from()) > 0)) {
            refusal = CommitmentRules.visaMissingForChange(amended, thresholds, act);
        }
        AeMovements movements = new AeMovements(file.number());
        for (LineChange change : changes) {
            movements.change(file.lineKnown(change.line()), change);
        }
        if (refusal == null) {
            refusal = movements.notEnough(envelopes, act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : movements.following(new CommitmentAmended(
                        file.number(), changes, thresholds, c.reason(), act.actor(), act.delegationId(), act.date()));
    }

    private static List<LineChange> changes(AmendCommitment c, CommitmentFile file) {
        List<LineChange> changes = new ArrayList<>();
        for (AmendLine asked : c.lines()) {
            LineAccount line = file.lineKnown(asked.line());
            if (!line.amount().equals(asked.amount().balance())) {
                changes.add(AeMovements.changeOf(file, line, asked.amount().balance()));
            }
        }
        return changes;
    }

    private static @Nullable Refusal belowService(CommitmentFile file, List<LineChange> changes) {
        for (LineChange change : changes) {
            LineAccount line = file.lineKnown(change.line());
            if (change.to().compareTo(line.least()) < 0) {
                return Refusal.of(
                        Rejection.INFERIEUR_AU_SERVICE_FAIT,
                        "Le poste " + change.line() + " de l'EJ " + file.number() + " porte " + line.certified()
                                + " € de service fait certifié et "
                                + line.advances().outstanding()
                                + " € d'avances à récupérer : il ne peut être ramené à " + change.to() + " €.",
                        "line",
                        change.line(),
                        "certifie",
                        line.certified(),
                        "ecart",
                        line.least().minus(change.to()));
            }
        }
        return null;
    }

    /** Affermissement : state, line, capacity to sign, year, a tranche not yet affirmed, visa, then the AE. */
    public static Decision<LedgerEvent> decide(
            AffirmTranche c, Act act, Commitment commitment, Map<EnvelopeId, BudgetEnvelope> envelopes) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        LineAccount line = file.line(c.line());
        if (line == null) {
            return Decision.refuse(CommitmentRules.unknownLine(file, c.line()));
        }
        CommitmentFile affirmed = file.withLine(line.affirm());
        Refusal refusal = cannotChange(act, file, affirmed);
        if (refusal == null && line.affirmed()) {
            refusal = CommitmentRules.pointless(
                    "Le poste " + line.no() + " de l'EJ " + file.number() + " est déjà ferme.");
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<VisaThreshold> thresholds = VisaThresholds.appliedToChange(file, affirmed, act);
        refusal = CommitmentRules.visaMissingForChange(affirmed, thresholds, act);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount amount = line.conditionalAmount().amount();
        AeMovements movements = new AeMovements(file.number());
        movements.commit(line, amount, AmountType.MODIFICATION);
        refusal = movements.notEnough(envelopes, act);
        return refusal != null
                ? Decision.refuse(refusal)
                : movements.following(new TrancheAffirmed(
                        file.number(), line.no(), amount, thresholds, act.actor(), act.delegationId(), act.date()));
    }

    /**
     * Changement d'imputation : state, line, capacity to sign, perimeter of the receiver, year, specialty, nothing
     * served yet, visa, then the AE of the receiver. Only what the line consumed this year moves: the part carried from
     * earlier years took no AE of this year where it is, and takes none where it goes (GBCP art. 159 and 160).
     */
    public static Decision<LedgerEvent> decide(
            ReimputeCommitment c, Act act, Commitment commitment, Map<EnvelopeId, BudgetEnvelope> envelopes) {
        if (!(commitment instanceof Commitment.Validated(CommitmentFile file))) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED"));
        }
        LineAccount line = file.line(c.line());
        if (line == null) {
            return Decision.refuse(CommitmentRules.unknownLine(file, c.line()));
        }
        EnvelopeId to = receiver(c, file);
        Balance moved = line.leaves(to, c.operation()) ? line.consumedThisYear() : Balance.ZERO;
        LineAccount received = line.reimpute(to, c.imputation(), c.operation(), moved);
        CommitmentFile reimputed = file.withLine(received);
        List<VisaThreshold> thresholds = VisaThresholds.applied(reimputed, act);
        Refusal refusal = cannotChange(act, file, reimputed);
        if (refusal == null) {
            refusal = SigningRules.cannotSign(act, c.fundsCentre(), file.firmAmount());
        }
        if (refusal == null) {
            refusal = cannotReimpute(c, file, line, to);
        }
        if (refusal == null) {
            refusal = CommitmentRules.visaMissingForChange(reimputed, thresholds, act);
        }
        AeMovements movements = new AeMovements(file.number());
        if (!moved.isZero()) {
            movements.withdraw(line, moved, Balance.ZERO, AmountType.REIMPUTED_FROM);
            movements.commit(received, moved.amount(), AmountType.REIMPUTED_TO);
        }
        if (refusal == null) {
            refusal = movements.notEnough(envelopes, act);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : movements.following(new CommitmentReimputed(
                        file.number(),
                        line.no(),
                        line.envelope(),
                        to,
                        c.imputation(),
                        c.operation(),
                        moved,
                        Balance.ZERO,
                        thresholds,
                        act.actor(),
                        act.delegationId(),
                        act.date()));
    }

    private static @Nullable Refusal cannotReimpute(
            ReimputeCommitment c, CommitmentFile file, LineAccount line, EnvelopeId to) {
        Refusal refusal = CommitmentRules.wrongImputation(line.no(), c.imputation(), c.fundsCentre(), c.operation());
        if (refusal == null && !line.leaves(to, c.operation()) && c.imputation().equals(line.imputation())) {
            refusal = CommitmentRules.pointless(
                    "Le poste " + line.no() + " de l'EJ " + file.number() + " est déjà imputé ainsi.");
        }
        if (refusal == null && !line.least().isZero()) {
            refusal = Refusal.of(
                    Rejection.POSTE_DEJA_SERVI,
                    "Le poste " + line.no() + " de l'EJ " + file.number() + " porte " + line.least()
                            + " € de service fait ou d'avances, imputés là où il est.",
                    "certifie",
                    line.certified());
        }
        return refusal;
    }

    private static EnvelopeId receiver(ReimputeCommitment c, CommitmentFile file) {
        return new EnvelopeId(
                file.year(), c.fundsCentre(), c.imputation().title().group());
    }

    /** The envelopes that an act of this family draws on or gives back to. */
    public static Set<EnvelopeId> envelopes(ChangeCommand command, Commitment commitment) {
        CommitmentFile file = commitment.opened().orElse(null);
        if (file == null) {
            return Set.of();
        }
        return switch (command) {
            case CarryForwardCommitment _ -> ClosingDecisions.nextEnvelopes(file);
            case CancelCommitment _, GrantRecyclingException _ -> Set.of();
            case AmendCommitment _,
                    AffirmTranche _,
                    CloseCommitment _,
                    AnticipateCommitment _,
                    ChargeAnticipatedCommitment _,
                    WithdrawAnticipatedCommitment _ -> present(file);
            case ReimputeCommitment c -> {
                Set<EnvelopeId> both = present(file);
                both.add(receiver(c, file));
                yield both;
            }
        };
    }

    private static Set<EnvelopeId> present(CommitmentFile file) {
        Set<EnvelopeId> ids = new TreeSet<>();
        file.lines().values().forEach(line -> ids.add(line.envelope()));
        return ids;
    }

    private static @Nullable Refusal cannotChange(Act act, CommitmentFile file, CommitmentFile changed) {
        if (changed.firmBalance().cents() > Amount.CENTS_MAX) {
            return Refusal.of(
                    Rejection.MONTANT_EXCESSIF,
                    "L'EJ " + file.number() + " dépasserait " + Amount.ofCents(Amount.CENTS_MAX) + " €.");
        }
        Refusal refusal = SigningRules.cannotSign(act, file.fundsCentre(), changed.firmAmount());
        return refusal == null ? CommitmentRules.yearNotOpen(file.year(), act) : refusal;
    }
}
