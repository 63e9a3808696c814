package fr.quitus.domain.payment;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What entered and left a run, in order. It never changes; the one before and the one after share their list, of which
 * each sees its own beginning, for a run of thousands would else be copied at each of its requests.
 */
public final class RunMembers {
    static final RunMembers NONE = new RunMembers(new ArrayList<>(), 0, 0, Balance.ZERO);

    private final ArrayList<Entry> shared;
    private final int size;
    private final int transfers;
    private final Balance total;

    private RunMembers(ArrayList<Entry> shared, int size, int transfers, Balance total) {
        this.shared = shared;
        this.size = size;
        this.transfers = transfers;
        this.total = total;
    }

    /** A request scheduled, withdrawn or, when there is a transfer, paid; without one, a refund. */
    private record Entry(
            @Nullable PaymentRequestId request,
            boolean scheduled,
            @Nullable RunTransfer transfer) {}

    RunMembers scheduling(PaymentRequestId request) {
        return with(new Entry(request, true, null), transfers, total);
    }

    RunMembers withdrawing(PaymentRequestId request) {
        return with(new Entry(request, false, null), transfers, total);
    }

    /** @param request what it pays; absent for a refund, which nobody schedules */
    RunMembers ordering(@Nullable PaymentRequestId request, RunTransfer transfer) {
        return with(new Entry(request, false, transfer), transfers + 1, total.plus(transfer.amount()));
    }

    private RunMembers with(Entry entry, int transfersThen, Balance totalThen) {
        synchronized (shared) {
            ArrayList<Entry> list = shared;
            if (size == 0 || list.size() != size) {
                list = new ArrayList<>(shared.subList(0, size));
            }
            list.add(entry);
            return new RunMembers(list, size + 1, transfersThen, totalThen);
        }
    }

    private List<Entry> entries() {
        synchronized (shared) {
            return List.copyOf(shared.subList(0, size));
        }
    }

    /** What entered and left so far. */
    public int size() {
        return size;
    }

    public int transferCount() {
        return transfers;
    }

    /** What its transfers come to. */
    public Balance total() {
        return total;
    }

    /** Requests scheduled and neither paid nor withdrawn, in the order they were scheduled. */
    public Set<PaymentRequestId> scheduled() {
        Set<PaymentRequestId> scheduled = new LinkedHashSet<>();
        for (Entry entry : entries()) {
            PaymentRequestId request = entry.request();
            if (request != null && entry.scheduled()) {
                scheduled.add(request);
            } else if (request != null) {
                scheduled.remove(request);
            }
        }
        return Collections.unmodifiableSet(scheduled);
    }

    public List<RunTransfer> transfers() {
        List<RunTransfer> ordered = new ArrayList<>(transfers);
        for (Entry entry : entries()) {
            RunTransfer transfer = entry.transfer();
            if (transfer != null) {
                ordered.add(transfer);
            }
        }
        return ordered;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunMembers that
                && size == that.size
                && entries().equals(that.entries());
    }

    @Override
    public int hashCode() {
        return entries().hashCode();
    }

    @Override
    public String toString() {
        return transfers + " virements, " + total + " €, " + scheduled().size() + " DP inscrites";
    }
}
