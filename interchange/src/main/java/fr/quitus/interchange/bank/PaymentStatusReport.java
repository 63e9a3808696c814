package fr.quitus.interchange.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compte rendu d'un fichier de virements (pain.002).
 *
 * @param messageId identity of the report given by the bank
 * @param originalMessageId MsgId of the payment file it answers
 * @param status of the file as a whole, null where the bank says it lower down
 */
public record PaymentStatusReport(
        String messageId,
        String originalMessageId,
        @Nullable OrderStatus status,
        List<Group> groups) {

    public PaymentStatusReport {
        groups = List.copyOf(groups);
    }

    /**
     * A PmtInf of the payment file.
     *
     * @param paymentInformationId PmtInfId of ours
     */
    public record Group(
            String paymentInformationId, @Nullable OrderStatus status, List<Transfer> transfers) {
        public Group {
            transfers = List.copyOf(transfers);
        }
    }

    /**
     * A transfer of the payment file; the bank names those it has something to say about.
     *
     * @param endToEndId ours; null if the bank only gives back the instruction
     */
    public record Transfer(
            @Nullable String endToEndId, @Nullable String instructionId, OrderStatus status) {}
}
