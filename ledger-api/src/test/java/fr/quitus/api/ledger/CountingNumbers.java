package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyId;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers from the samples' own on. */
public final class CountingNumbers implements Numbers {
    private final AtomicLong commitments = new AtomicLong(2_100_000_001L);
    private final AtomicLong receipts = new AtomicLong(500_000_001L);
    private final AtomicLong requests = new AtomicLong(100_000_001L);
    private final AtomicLong orders = new AtomicLong(3_100_000_001L);
    private final AtomicLong parties = new AtomicLong(1_000_000_001L);

    @Override
    public CommitmentNumber nextCommitment() {
        return CommitmentNumber.of(String.valueOf(commitments.getAndIncrement()));
    }

    @Override
    public ServiceReceiptNumber nextServiceReceipt() {
        return ServiceReceiptNumber.of(String.valueOf(receipts.getAndIncrement()));
    }

    @Override
    public PaymentRequestNumber nextPaymentRequest() {
        return PaymentRequestNumber.of(String.valueOf(requests.getAndIncrement()));
    }

    @Override
    public RevenueOrderNumber nextRevenueOrder() {
        return RevenueOrderNumber.of(String.valueOf(orders.getAndIncrement()));
    }

    @Override
    public ThirdPartyId nextThirdParty() {
        return ThirdPartyId.of(String.valueOf(parties.getAndIncrement()));
    }
}
