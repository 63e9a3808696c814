package fr.quitus.domain.commitment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.commitment.CommitmentCommand.DisregardOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.GrantVisa;
import fr.quitus.domain.commitment.CommitmentCommand.IssueOpinion;
import fr.quitus.domain.commitment.CommitmentCommand.OverrideVisaRefusal;
import fr.quitus.domain.commitment.CommitmentCommand.ProduceInformation;
import fr.quitus.domain.commitment.CommitmentCommand.RefuseVisa;
import fr.quitus.domain.commitment.CommitmentCommand.RequestInformation;
import fr.quitus.domain.commitment.CommitmentCommand.SubmitForVisa;
import fr.quitus.domain.commitment.VisaEvent.OpinionDisregarded;
import fr.quitus.domain.commitment.VisaEvent.OpinionIssued;
import fr.quitus.domain.commitment.VisaEvent.VisaGranted;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationProduced;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationRequested;
import fr.quitus.domain.commitment.VisaEvent.VisaRefusalOverridden;
import fr.quitus.domain.commitment.VisaEvent.VisaRefused;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Décisions du contrôle budgétaire : visa, avis, and the passing over of a refusal (GBCP art. 101 to 103). */
public final class VisaDecisions {
    private VisaDecisions() {}

    /** The controller's period, from reception (GBCP art. 103). */
    private static int periodDays(Act act) {
        return act.law().count(LawParameter.VISA_PERIOD, act.date());
    }

    /** Soumission : state, perimeter, then the control that the amount asks for. */
    public static Decision<CommitmentEvent> decide(SubmitForVisa c, Act act, Commitment commitment) {
        CommitmentFile file = submittable(commitment);
        if (file == null) {
            return Decision.refuse(CommitmentRules.wrongState(
                    c.commitmentNumber(), commitment, "DRAFT, ou VALIDATED pour un avenant"));
        }
        boolean signed = commitment instanceof Commitment.Validated;
        boolean regularising = c.amendedAmount() == null && Regularisation.awaited(file, act.date());
        ControlKind control = c.control() == null ? ControlKind.VISA : c.control();
        List<VisaThreshold> thresholds = VisaThresholds.applied(file, act);
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null) {
            refusal = signed ? alreadyRunning(act, file) : wrongControl(c, control, file, thresholds);
        }
        if (refusal == null && signed) {
            refusal = regularising ? wrongRegularisation(control, file, thresholds) : wrongAmendedAmount(c, file);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount amended = c.amendedAmount();
        return Decision.accept(new VisaRequested(
                file.number(),
                control,
                amended == null ? file.firmAmount() : amended,
                thresholds,
                act.actor(),
                act.date(),
                act.date().plusDays(periodDays(act))));
    }

    /** A draft, or a signed EJ whose last control is over. */
    private static @Nullable CommitmentFile submittable(Commitment commitment) {
        return switch (commitment) {
            case Commitment.Drafted(CommitmentFile file) -> file;
            case Commitment.Validated(CommitmentFile file) -> file;
            case Commitment.Absent _,
                    Commitment.AwaitingVisa _,
                    Commitment.Anticipated _,
                    Commitment.VisaRefused _,
                    Commitment.Closed _,
                    Commitment.Cancelled _ -> null;
        };
    }

    private static @Nullable Refusal alreadyRunning(Act act, CommitmentFile file) {
        VisaFile visa = file.visa();
        return visa == null || !visa.isRunningOn(act.date())
                ? null
                : Refusal.of(
                        Rejection.VISA_EN_COURS,
                        "L'EJ " + file.number() + " est déjà soumis au contrôleur budgétaire jusqu'au "
                                + visa.deadline() + " inclus.",
                        "echeance",
                        visa.deadline());
    }

    /** Régularisation : a visa, and after a refusal the minister alone. */
    private static @Nullable Refusal wrongRegularisation(
            ControlKind control, CommitmentFile file, List<VisaThreshold> thresholds) {
        VisaFile visa = file.visa();
        VisaThreshold exceeded = VisaThresholds.exceeded(thresholds);
        if (visa != null && visa.status() == VisaFile.Status.REFUSED) {
            return CommitmentRules.visaRefused(file);
        }
        return control == ControlKind.AVIS && exceeded != null ? CommitmentRules.visaRequired(file, exceeded) : null;
    }

    private static @Nullable Refusal wrongAmendedAmount(SubmitForVisa c, CommitmentFile file) {
        Amount amended = c.amendedAmount();
        return amended != null && amended.compareTo(file.firmAmount()) > 0
                ? null
                : CommitmentRules.pointless("L'EJ " + file.number() + " est signé pour " + file.firmAmount()
                        + " € : donnez le montant supérieur auquel l'avenant le portera (amendedAmount).");
    }

    private static @Nullable Refusal wrongControl(
            SubmitForVisa c, ControlKind control, CommitmentFile file, List<VisaThreshold> thresholds) {
        if (c.amendedAmount() != null) {
            return CommitmentRules.pointless("L'EJ " + file.number() + " n'est pas signé : il n'a pas d'avenant.");
        }
        VisaThreshold exceeded = VisaThresholds.exceeded(thresholds);
        if (control == ControlKind.VISA && exceeded == null) {
            return CommitmentRules.pointless("L'EJ " + file.number() + " (" + file.firmAmount()
                    + " €) ne dépasse aucun seuil : il se signe sans visa.");
        }
        return control == ControlKind.AVIS && exceeded != null ? CommitmentRules.visaRequired(file, exceeded) : null;
    }

