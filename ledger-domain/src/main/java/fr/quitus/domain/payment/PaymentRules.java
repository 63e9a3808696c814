package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Regularisation;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** What is asked does not go with the kind of the request. */
    static Refusal wrongKind(String why, PaymentFile file) {
        return wrongKind(why, file.kind());
    }

    static Refusal wrongKind(String why, PaymentKind kind) {
        return Refusal.of(Rejection.NATURE_INCOMPATIBLE, why, "nature", kind);
    }

    /** The unit of a request: its EJ's, or that of its own lines without one. */
    static FundsCentre fundsCentre(PaymentFile file, Commitment commitment) {
        return commitment.opened().map(CommitmentFile::fundsCentre).orElseGet(file::fundsCentre);
    }

    /** The comptable acts for the assigned post, and never after having acted as ordonnateur on the file. */
    static @Nullable Refusal notThisAccountant(Act act, AccountingPostId post, PaymentFile file) {
        Refusal refusal = SigningRules.otherPost(act, post, "La DP " + file.number() + " est assignée au");
        return refusal != null
                ? refusal
                : SigningRules.alreadyOnTheOtherSide(act, file.ordonnateurSide(), "ordonnateur ou gestionnaire");
    }

    /**
     * All ten checks are stated and satisfied, else the request is suspended or rejected, not accepted. A requisition
     * overrides those that the suspension contested, and no other.
     */
    static @Nullable Refusal checkNotSatisfied(AcceptPaymentRequest c, PaymentFile file) {
        Set<AccountantCheck> overridden =
                file.requisitioned().stream().map(SuspensionMotive::check).collect(Collectors.toSet());
        List<AccountantCheck> missing = Arrays.stream(AccountantCheck.values())
                .filter(check -> !Boolean.TRUE.equals(c.checks().get(check)) && !overridden.contains(check))
                .toList();
        return missing.isEmpty()
                ? null
                : Refusal.of(
                        Rejection.CONTROLE_NON_SATISFAIT,
                        "Contrôles non satisfaits ou non renseignés : " + missing + ".",
                        "checks",
                        missing);
    }

    /** Visa absent : whatever the comptable states of it, an EJ signed without its visa is not paid (art. 20-4°). */
    static @Nullable Refusal visaMissing(PaymentFile file, Commitment commitment, LocalDate day) {
        CommitmentFile engaged = commitment.opened().orElse(null);
        return file.visaAwaited() && engaged != null && Regularisation.awaited(engaged, day)
                ? Refusal.of(
                        Rejection.CONTROLE_NON_SATISFAIT,
                        "L'EJ " + engaged.number() + " est signé sans le visa qu'il demande : il se régularise avant"
                                + " tout paiement (SubmitForVisa).",
                        "checks",
                        List.of(AccountantCheck.VISA),
                        "commitmentNumber",
                        engaged.number())
                : null;
    }

    /** Money goes to the account the comptable accepted: another one has to be accepted first. */
    static @Nullable Refusal accountChanged(PaymentFile file) {
        return file.accountChanged()
                ? Refusal.of(
                        Rejection.RIB_MODIFIE,
                        "Les coordonnées bancaires de la DP " + file.number()
                                + " ont changé depuis sa prise en charge : " + file.payeeIban()
                                + " n'est pas le compte accepté.",
                        "payeeIban",
                        file.payeeIban())
                : null;
    }

    static @Nullable Refusal past(LocalDate valueDate, Act act) {
        return valueDate.isBefore(act.date())
                ? Refusal.of(
                        Rejection.DATE_ANTERIEURE,
                        "La date de valeur " + valueDate + " est passée : nous sommes le " + act.date() + ".")
                : null;
    }

    /** AE insuffisantes, where no commitment took them before: they are consumed by the payment (GBCP art. 159). */
    static @Nullable Refusal notEnoughAe(PaymentFile file, Map<EnvelopeId, BudgetEnvelope> envelopes, Act act) {
        return notEnoughAe(file.uncommittedByEnvelope(), envelopes, act);
    }

    static @Nullable Refusal notEnoughAe(
            Map<EnvelopeId, Amount> uncommitted, Map<EnvelopeId, BudgetEnvelope> envelopes, Act act) {
        for (var asked : uncommitted.entrySet()) {
            BudgetEnvelope envelope = envelopes.getOrDefault(asked.getKey(), BudgetEnvelope.EMPTY);
            Refusal refusal = envelope.cannotCommit(asked.getKey(), asked.getValue(), act);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** In the order of the ten checks, so that the same fact is always written as the same bytes. */
    static List<SuspensionMotive> sorted(Collection<SuspensionMotive> motives) {
        return motives.stream().sorted().toList();
    }

    /** Carried to a year that has not the CP: it waits, and is never paid on credits that are not there. */
    static @Nullable Refusal awaitingCredits(PaymentFile file) {
        return file.awaitingCredits()
                ? Refusal.of(
                        Rejection.CP_INSUFFISANTS,
                        "La DP " + file.number()
                                + " attend des CP de l'exercice suivant ; le responsable de BOP les met"
                                + " à disposition, puis elle les réserve (CarryForwardPaymentRequest).",
                        "demande",
                        file.toPay())
                : null;
    }
}
