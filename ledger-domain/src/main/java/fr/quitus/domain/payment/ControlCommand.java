package fr.quitus.domain.payment;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.OnPaymentRequest;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Contrôle du comptable : what he and the ordonnateur may do when a request cannot be accepted as it is. */
public sealed interface ControlCommand extends OnPaymentRequest {
    /** Most documents that one answer lists. */
    int DOCUMENTS_MAX = 50;

    /** Suspension du paiement by the comptable, who tells the ordonnateur why (GBCP art. 38). */
    record SuspendPayment(PaymentRequestId paymentRequestId, List<SuspensionMotive> motives, String explanation)
            implements ControlCommand {
        public SuspendPayment {
            motives = distinct(motives);
            Texts.required("L'explication (explanation)", explanation);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /** Réponse à la suspension : the ordonnateur produces documents, and the comptable controls again. */
    record ProvideDocuments(
            PaymentRequestId paymentRequestId,
            List<String> documents,
            @Nullable String comment) implements ControlCommand {
        public ProvideDocuments {
            documents = Texts.list("Les pièces produites (documents)", documents, 1, DOCUMENTS_MAX);
            if (comment != null) {
                Texts.required("Le commentaire (comment)", comment);
            }
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /** Rejet de la demande de paiement by the comptable: its CP are free again and its service may be claimed again. */
    record RejectPaymentRequest(PaymentRequestId paymentRequestId, List<SuspensionMotive> motives, String explanation)
            implements ControlCommand {
        public RejectPaymentRequest {
            motives = distinct(motives);
            Texts.required("L'explication (explanation)", explanation);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Réquisition du comptable, by a written order of the principal or secondary ordonnateur himself: nobody does it
     * in his name (GBCP art. 10 and 38); four motives forbid it (art. 136).
     *
     * @param orderReference of the written order
     */
    record RequisitionAccountant(PaymentRequestId paymentRequestId, String orderReference) implements ControlCommand {
        public RequisitionAccountant {
            Texts.required("La référence de l'ordre de réquisition (orderReference)", orderReference);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.AUTHORISING_OFFICER);
        }
    }

    /**
     * Refus de déférer à une réquisition : the comptable informs the minister of the budget that the law forbids him to
     * obey (GBCP art. 136).
     *
     * @param orderReference of the written order he received
     */
    record RefuseRequisition(PaymentRequestId paymentRequestId, String orderReference) implements ControlCommand {
        public RefuseRequisition {
            Texts.required("La référence de l'ordre de réquisition (orderReference)", orderReference);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }

    /**
     * Relevé de la prescription quadriennale, by the minister alone (loi 68-1250, art. 6).
     *
     * @param decisionReference of the minister's decision
     */
    record WaivePrescription(PaymentRequestId paymentRequestId, String decisionReference) implements ControlCommand {
        public WaivePrescription {
            Texts.required("La référence de la décision (decisionReference)", decisionReference);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.BUDGET_MINISTER);
        }
    }

    /** In the order of the ten checks, each once, so that the same suspension is always written as the same bytes. */
    private static List<SuspensionMotive> distinct(List<SuspensionMotive> motives) {
        if (motives == null || motives.isEmpty()) {
            throw new InvalidValue("Les motifs (motives) sont obligatoires.");
        }
        return List.copyOf(EnumSet.copyOf(motives));
    }
}
