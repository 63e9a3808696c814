package fr.quitus.domain.payment;

import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.Siret;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Dossier de DP : what a payment request remembers of its events.
 *
 * @param ordonnateurSide who acted on the ordonnateur's side; none of them may act as comptable, nor the reverse
 * @param paymentDays délai global de paiement in days, once paid
 */
public record PaymentFile(
        PaymentRequestId id,
        PaymentRequestNumber number,
        Siret supplier,
        String invoiceNumber,
        LocalDate receivedOn,
        Amount amount,
        Iban payeeIban,
        CommitmentNumber commitmentNumber,
        List<PaymentLine> lines,
        Set<ActorId> ordonnateurSide,
        Set<ActorId> accountantSide,
        @Nullable Integer paymentDays) {
    public PaymentFile {
        lines = List.copyOf(lines);
        ordonnateurSide = Set.copyOf(ordonnateurSide);
        accountantSide = Set.copyOf(accountantSide);
    }

    /** What the request takes from each envelope, in the order envelopes are locked. */
    public Map<EnvelopeId, Amount> amountByEnvelope() {
        Map<EnvelopeId, Amount> amounts = new TreeMap<>();
        lines.forEach(line -> amounts.merge(line.envelope(), line.amount(), Amount::plus));
        return amounts;
    }

    /** The unit whose ordonnateur orders the payment and whose comptable pays it. */
    public FundsCentre fundsCentre() {
        return lines.getFirst().envelope().fundsCentre();
    }

    /** The deadline starts when the invoice arrived or, if later, when the last service it claims was rendered. */
    public LocalDate deadlineStart() {
        LocalDate start = receivedOn;
        for (PaymentLine line : lines) {
            start = line.dateRendered().isAfter(start) ? line.dateRendered() : start;
        }
        return start;
    }

    List<PostingRules.Imputed> imputed() {
        return lines.stream().map(PaymentLine::imputed).toList();
    }

    PaymentFile withLines(List<PaymentLine> matched) {
        return new PaymentFile(
                id,
                number,
                supplier,
                invoiceNumber,
                receivedOn,
                amount,
                payeeIban,
                commitmentNumber,
                matched,
                ordonnateurSide,
                accountantSide,
                paymentDays);
    }

    PaymentFile withOrdonnateurs(Collection<ActorId> actors) {
        Set<ActorId> next = new HashSet<>(ordonnateurSide);
        next.addAll(actors);
        return withActors(next, accountantSide);
    }

    PaymentFile withOrdonnateur(ActorId actor) {
        return withActors(with(ordonnateurSide, actor), accountantSide);
    }

    PaymentFile withAccountant(ActorId actor) {
        return withActors(ordonnateurSide, with(accountantSide, actor));
    }

    PaymentFile paidAfter(int days) {
        return new PaymentFile(
                id,
                number,
                supplier,
                invoiceNumber,
                receivedOn,
                amount,
                payeeIban,
                commitmentNumber,
                lines,
                ordonnateurSide,
                accountantSide,
                days);
    }

    private PaymentFile withActors(Set<ActorId> ordonnateurs, Set<ActorId> accountants) {
        return new PaymentFile(
                id,
                number,
                supplier,
                invoiceNumber,
                receivedOn,
                amount,
                payeeIban,
                commitmentNumber,
                lines,
                ordonnateurs,
                accountants,
                paymentDays);
    }

    private static Set<ActorId> with(Set<ActorId> actors, ActorId actor) {
        Set<ActorId> next = new HashSet<>(actors);
        next.add(actor);
        return next;
    }
}
