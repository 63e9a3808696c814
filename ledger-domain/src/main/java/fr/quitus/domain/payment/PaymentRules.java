package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Règles de la DP, each with one refusal; the decisions give their order. */
final class PaymentRules {
    private PaymentRules() {}

    static Refusal wrongState(PaymentRequestId id, PaymentRequest request, String expected) {
        return request instanceof PaymentRequest.Absent
                ? Refusal.of(Rejection.DP_INCONNUE, "Aucune demande de paiement ne porte l'identifiant " + id + ".")
                : Refusal.of(
                        Rejection.ETAT_INCOMPATIBLE,
                        "La DP " + request.opened().map(f -> f.number().text()).orElse("?") + " est à l'état "
                                + request.status() + " ; cet acte demande l'état " + expected + ".",
                        "etat",
                        request.status());
    }

    /** The comptable acts for the assigned post, and never after having acted as ordonnateur on the file. */
    static @Nullable Refusal notThisAccountant(Act act, AccountingPostId post, PaymentFile file) {
        if (!act.perimeter().covers(post)) {
            return Refusal.of(
                    Rejection.COMPTABLE_NON_ASSIGNATAIRE,
                    "La DP " + file.number() + " est assignée au poste " + post + ", qui n'est pas celui de "
                            + act.actor() + ".",
                    "post",
                    post);
        }
        return SigningRules.alreadyOnTheOtherSide(act, file.ordonnateurSide(), "ordonnateur ou gestionnaire");
    }

    /** All ten checks are stated and satisfied, else the request is suspended or rejected, not accepted. */
    static @Nullable Refusal checkNotSatisfied(AcceptPaymentRequest c) {
        List<AccountantCheck> missing = Arrays.stream(AccountantCheck.values())
                .filter(check -> !Boolean.TRUE.equals(c.checks().get(check)))
                .toList();
        return missing.isEmpty()
                ? null
                : Refusal.of(
                        Rejection.CONTROLE_NON_SATISFAIT,
                        "Contrôles non satisfaits ou non renseignés : " + missing + ".",
                        "checks",
                        missing);
    }
}