    /** Visa. */
    public static Decision<CommitmentEvent> decide(GrantVisa c, Act act, Commitment commitment) {
        Decision<CommitmentEvent> decision = controlling(
                c.commitmentNumber(),
                act,
                commitment,
                ControlKind.VISA,
                _ -> new VisaGranted(c.commitmentNumber(), act.actor(), act.date()));
        return Regularisation.following(decision, commitment, VisaKind.GRANTED, act);
    }

    /** Refus. */
    public static Decision<CommitmentEvent> decide(RefuseVisa c, Act act, Commitment commitment) {
        return controlling(
                c.commitmentNumber(),
                act,
                commitment,
                ControlKind.VISA,
                _ -> new VisaRefused(c.commitmentNumber(), c.reason(), act.actor(), act.date()));
    }

    /** Demande d'informations. */
    public static Decision<CommitmentEvent> decide(RequestInformation c, Act act, Commitment commitment) {
        return controlling(
                c.commitmentNumber(),
                act,
                commitment,
                null,
                _ -> new VisaInformationRequested(c.commitmentNumber(), c.question(), act.actor(), act.date()));
    }

    /** Avis. */
    public static Decision<CommitmentEvent> decide(IssueOpinion c, Act act, Commitment commitment) {
        return controlling(
                c.commitmentNumber(),
                act,
                commitment,
                ControlKind.AVIS,
                _ -> new OpinionIssued(c.commitmentNumber(), c.opinion(), c.reason(), act.actor(), act.date()));
    }

    /** Production d'informations : a new period for a visa, the rest of the old one for an avis. */
    public static Decision<CommitmentEvent> decide(ProduceInformation c, Act act, Commitment commitment) {
        return following(
                c.commitmentNumber(),
                act,
                commitment,
                Set.of(VisaFile.Status.INFORMATION_REQUESTED),
                null,
                visa -> new VisaInformationProduced(
                        c.commitmentNumber(),
                        c.documents(),
                        act.actor(),
                        act.date(),
                        visa.deadlineIfProducedOn(act.date(), periodDays(act))));
    }

    /** Motif de ne pas suivre un avis défavorable. */
    public static Decision<CommitmentEvent> decide(DisregardOpinion c, Act act, Commitment commitment) {
        return following(
                c.commitmentNumber(),
                act,
                commitment,
                Set.of(VisaFile.Status.UNFAVOURABLE),
                ControlKind.AVIS,
                _ -> new OpinionDisregarded(c.commitmentNumber(), c.motive(), act.actor(), act.date()));
    }

    /** Passer outre : only after a refusal. */
    public static Decision<CommitmentEvent> decide(OverrideVisaRefusal c, Act act, Commitment commitment) {
        Decision<CommitmentEvent> decision = following(
                c.commitmentNumber(),
                act,
                commitment,
                Set.of(VisaFile.Status.REFUSED),
                ControlKind.VISA,
                _ -> new VisaRefusalOverridden(c.commitmentNumber(), c.decisionRef(), act.actor(), act.date()));
        return Regularisation.following(decision, commitment, VisaKind.OVERRIDDEN, act);
    }

    /** An act of the controller, as long as his period runs. */
    private static Decision<CommitmentEvent> controlling(
            CommitmentNumber number,
            Act act,
            Commitment commitment,
            @Nullable ControlKind control,
            Function<VisaFile, CommitmentEvent> event) {
        Set<VisaFile.Status> running = control == null
                ? Set.of(VisaFile.Status.PENDING)
                : Set.of(VisaFile.Status.PENDING, VisaFile.Status.INFORMATION_REQUESTED);
        Decision<CommitmentEvent> decision = following(number, act, commitment, running, control, event);
        VisaFile visa = commitment.opened().map(CommitmentFile::visa).orElse(null);
        if (decision instanceof Decision.Accepted && visa != null && visa.isTacitOn(act.date())) {
            return Decision.refuse(Refusal.of(
                    Rejection.VISA_TACITE,
                    "Le délai du contrôleur budgétaire sur l'EJ " + number + " a expiré le " + visa.deadline() + ".",
                    "echeance",
                    visa.deadline()));
        }
        return decision;
    }

    /** State of the EJ, perimeter, then state and kind of the control. */
    private static Decision<CommitmentEvent> following(
            CommitmentNumber number,
            Act act,
            Commitment commitment,
            Set<VisaFile.Status> expected,
            @Nullable ControlKind control,
            Function<VisaFile, CommitmentEvent> event) {
        CommitmentFile file = commitment.opened().orElse(null);
        VisaFile visa = file == null ? null : file.visa();
        boolean over = commitment instanceof Commitment.Closed || commitment instanceof Commitment.Cancelled;
        if (file == null || visa == null || over) {
            return Decision.refuse(CommitmentRules.wrongState(number, commitment, "AWAITING_VISA"));
        }
        Refusal refusal = SigningRules.outsidePerimeter(act, file.fundsCentre());
        if (refusal == null && (!expected.contains(visa.status()) || (control != null && control != visa.control()))) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Le contrôle de l'EJ " + number + " (" + visa.control() + ") est à l'état " + visa.status()
                            + ", qui n'admet pas cet acte.",
                    "etat",
                    visa.status());
        }
        return refusal != null ? Decision.refuse(refusal) : Decision.accept(event.apply(visa));
    }
}
