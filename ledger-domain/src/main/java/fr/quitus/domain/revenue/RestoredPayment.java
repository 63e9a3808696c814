package fr.quitus.domain.revenue;

import fr.quitus.domain.value.PaymentRequestId;
import java.util.List;

/**
 * Dépense que le titre fait reverser (LOLF art. 17-IV) : what its principal brings goes back to the credits of a
 * payment request, and is no budget revenue.
 *
 * @param lines of that request, by place from 0: one for each line of the title, in their order
 */
public record RestoredPayment(PaymentRequestId paymentRequestId, List<Integer> lines) {
    public RestoredPayment {
        lines = List.copyOf(lines);
    }

    /** The line of the request that a line of the title, numbered from 1, gives back to. */
    public int lineOf(int titleLine) {
        return lines.get(titleLine - 1);
    }
}
