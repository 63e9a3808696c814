package fr.quitus.domain.commitment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.fiscalyear.YearRules;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Title;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Règles de l'EJ, each with one refusal; {@link CommitmentDecisions} gives their order. */
public final class CommitmentRules {
    private CommitmentRules() {}

    /** The act is not one of this state of the file, or there is no such file. */
    public static Refusal wrongState(CommitmentNumber number, Commitment commitment, String expected) {
        return commitment instanceof Commitment.Absent
                ? Refusal.of(Rejection.EJ_INCONNU, "Aucun engagement juridique ne porte le numéro " + number + ".")
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "L'EJ " + number + " est à l'état " + commitment.status() + " ; cet acte demande l'état "
                                + expected + ".",
                        "etat",
                        commitment.status());
    }

    /** An EJ of a year is signed in that year; signing it in advance is an act of its own. */
    static @Nullable Refusal yearNotOpen(FiscalYear year, Act act) {
        Refusal ended = YearRules.ended(act.years(), year, "Acte sur un engagement de l'exercice " + year);
        if (ended != null) {
            return ended;
        }
        return act.date().getYear() == year.value()
                ? null
                : Refusal.of(
                        Rejection.EXERCICE_NON_OUVERT,
                        "L'acte est daté du " + act.date() + " : il ne peut engager l'exercice " + year + ".",
                        "year",
                        year);
    }

    static @Nullable Refusal wrongImputation(DraftCommitment c) {
        for (int i = 0; i < c.lines().size(); i++) {
            DraftLine line = c.lines().get(i);
            Refusal refusal = wrongImputation(i + 1, line.imputation(), c.fundsCentre(), line.operation());
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** Spécialité : a line is charged to the programme of its funds centre, on a charge or an asset. */
    public static @Nullable Refusal wrongImputation(int line, Imputation imputation, FundsCentre fundsCentre) {
        String programme = imputation.functionalArea().text().substring(0, 4);
        if (!programme.equals(fundsCentre.programme().text())) {
            return invalid(
                    line,
                    "le domaine fonctionnel " + imputation.functionalArea() + " n'est pas du programme "
                            + fundsCentre.programme());
        }
        return imputation.account().isCharge() || imputation.account().isFixedAsset()
                ? null
                : invalid(
                        line,
                        "le compte " + imputation.account()
                                + " n'est ni un compte de charge (classe 6) ni d'immobilisation (classe 2)");
    }

    /** The same for a line that draws on affected AE, which are kept for investment alone (GBCP art. 156). */
    static @Nullable Refusal wrongImputation(
            int line, Imputation imputation, FundsCentre fundsCentre, @Nullable OperationCode operation) {
        return operation == null || imputation.title() == Title.T5
                ? wrongImputation(line, imputation, fundsCentre)
                : invalid(
                        line,
                        "l'opération " + operation + " est d'investissement (titre 5), le poste du titre "
                                + imputation.title());
    }

    private static Refusal invalid(int line, String why) {
        return Refusal.of(Rejection.IMPUTATION_INVALIDE, "Poste " + line + " : " + why + ".", "line", line);
    }

    /** Quatre yeux : who drafted does not validate. */
    static @Nullable Refusal drafterValidates(CommitmentFile file, Act act) {
        return file.draftedBy().equals(act.actor())
                ? Refusal.of(
                        Rejection.ACTEUR_INCOMPATIBLE,
                        act.actor() + " a créé cet EJ : une autre personne le valide.",
                        "actor",
                        act.actor())
                : null;
    }

    /** Visa requis : above the threshold of a title the budget controller comes first (GBCP art. 100). */
    static @Nullable Refusal visaMissing(CommitmentFile file, List<VisaThreshold> applied, Act act) {
        VisaFile visa = file.visa();
        VisaThreshold exceeded = VisaThresholds.exceeded(applied);
        if (visa == null || (visa.control() == ControlKind.AVIS && exceeded != null)) {
            return exceeded == null ? null : visaRequired(file, exceeded);
        }
        return notAllowedBy(file, visa, act);
    }

    /** The same for an EJ already signed: a visa given for less does not cover it. */
    static @Nullable Refusal visaMissingForChange(CommitmentFile changed, List<VisaThreshold> applied, Act act) {
        VisaFile visa = changed.visa();
        VisaThreshold exceeded = VisaThresholds.exceeded(applied);
        if (exceeded == null) {
            return null;
        }
        boolean covered = visa != null
                && visa.control() == ControlKind.VISA
                && visa.amount().compareTo(changed.firmAmount()) >= 0;
        return visa != null && covered ? notAllowedBy(changed, visa, act) : visaRequired(changed, exceeded);
    }

    /** An emergency stands for a visa not given yet; for no refusal, no avis, and nothing where none is needed. */
    static @Nullable Refusal noEmergency(CommitmentFile file, List<VisaThreshold> applied, Act act) {
        Refusal missing = visaMissing(file, applied, act);
        if (missing == null || VisaThresholds.exceeded(applied) == null) {
            return pointless("L'EJ " + file.number() + " se signe sans urgence : aucun visa ne lui manque.");
        }
        return missing.code() == Rejection.VISA_REFUSE ? missing : null;
    }

    static Refusal visaRequired(CommitmentFile file, VisaThreshold exceeded) {
        return Refusal.of(
                Rejection.VISA_REQUIS,
                "L'EJ " + file.number() + " porte " + exceeded.amount() + " € sur le titre " + exceeded.title()
                        + ", au-dessus du seuil de visa du contrôleur budgétaire (" + exceeded.threshold() + " € ; "
                        + exceeded.order() + ").",
                "title",
                exceeded.title(),
                "seuil",
                exceeded.threshold(),
                "texte",
                exceeded.order());
    }

    private static @Nullable Refusal notAllowedBy(CommitmentFile file, VisaFile visa, Act act) {
        return switch (visa.status()) {
            case GRANTED, OVERRIDDEN, FAVOURABLE, DISREGARDED, EXEMPTED -> null;
            case PENDING ->
                visa.isTacitOn(act.date())
                        ? null
                        : Refusal.of(
                                Rejection.VISA_EN_COURS,
                                "L'EJ " + file.number() + " est soumis au contrôleur budgétaire jusqu'au "
                                        + visa.deadline() + " inclus.",
                                "echeance",
                                visa.deadline());
            case INFORMATION_REQUESTED ->
                Refusal.of(
                        Rejection.VISA_EN_COURS,
                        "Le contrôleur budgétaire attend des informations sur l'EJ " + file.number()
                                + " : son délai ne court plus.");
            case REFUSED -> visaRefused(file);
            case UNFAVOURABLE ->
                Refusal.of(
                        Rejection.AVIS_DEFAVORABLE,
                        "L'avis du contrôleur budgétaire sur l'EJ " + file.number() + " est défavorable.");
        };
    }

    static Refusal visaRefused(CommitmentFile file) {
        return Refusal.of(
                Rejection.VISA_REFUSE, "Le contrôleur budgétaire a refusé son visa à l'EJ " + file.number() + ".");
    }

    /** Nothing would change. */
    static Refusal pointless(String why) {
        return Refusal.of(Rejection.ACTE_SANS_OBJET, why);
    }

    static Refusal unknownLine(CommitmentFile file, int line) {
        return Refusal.of(
                Rejection.LIGNE_INCONNUE,
                "L'EJ " + file.number() + " n'a pas de poste " + line + " (postes 1 à "
                        + file.lines().size() + ").");
    }

    static Refusal unknownReceipt(CommitmentFile file, ServiceReceiptNumber receipt) {
        return Refusal.of(
                Rejection.SERVICE_FAIT_INCONNU, "L'EJ " + file.number() + " n'a pas de service fait " + receipt + ".");
    }

    /** Soldé : the balance of the line is claimed, and it is served no more. */
    static @Nullable Refusal balanced(CommitmentFile file, LineAccount line) {
        return line.balancedBy() == null
                ? null
                : Refusal.of(
                        Rejection.POSTE_SOLDE,
                        "Le solde du poste " + line.no() + " de l'EJ " + file.number() + " est déjà liquidé.",
                        "line",
                        line.no());
    }

    static @Nullable Refusal cannotCertify(CommitmentFile file, LineAccount line, Receipt receipt, Balance amount) {
        if (receipt.cancelled()) {
            return Refusal.of(Rejection.SERVICE_FAIT_ANNULE, "Le service fait " + receipt.number() + " est annulé.");
        }
        Refusal balanced = balanced(file, line);
        if (balanced != null) {
            return balanced;
        }
        if (receipt.leftToCertify().isZero()) {
            return Refusal.of(
                    Rejection.SERVICE_FAIT_DEJA_CERTIFIE,
                    "Le service fait " + receipt.number() + " est déjà certifié.");
        }
        if (amount.compareTo(receipt.leftToCertify()) > 0) {
            return Refusal.of(
                    Rejection.SERVICE_FAIT_EXCEDE_CONSTATATION,
                    "Il reste " + receipt.leftToCertify() + " € à certifier du service fait " + receipt.number() + " ; "
                            + amount + " € sont demandés.",
                    "ecart",
                    amount.minus(receipt.leftToCertify()));
        }
        Balance left = line.firmAmount().minus(line.certified());
        if (amount.compareTo(left) <= 0) {
            return null;
        }
        Balance excess = amount.minus(left);
        return Refusal.of(
                Rejection.SERVICE_FAIT_EXCEDE_EJ,
                "Le poste " + line.no() + " de l'EJ " + file.number() + " n'a plus que " + left
                        + " € à certifier : le service fait l'excède de " + excess + " €.",
                "ecart",
                excess);
    }

    /** What an invoice claims stays certified. */
    static @Nullable Refusal cannotCancel(Receipt receipt) {
        if (receipt.cancelled()) {
            return Refusal.of(
                    Rejection.SERVICE_FAIT_ANNULE, "Le service fait " + receipt.number() + " est déjà annulé.");
        }
        return receipt.invoiced().isZero()
                ? null
                : Refusal.of(
                        Rejection.SERVICE_FAIT_FACTURE,
                        "Le service fait " + receipt.number() + " est facturé pour " + receipt.invoiced() + " €.",
                        "facture",
                        receipt.invoiced());
    }
}
