package fr.quitus.domain.commitment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Service fait : recorded, then certified at once or in parts, then invoiced in one or several parts.
 *
 * @param certified whether any of it is certified
 * @param certifiedAmount net of accepted credit notes, as is what is invoiced
 * @param claims what each payment request claims of it, net of accepted credit notes
 * @param certification the last one
 * @param credited what accepted credit notes took back of it
 */
public record Receipt(
        ServiceReceiptNumber number,
        int line,
        Amount amount,
        LocalDate dateRendered,
        boolean certified,
        Balance certifiedAmount,
        Balance invoiced,
        Map<PaymentRequestId, Balance> claims,
        Balance credited,
        boolean cancelled,
        @Nullable Certification certification) {
    /** Who certified it, under which delegation: with a service facturier, that is the order to pay (GBCP art. 41). */
    public record Certification(ActorId by, @Nullable String delegationId, LocalDate on) {}

    public Receipt {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    static Receipt recorded(CommitmentEvent.ServiceRecorded e) {
        return new Receipt(
                e.serviceReceiptNumber(),
                e.line(),
                e.amount(),
                e.dateRendered(),
                false,
                Balance.ZERO,
                Balance.ZERO,
                Map.of(),
                Balance.ZERO,
                false,
                null);
    }

    /** What this request claims of it. */
    public Balance claimedBy(PaymentRequestId request) {
        return claims.getOrDefault(request, Balance.ZERO);
    }

    /** What an invoice may still claim. */
    public Balance leftToInvoice() {
        return certifiedAmount.minus(invoiced);
    }

    /** What may still be certified. */
    public Balance leftToCertify() {
        return cancelled
                ? Balance.ZERO
                : amount.balance().minus(certifiedAmount).minus(credited);
    }

    Receipt certify(CommitmentEvent.ServiceCertified e) {
        return new Receipt(
                number,
                line,
                amount,
                dateRendered,
                true,
                certifiedAmount.plus(e.amount()),
                invoiced,
                claims,
                credited,
                cancelled,
                new Certification(e.certifiedBy(), e.delegationId(), e.certifiedOn()));
    }

    /** A request claims more of it, or less. */
    Receipt claim(PaymentRequestId request, Balance more) {
        Map<PaymentRequestId, Balance> next = new LinkedHashMap<>(claims);
        next.merge(request, more, Balance::plus);
        next.values().removeIf(Balance::isZero);
        return new Receipt(
                number,
                line,
                amount,
                dateRendered,
                certified,
                certifiedAmount,
                invoiced.plus(more),
                next,
                credited,
                cancelled,
                certification);
    }

    /** An accepted credit note takes back what a request claimed. */
    Receipt credit(PaymentRequestId corrected, Amount part) {
        Receipt next = claim(corrected, Balance.ZERO.minus(part));
        return new Receipt(
                number,
                line,
                amount,
                dateRendered,
                certified,
                certifiedAmount.minus(part),
                next.invoiced,
                next.claims,
                credited.plus(part),
                cancelled,
                certification);
    }

    Receipt cancel() {
        return new Receipt(
                number,
                line,
                amount,
                dateRendered,
                false,
                Balance.ZERO,
                invoiced,
                claims,
                credited,
                true,
                certification);
    }
}
