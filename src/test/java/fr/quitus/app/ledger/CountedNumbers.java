package fr.quitus.app.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyId;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers one after the other, all kinds from one counter. */
record CountedNumbers(AtomicInteger last) implements Numbers {
    @Override
    public CommitmentNumber nextCommitment() {
        return CommitmentNumber.of(String.valueOf(2_100_000_000L + last.incrementAndGet()));
    }

    @Override
    public ServiceReceiptNumber nextServiceReceipt() {
        return ServiceReceiptNumber.of(String.valueOf(500_000_000 + last.incrementAndGet()));
    }

    @Override
    public PaymentRequestNumber nextPaymentRequest() {
        return PaymentRequestNumber.of(String.valueOf(100_000_000 + last.incrementAndGet()));
    }

    @Override
    public RevenueOrderNumber nextRevenueOrder() {
        return RevenueOrderNumber.of(String.valueOf(3_100_000_000L + last.incrementAndGet()));
    }

    @Override
    public ThirdPartyId nextThirdParty() {
        return ThirdPartyId.of(String.valueOf(1_000_000_000L + last.incrementAndGet()));
    }
}
