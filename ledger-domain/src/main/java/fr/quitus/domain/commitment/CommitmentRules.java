package fr.quitus.domain.commitment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentFile.LineAccount;
import fr.quitus.domain.commitment.CommitmentFile.Receipt;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.Title;
import java.util.EnumMap;
import java.util.Map;
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

    /** An EJ of a year is signed in that year; anticipated commitments and the complementary period are other acts. */
    static @Nullable Refusal yearNotOpen(FiscalYear year, Act act) {
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
            Imputation imputation = c.lines().get(i).imputation();
            String programme = imputation.functionalArea().text().substring(0, 4);
            if (!programme.equals(c.fundsCentre().programme().text())) {
                return invalid(
                        i,
                        "le domaine fonctionnel " + imputation.functionalArea() + " n'est pas du programme "
                                + c.fundsCentre().programme());
            }
            if (!imputation.account().isCharge() && !imputation.account().isFixedAsset()) {
                return invalid(
                        i,
                        "le compte " + imputation.account()
                                + " n'est ni un compte de charge (classe 6) ni d'immobilisation (classe 2)");
            }
        }
        return null;
    }

    private static Refusal invalid(int index, String why) {
        return Refusal.of(Rejection.IMPUTATION_INVALIDE, "Poste " + (index + 1) + " : " + why + ".", "line", index + 1);
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
    static @Nullable Refusal visaMissing(CommitmentFile file) {
        Map<Title, Amount> byTitle = new EnumMap<>(Title.class);
        file.lines().values().forEach(l -> byTitle.merge(l.imputation().title(), l.firmAmount(), Amount::plus));
        for (var sum : byTitle.entrySet()) {
            if (VisaThresholds.exceeded(file.type(), sum.getKey(), sum.getValue())) {
                return Refusal.of(
                        Rejection.VISA_REQUIS,
                        "L'EJ " + file.number() + " porte " + sum.getValue() + " € sur le titre " + sum.getKey()
                                + ", au-dessus du seuil de visa du contrôleur budgétaire.",
                        "title",
                        sum.getKey());
            }
        }
        return null;
    }

    static @Nullable Refusal cannotCertify(CommitmentFile file, LineAccount line, Receipt receipt) {
        if (receipt.certified()) {
            return Refusal.of(
                    Rejection.SERVICE_FAIT_DEJA_CERTIFIE,
                    "Le service fait " + receipt.number() + " est déjà certifié.");
        }
        Balance left = line.firmAmount().balance().minus(line.certified());
        if (left.covers(receipt.amount())) {
            return null;
        }
        Balance excess = receipt.amount().balance().minus(left);
        return Refusal.of(
                Rejection.SERVICE_FAIT_EXCEDE_EJ,
                "Le poste " + line.no() + " de l'EJ " + file.number() + " n'a plus que " + left
                        + " € à certifier : le service fait l'excède de " + excess + " €.",
                "ecart",
                excess);
    }
}
