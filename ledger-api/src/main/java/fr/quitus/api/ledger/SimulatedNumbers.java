package fr.quitus.api.ledger;

import fr.quitus.api.ports.Numbers;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyId;
import java.util.function.Supplier;

/** Numbers that a simulation does not use up: it shows zeros where the act would get one. */
final class SimulatedNumbers implements Numbers {
    private static final CommitmentNumber COMMITMENT = CommitmentNumber.of("0000000000");
    private static final ServiceReceiptNumber SERVICE_RECEIPT = ServiceReceiptNumber.of("000000000");
    private static final PaymentRequestNumber PAYMENT_REQUEST = PaymentRequestNumber.of("000000000");
    private static final RevenueOrderNumber REVENUE_ORDER = RevenueOrderNumber.of("0000000000");

    private static final ThirdPartyId THIRD_PARTY = ThirdPartyId.of("0000000000");

    private final Numbers numbers;

    SimulatedNumbers(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public CommitmentNumber nextCommitment() {
        return next(COMMITMENT, numbers::nextCommitment);
    }

    @Override
    public ServiceReceiptNumber nextServiceReceipt() {
        return next(SERVICE_RECEIPT, numbers::nextServiceReceipt);
    }

    @Override
    public PaymentRequestNumber nextPaymentRequest() {
        return next(PAYMENT_REQUEST, numbers::nextPaymentRequest);
    }

    @Override
    public RevenueOrderNumber nextRevenueOrder() {
        return next(REVENUE_ORDER, numbers::nextRevenueOrder);
    }

    @Override
    public ThirdPartyId nextThirdParty() {
        return next(THIRD_PARTY, numbers::nextThirdParty);
    }

    private static <T> T next(T shown, Supplier<T> taken) {
        return Call.simulates() ? shown : taken.get();
    }
}
