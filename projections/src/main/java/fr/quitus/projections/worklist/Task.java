package fr.quitus.projections.worklist;

import fr.quitus.domain.actor.Role;
import fr.quitus.projections.asking.Refusals;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tâche : what is to be done, and by which role. */
enum Task {
    /** EJ à signer. */
    TO_VALIDATE(Role.AUTHORISING_OFFICER),
    /** EJ signé par anticipation, à imputer on the credits of its year from 1 January on. */
    TO_CHARGE(Role.MANAGER),
    /** EJ signé en urgence, à soumettre au visa. */
    TO_SUBMIT(Role.AUTHORISING_OFFICER),
    /** EJ à viser. */
    TO_VISA(Role.BUDGET_CONTROLLER),
    /** Informations à produire au contrôleur. */
    TO_INFORM(Role.MANAGER),
    /** Visa refusé : to change, to give up, or to bring before the minister. */
    VISA_REFUSED(Role.AUTHORISING_OFFICER),
    /** Service fait à certifier. */
    TO_CERTIFY(Role.AUTHORISING_OFFICER),
    /** Facture à rapprocher. */
    TO_MATCH(Role.MANAGER),
    /** Facture à liquider au service facturier. */
    TO_LIQUIDATE(Role.PUBLIC_ACCOUNTANT),
    /** Pièces attendues du fournisseur : the payment deadline is interrupted. */
    AWAITING_DOCUMENTS(Role.MANAGER),
    /** DP à ordonnancer. */
    TO_ORDER(Role.AUTHORISING_OFFICER),
    /** DP à prendre en charge. */
    TO_ACCEPT(Role.PUBLIC_ACCOUNTANT),
    /** Suspension à lever. */
    TO_ANSWER(Role.AUTHORISING_OFFICER),
    /** DP à inscrire à une campagne. */
    TO_SCHEDULE(Role.PUBLIC_ACCOUNTANT),
    /** Avoir à imputer sur une demande, or to be claimed back where none absorbs it. */
    TO_NET(Role.PUBLIC_ACCOUNTANT),
    /** DP à mettre en paiement. */
    TO_EXECUTE(Role.PUBLIC_ACCOUNTANT),
    /** Virement revenu, à réémettre. */
    TO_REISSUE(Role.PUBLIC_ACCOUNTANT),
    /** DP sans CP sur l'exercice où elle a basculé : the BOP allots some, or it is never paid. */
    AWAITING_CREDITS(Role.BOP_MANAGER),
    /** Dépense sans ordonnancement ou recette au comptant à régulariser. */
    TO_REGULARISE(Role.AUTHORISING_OFFICER),
    /** Paye à verser. */
    TO_PAY(Role.PUBLIC_ACCOUNTANT),
    /** Chèque impayé à mettre en recouvrement. */
    TO_CLAIM(Role.AUTHORISING_OFFICER),
    /** Créance à mettre en recouvrement par un titre. */
    TO_ISSUE(Role.AUTHORISING_OFFICER),
    /** Titre à prendre en charge. */
    TO_TAKE_IN_CHARGE(Role.PUBLIC_ACCOUNTANT),
    /** Titre à recouvrer : reminded from its due date on. */
    TO_REMIND(Role.PUBLIC_ACCOUNTANT),
    /** Titre relancé : put on notice, or surcharged. */
    TO_NOTIFY(Role.PUBLIC_ACCOUNTANT),
    /** Titre mis en demeure : enforced once the notice is old enough, before it is prescribed. */
    TO_ENFORCE(Role.PUBLIC_ACCOUNTANT),
    /** Plan de règlement à suivre, until its next instalment. */
    TO_FOLLOW(Role.PUBLIC_ACCOUNTANT),
    /** Contestation à trancher. */
    TO_DECIDE(Role.AUTHORISING_OFFICER),
    /** Contestation admise : title to reduce or cancel. */
    TO_REDUCE(Role.AUTHORISING_OFFICER),
    /** Réduction à prendre en charge. */
    TO_TAKE_REDUCTION(Role.PUBLIC_ACCOUNTANT),
    /** Excédent à rembourser. */
    TO_REFUND(Role.PUBLIC_ACCOUNTANT),
    /** Recette à identifier. */
    TO_IDENTIFY(Role.PUBLIC_ACCOUNTANT),
    /** Écriture d'inventaire à extourner au 1er janvier, by the order that takes all of them back. */
    TO_REVERSE(Role.PUBLIC_ACCOUNTANT),
    /** Constat d'audit auquel répondre, on a file of the ordonnateur's unit. */
    TO_EXPLAIN(Role.AUTHORISING_OFFICER),
    /** Constat d'audit auquel répondre, on a file of the comptable's post or on the books. */
    TO_JUSTIFY(Role.PUBLIC_ACCOUNTANT),
    /** Constat d'audit non clos, that the controller knows of. */
    TO_WATCH(Role.BUDGET_CONTROLLER),
    /** Constat d'audit répondu, à clore. */
    TO_CONCLUDE(Role.AUDITOR);

    private final Role role;

    Task(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }

    /** What a caller asks for: a task's name, or null for all. */
    static @Nullable String checked(@Nullable String asked) {
        if (asked != null
                && Arrays.stream(values()).noneMatch(known -> known.name().equals(asked))) {
            throw Refusals.invalid("task est l'un de "
                    + Arrays.stream(values()).map(Task::name).collect(Collectors.joining(", ")) + ".");
        }
        return asked;
    }
}
