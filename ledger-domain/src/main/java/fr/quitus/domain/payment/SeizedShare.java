package fr.quitus.domain.payment;

import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.value.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Part saisie d'une demande : what an opposition took of it, and every attempt to pay it to the beneficiary, first to
 * last.
 */
public record SeizedShare(Seizure seizure, List<Transfer> transfers) {
    public SeizedShare {
        transfers = List.copyOf(transfers);
    }

    public Amount amount() {
        return seizure.amount();
    }

    boolean isSentAs(String endToEndId) {
        return transfers.stream().anyMatch(transfer -> transfer.endToEndId().equals(endToEndId));
    }

    /** The same opposition's, of another amount: nothing of it was sent yet. */
    SeizedShare amounting(Amount amount) {
        return new SeizedShare(
                new Seizure(seizure.reference(), seizure.kind(), seizure.beneficiary(), amount), transfers);
    }

    SeizedShare sending(Transfer transfer) {
        List<Transfer> next = new ArrayList<>(transfers);
        next.add(transfer);
        return new SeizedShare(seizure, next);
    }

    /** The last attempt as the bank now tells it. */
    SeizedShare told(UnaryOperator<Transfer> telling) {
        List<Transfer> next = new ArrayList<>(transfers);
        next.set(next.size() - 1, telling.apply(next.getLast()));
        return new SeizedShare(seizure, next);
    }
}
