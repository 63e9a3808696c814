package fr.quitus.interchange.transfer;

import java.time.Instant;
import java.util.List;

/**
 * Lot de paiement : what goes to the bank in one file.
 *
 * @param messageId ours, for ever: the bank refuses a second file of this name
 * @param createdAt business time of the run; the file of a run is the same whenever it is written
 * @param initiator who sends the file
 */
public record PaymentRun(String messageId, Instant createdAt, String initiator, List<TransferOrder> transfers) {
    public PaymentRun {
        transfers = List.copyOf(transfers);
    }
}
