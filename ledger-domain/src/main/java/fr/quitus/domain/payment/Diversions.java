package fr.quitus.domain.payment;

import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.OppositionsLowered;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.DiversionEvent.SeizureReturned;
import fr.quitus.domain.payment.DiversionEvent.SeizureSettled;
import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui, dû au créancier, paie une dette de lui : shares seized by oppositions, and titles of his offset.
 *
 * @param seizures in the order they were served
 * @param offsets by title
 * @param lastOffsetOn the day of the last of them
 */
public record Diversions(
        List<SeizedShare> seizures,
        Map<RevenueOrderNumber, Balance> offsets,
        @Nullable LocalDate lastOffsetOn) {
    public static final Diversions NONE = new Diversions(List.of(), Map.of(), null);

    public Diversions {
        seizures = List.copyOf(seizures);
        offsets = Map.copyOf(offsets);
    }

    Balance seized() {
        Balance sum = Balance.ZERO;
        for (SeizedShare share : seizures) {
            sum = sum.plus(share.amount());
        }
        return sum;
    }

    Balance offset() {
        return offsets.values().stream().reduce(Balance.ZERO, Balance::plus);
    }

    /** Every share seized has arrived; a share sent, or that came back, has not. */
    boolean areSettled() {
        return seizures.stream()
                .allMatch(share -> !share.transfers().isEmpty()
                        && share.transfers().getLast().settledBy() != null
                        && share.transfers().getLast().returnedBy() == null);
    }

    Optional<SeizedShare> sentAs(String endToEndId) {
        return seizures.stream().filter(share -> share.isSentAs(endToEndId)).findFirst();
    }

    Optional<SeizedShare> of(String reference) {
        return seizures.stream()
                .filter(share -> share.seizure().reference().equals(reference))
                .findFirst();
    }

    /** Never that of a transfer to the creditor, which has no S. */
    String nextEndToEndId(PaymentFile file, SeizedShare share) {
        return "DP" + file.number() + "-S" + (seizures.indexOf(share) + 1) + "-"
                + (share.transfers().size() + 1);
    }

    Diversions after(DiversionEvent event) {
        return switch (event) {
            case OppositionsApplied e -> {
                List<SeizedShare> next = new ArrayList<>(seizures);
                for (Seizure seizure : e.seizures()) {
                    SeizedShare before = of(seizure.reference()).orElse(null);
                    if (before == null) {
                        next.add(new SeizedShare(seizure, List.of()));
                    } else {
                        next.set(
                                seizures.indexOf(before),
                                before.amounting(before.amount().plus(seizure.amount())));
                    }
                }
                yield new Diversions(next, offsets, lastOffsetOn);
            }
            case OppositionsLowered e -> new Diversions(lowered(e.givenBack()), offsets, lastOffsetOn);
            case PayableOffset e -> {
                Map<RevenueOrderNumber, Balance> next = new LinkedHashMap<>(offsets);
                next.merge(e.revenueOrderNumber(), e.amount().balance(), Balance::plus);
                yield new Diversions(seizures, next, e.offsetOn());
            }
            case SeizurePaid e ->
                changing(
                        e.reference(),
                        share -> share.sending(Transfer.sent(e.endToEndId(), e.beneficiaryIban(), e.amount())));
            case SeizureSettled e ->
                changing(e.reference(), share -> share.told(transfer -> transfer.settled(e.bankEntryId())));
            case SeizureReturned e ->
                changing(
                        e.reference(),
                        share -> share.told(transfer -> transfer.returned(e.bankReference(), e.reasonCode())));
            case SeizureReissued e ->
                changing(
                        e.reference(),
                        share -> share.sending(Transfer.sent(e.endToEndId(), e.beneficiaryIban(), e.amount())));
        };
    }

    private List<SeizedShare> lowered(List<SharePart> givenBack) {
        List<SeizedShare> next = new ArrayList<>();
        for (SeizedShare share : seizures) {
            Balance left = share.amount().balance();
            for (SharePart part : givenBack) {
                left = part.reference().equals(share.seizure().reference()) ? left.minus(part.amount()) : left;
            }
            if (!left.isZero()) {
                next.add(share.amounting(left.amount()));
            }
        }
        return next;
    }

    private Diversions changing(String reference, UnaryOperator<SeizedShare> change) {
        return new Diversions(
                seizures.stream()
                        .map(share -> share.seizure().reference().equals(reference) ? change.apply(share) : share)
                        .toList(),
                offsets,
                lastOffsetOn);
    }
}
