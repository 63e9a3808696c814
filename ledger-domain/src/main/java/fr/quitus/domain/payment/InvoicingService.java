package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.actor.SigningRules;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.commitment.Receipt;
import fr.quitus.domain.commitment.Receipt.Certification;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Service facturier (GBCP art. 41) : the comptable receives the invoice and liquidates it from the certified service,
 * and the certification of that service is the order to pay. How an invoice goes is fixed when it is received.
 */
public final class InvoicingService {
    private InvoicingService() {}

    /**
     * Liquidation of any invoice. That of a service facturier, on certified service, orders the payment too: the rules
     * of a liquidation, then a deadline that is not interrupted, a comptable of the unit, CP.
     *
     * @param assignments of {@link #fundsCentres}, for an invoice of a service facturier
     * @param envelopes of {@link #envelopes}, for the same
     */
    public static Decision<LedgerEvent> decide(
            MatchInvoice c,
            Act act,
            PaymentRequest request,
            PaymentRequest corrected,
            Commitment commitment,
            Map<FundsCentre, AccountantAssignment> assignments,
            Map<EnvelopeId, BudgetEnvelope> envelopes) {
        Decision<LedgerEvent> liquidated = InvoiceDecisions.decide(c, act, request, corrected, commitment);
        if (!(liquidated instanceof Decision.Accepted<LedgerEvent>(var events)) || !ordersByItself(request)) {
            return liquidated;
        }
        PaymentRequest matched = request;
        for (LedgerEvent event : events) {
            matched = event instanceof PaymentRequestEvent e ? matched.evolve(e) : matched;
        }
        PaymentFile file = matched.opened().orElseThrow();
        Refusal refusal = PaymentDecisions.interrupted(file);
        AccountantAssignment assignment = assignments.getOrDefault(file.fundsCentre(), AccountantAssignment.NONE);
        Optional<AccountingPostId> post = assignment.on(act.date());
        if (refusal == null && post.isEmpty()) {
            refusal = AccountantAssignment.nobody(file.fundsCentre(), act.date());
        }
        if (refusal == null) {
            refusal = PaymentDecisions.notEnoughCredits(file, envelopes, act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Certification order = lastCertification(file, commitment.opened().orElseThrow());
        List<LedgerEvent> ordered = new ArrayList<>(events);
        ordered.add(new PaymentOrdered(
                file.id(), file.amount(), post.orElseThrow(), act.date(), order.by(), order.delegationId()));
        ordered.addAll(PaymentDecisions.reserved(file));
        return Decision.accept(ordered);
    }

    /** An advance or a credit note stands on no certified service: the ordonnateur orders it as anywhere else. */
    private static boolean ordersByItself(PaymentRequest request) {
        return request.opened()
                .filter(file -> file.invoicingPost() != null && file.kind().clearsService())
                .isPresent();
    }

    /** The last signature on what the request claims; the others are on the ordonnateur's side of the file too. */
    private static Certification lastCertification(PaymentFile file, CommitmentFile engaged) {
        return file.lines().stream()
                .map(PaymentLine::serviceReceiptNumber)
                .filter(Objects::nonNull)
                .map(engaged::receipt)
                .map(Receipt::certification)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Certification::on))
                .orElseThrow(() -> new IllegalStateException("DP " + file.number() + " claims nothing certified"));
    }

    /** The units whose comptable may have to be known to liquidate it: none but with a service facturier. */
    public static Set<FundsCentre> fundsCentres(PaymentRequest request, Commitment commitment) {
        Set<FundsCentre> centres = new TreeSet<>(Comparator.comparing(FundsCentre::text));
        envelopes(request, commitment).forEach(envelope -> centres.add(envelope.fundsCentre()));
        return centres;
    }

    /** The envelopes that liquidating it may reserve CP of: none but with a service facturier. */
    public static Set<EnvelopeId> envelopes(PaymentRequest request, Commitment commitment) {
        Set<EnvelopeId> ids = new TreeSet<>();
        if (ordersByItself(request)) {
            commitment.opened().ifPresent(file -> file.lines().values().stream()
                    .map(LineAccount::envelope)
                    .forEach(ids::add));
        }
        return ids;
    }

    /**
     * Who receives and liquidates: the comptable of the service facturier where there is one, who has no part in the
     * EJ; elsewhere the manager of the unit. An interface brings invoices to either.
     *
     * @param service the post whose service facturier receives the unit's invoices, if any
     */
    static @Nullable Refusal notWhoReceives(Act act, @Nullable AccountingPostId service, CommitmentFile engaged) {
        if (act.role() == Role.PUBLIC_ACCOUNTANT) {
            if (service == null) {
                return Refusal.of(
                        Rejection.SERVICE_FACTURIER,
                        "Le centre financier " + engaged.fundsCentre()
                                + " n'a pas de service facturier : son gestionnaire reçoit et liquide les factures.",
                        "fundsCentre",
                        engaged.fundsCentre());
            }
            Refusal refusal = SigningRules.otherPost(
                    act,
                    service,
                    "Les factures du centre financier " + engaged.fundsCentre()
                            + " se reçoivent au service facturier du");
            return refusal != null
                    ? refusal
                    : SigningRules.alreadyOnTheOtherSide(act, engaged.ordonnateurSide(), "ordonnateur ou gestionnaire");
        }
        if (act.role() == Role.MANAGER && service != null) {
            return Refusal.of(
                    Rejection.SERVICE_FACTURIER,
                    "Les factures du centre financier " + engaged.fundsCentre()
                            + " se reçoivent et se liquident au service facturier du poste " + service + ".",
                    "post",
                    service);
        }
        return SigningRules.outsidePerimeter(act, engaged.fundsCentre());
    }
}
