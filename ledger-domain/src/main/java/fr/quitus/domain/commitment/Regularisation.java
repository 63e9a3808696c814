package fr.quitus.domain.commitment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.CommitmentCommand.ExemptFromVisa;
import fr.quitus.domain.commitment.CommitmentCommand.ReviewCommitment;
import fr.quitus.domain.commitment.VisaEvent.CommitmentReviewed;
import fr.quitus.domain.commitment.VisaEvent.VisaExempted;
import fr.quitus.domain.commitment.VisaEvent.VisaRegularised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ce qui tient lieu de visa préalable : a regularisation, a programming document, a review afterwards. */
public final class Regularisation {
    private Regularisation() {}

    /** Signed without the visa it needed, and not regularised by this day: nothing may be paid on it. */
    public static boolean awaited(CommitmentFile file, LocalDate day) {
        VisaFile visa = file.visa();
        boolean tacit = visa != null && visa.control() == ControlKind.VISA && visa.isTacitOn(day);
        return file.visaKind() == VisaKind.NONE && !tacit;
    }

    /** An EJ signed without its visa is regular with the act that gives it one. */
    static Decision<CommitmentEvent> following(
            Decision<CommitmentEvent> decision, Commitment commitment, VisaKind kind, Act act) {
        CommitmentFile file = commitment.opened().orElse(null);
        if (file == null
                || file.visaKind() != VisaKind.NONE
                || !(decision instanceof Decision.Accepted<CommitmentEvent>(var events))) {
            return decision;
        }
        List<CommitmentEvent> both = new ArrayList<>(events);
        both.add(new VisaRegularised(file.number(), kind, act.date()));
        return Decision.accept(both);
    }

    /** Dispense : state, perimeter, no control running, a visa that is required. */
    public static Decision<CommitmentEvent> decide(ExemptFromVisa c, Act act, Commitment commitment) {
        Optional<CommitmentFile> unsigned = commitment.unsigned();
        if (unsigned.isEmpty()) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "DRAFT"));
        }
        CommitmentFile file = unsigned.get();
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null && VisaThresholds.exceeded(VisaThresholds.applied(file, act)) == null) {
            refusal = CommitmentRules.pointless("L'EJ " + file.number() + " (" + file.firmAmount()
                    + " €) ne dépasse aucun seuil : il se signe sans visa.");
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new VisaExempted(
                        file.number(), file.firmAmount(), c.programmingRef(), act.actor(), act.date()));
    }

    /** Contrôle a posteriori : an EJ that was signed, perimeter. */
    public static Decision<CommitmentEvent> decide(ReviewCommitment c, Act act, Commitment commitment) {
        CommitmentFile file = commitment.opened().orElse(null);
        boolean signed = commitment instanceof Commitment.Validated || commitment instanceof Commitment.Closed;
        if (file == null || !signed) {
            return Decision.refuse(CommitmentRules.wrongState(c.commitmentNumber(), commitment, "VALIDATED ou CLOSED"));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new CommitmentReviewed(file.number(), c.conclusion(), c.remarks(), act.actor(), act.date()));
    }
}
