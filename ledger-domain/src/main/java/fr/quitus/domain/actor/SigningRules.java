package fr.quitus.domain.actor;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FundsCentre;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Capacité à signer : perimeter, then the dates, the funds centres and the ceiling of the delegation, in this order.
 * The acts it is given for are asked at the door, before any file is looked at.
 */
public final class SigningRules {
    private static final DateTimeFormatter FRENCH_DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final Set<Role> ORDONNATEUR_SIDE = Set.of(Role.AUTHORISING_OFFICER, Role.MANAGER);

    private SigningRules() {}

    /** Hors périmètre : the funds centre is not among those the actor works for. */
    public static @Nullable Refusal outsidePerimeter(Act act, FundsCentre fundsCentre) {
        if (act.perimeter().covers(fundsCentre)) {
            return null;
        }
        return Refusal.of(
                        Rejection.HORS_PERIMETRE,
                        "Le centre financier " + fundsCentre + " n'est pas dans le périmètre de " + act.actor() + ".",
                        "fundsCentre",
                        fundsCentre)
                .liftedIn(act.role(), fundsCentre.text());
    }

    /** Everything an ordonnateur's signature needs, for an act of this amount on this funds centre. */
    public static @Nullable Refusal cannotSign(Act act, FundsCentre fundsCentre, Amount amount) {
        Refusal outside = outsidePerimeter(act, fundsCentre);
        Delegation delegation = act.delegation();
        if (outside != null || delegation == null) {
            return outside;
        }
        if (!delegation.inForceOn(act.date())) {
            return undelegated(
                    Rejection.DELEGATION_EXPIREE,
                    delegation,
                    "vaut du " + FRENCH_DATE.format(delegation.from()) + " au " + FRENCH_DATE.format(delegation.to())
                            + ", pas le " + FRENCH_DATE.format(act.date()) + ".");
        }
        if (!delegation.covers(fundsCentre)) {
            return undelegated(
                    Rejection.DELEGATION_HORS_PERIMETRE,
                    delegation,
                    "couvre " + delegation.scope() + ", pas le centre financier " + fundsCentre + ".");
        }
        if (amount.compareTo(delegation.ceiling()) > 0) {
            return undelegated(
                    Rejection.DELEGATION_DEPASSEE,
                    delegation,
                    "permet de signer jusqu'à " + delegation.ceiling() + " € ; l'acte porte sur " + amount + " €.");
        }
        return null;
    }

    /**
     * Acte non délégué : under a delegation that names its acts, nothing else is done of what only ordonnateurs and
     * their managers do. What others do as well (attaching a document, answering an auditor) is no signature.
     *
     * @param act the name of the command
     */
    public static @Nullable Refusal notDelegated(@Nullable Delegation delegation, Set<Role> allowed, String act) {
        Set<String> acts = delegation == null ? null : delegation.acts();
        boolean signed = allowed.contains(Role.AUTHORISING_OFFICER) && ORDONNATEUR_SIDE.containsAll(allowed);
        if (delegation == null || acts == null || !signed || acts.contains(act)) {
            return null;
        }
        String given = acts.isEmpty() ? "aucun acte" : String.join(", ", new TreeSet<>(acts));
        return undelegated(
                Rejection.DELEGATION_HORS_ACTES, delegation, "porte sur " + given + ", pas sur " + act + ".");
    }

    /**
     * Réquisition du comptable (GBCP art. 38) : whoever may sign the act, but never under a delegation of signature. It
     * passes over the comptable's control and takes his liability: the principal or secondary ordonnateur answers for
     * it himself. That it cannot be delegated is this project's reading of the article, which names the ordonnateur.
     */
    public static @Nullable Refusal cannotRequisition(Act act, FundsCentre fundsCentre, Amount amount) {
        Refusal refusal = cannotSign(act, fundsCentre, amount);
        Delegation delegation = act.delegation();
        return refusal != null || delegation == null || delegation.rank() == Delegation.Rank.SECONDARY
                ? refusal
                : undelegated(
                        Rejection.REQUISITION_NON_DELEGABLE,
                        delegation,
                        "est une délégation de signature : " + act.actor()
                                + " signe au nom de l'ordonnateur, qui seul requiert le comptable.");
    }

    /** Says what the delegation covers, and who gave it: he may sign himself, or give a wider one. */
    private static Refusal undelegated(Rejection code, Delegation delegation, String why) {
        ActorId delegator = delegation.delegator();
        String given = delegator == null ? "" : ", donnée par " + delegator + ",";
        Refusal refusal = Refusal.of(
                code,
                "La délégation " + delegation.id() + given + " " + why,
                "delegation",
                delegation.id(),
                "plafond",
                delegation.ceiling(),
                "centresFinanciers",
                delegation.scope(),
                "du",
                delegation.from(),
                "au",
                delegation.to());
        return delegator == null ? refusal : refusal.liftedBy(delegator);
    }

    /**
     * Comptable non assignataire : the post is not one of the actor's (GBCP art. 18); its own comptable may do it.
     *
     * @param subject what is of that post, up to the word before "poste"
     */
    public static @Nullable Refusal otherPost(Act act, AccountingPostId post, String subject) {
        return act.perimeter().covers(post)
                ? null
                : Refusal.of(
                                Rejection.COMPTABLE_NON_ASSIGNATAIRE,
                                subject + " poste " + post + ", qui n'est pas celui de " + act.actor() + ".",
                                "post",
                                post)
                        .liftedAt(post);
    }

    /**
     * Incompatibilité : somebody who acted on one side of a file never acts on the other, nor does a comptable on a
     * file of his spouse's (GBCP art. 9). The article forbids the spouse to be comptable, and not to be ordonnateur.
     */
    public static @Nullable Refusal alreadyOnTheOtherSide(Act act, Collection<ActorId> otherSide, String acted) {
        if (!otherSide.contains(act.actor())) {
            return act.role().side() == Role.Side.ACCOUNTANT ? spouseOnTheOtherSide(act, otherSide, acted) : null;
        }
        return Refusal.of(
                Rejection.ACTEUR_INCOMPATIBLE,
                act.actor() + " a déjà agi sur ce dossier comme " + acted
                        + " : les fonctions d'ordonnateur et de comptable sont incompatibles.",
                "actor",
                act.actor());
    }

    private static @Nullable Refusal spouseOnTheOtherSide(Act act, Collection<ActorId> otherSide, String acted) {
        return otherSide.stream()
                .filter(act.spouses()::contains)
                .min(Comparator.comparing(ActorId::text))
                .map(spouse -> Refusal.of(
                        Rejection.INCOMPATIBILITE_CONJOINT,
                        act.actor() + " est le conjoint de " + spouse + ", qui a agi sur ce dossier comme " + acted
                                + ".",
                        "actor",
                        act.actor()))
                .orElse(null);
    }
}
