package fr.quitus.api.ports;

import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyId;

/** Numéros de pièces : unique, increasing within a node, gaps allowed. */
public interface Numbers {
    CommitmentNumber nextCommitment();

    ServiceReceiptNumber nextServiceReceipt();

    PaymentRequestNumber nextPaymentRequest();

    RevenueOrderNumber nextRevenueOrder();

    ThirdPartyId nextThirdParty();
}
