package fr.quitus.projections.paymentdelays;

import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.paymentdelays.RequestDelays.Payable;
import fr.quitus.projections.paymentdelays.RequestDelays.RequestKey;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Demandes de paiement : what each payment is counted with. A request is one payment, made on the day of its first
 * transfer: what oppositions seize of it is part of it, and a transfer that comes back does not reopen it. What nobody
 * outside asks for, late interest and retentions released, has no delay and is not counted.
 */
final class RequestDelays implements Fold<RequestKey, Payable> {
    /** Demande de paiement. */
    record RequestKey(String paymentRequestId) {}

    /**
     * What is known of it before it is paid, and then when it was.
     *
     * @param kind empty for what is not counted
     * @param valueDate null before it is paid
     */
    record Payable(
            String number,
            String kind,
            String supplier,
            String fundsCentre,
            String post,
            @Nullable LocalDate valueDate,
            int paymentDays) {
        static final Payable UNKNOWN = new Payable("", "", "", "", "", null, 0);

        Payable paid(LocalDate on, int days) {
            return new Payable(number, kind, supplier, fundsCentre, post, on, days);
        }

        Payable of(String centre) {
            return new Payable(number, kind, supplier, centre, post, valueDate, paymentDays);
        }

        Payable orderedTo(String accountingPost) {
            return new Payable(number, kind, supplier, fundsCentre, accountingPost, valueDate, paymentDays);
        }

        boolean isCounted() {
            return !kind.isEmpty();
        }
    }

    /** Place in the log of a payment, or of what was owed for its lateness. */
    record Place(long position) {}

    /**
     * A payment, or what was owed because it was late.
     *
     * @param payments 1 for the first transfer of a request, 0 for what comes with it
     * @param late 1 for what was owed, 0 for transfers
     */
    record Delay(
            String paymentRequestId,
            String number,
            String supplier,
            String fundsCentre,
            String post,
            LocalDate valueDate,
            int paymentDays,
            int payments,
            long amountCents,
            int late,
            @Nullable LocalDate dueDate,
            int daysLate,
            long interestCents,
            long feeCents,
            Instant recordedAt) {}

    static final Table<RequestKey, Payable> TABLE =
            Table.of(RequestDelays.class, "request_delay", RequestKey.class, Payable.class);
    static final Table<Place, Delay> DELAYS = Table.of(RequestDelays.class, "payment_delay", Place.class, Delay.class);

    @Override
    public Table<RequestKey, Payable> table() {
        return TABLE;
    }

    @Override
    public List<RequestKey> keysOf(LoggedEvent logged) {
        return switch (logged.event()) {
            case InvoiceReceived e -> keyOf(e);
            case InvoiceRemainderReceived e -> keyOf(e);
            case LateInterestRequested e -> keyOf(e);
            case RetentionReleaseRequested e -> keyOf(e);
            case InvoiceMatched e -> keyOf(e);
            case PaymentOrdered e -> keyOf(e);
            case PaymentExecuted e -> keyOf(e);
            case SeizurePaid e -> keyOf(e);
            case LateInterestAccrued e -> keyOf(e);
            default -> List.of();
        };
    }

    private static List<RequestKey> keyOf(PaymentRequestEvent event) {
        return List.of(new RequestKey(event.paymentRequestId().text()));
    }

    @Override
    public Payable fold(RequestKey key, @Nullable Payable row, LoggedEvent logged, Appends appends) {
        Payable known = row == null ? Payable.UNKNOWN : row;
        return switch (logged.event()) {
            case InvoiceReceived e -> received(e.paymentRequestNumber(), e.kind(), e.supplier());
            case InvoiceRemainderReceived e -> received(e.paymentRequestNumber(), e.kind(), e.supplier());
            case LateInterestRequested _, RetentionReleaseRequested _ -> Payable.UNKNOWN;
            case InvoiceMatched e ->
                e.lines().isEmpty()
                        ? known
                        : known.of(e.lines().getFirst().envelope().fundsCentre().text());
            case PaymentOrdered e -> known.orderedTo(e.assignedPost().text());
            case PaymentExecuted e ->
                paid(key, known, logged, appends, new Transfer(e.amount(), e.valueDate(), e.paymentDays()));
            case SeizurePaid e ->
                paid(key, known, logged, appends, new Transfer(e.amount(), e.valueDate(), e.paymentDays()));
            case LateInterestAccrued e -> late(key, known, e, logged, appends);
            default -> throw new IllegalStateException("no delay is changed by " + logged.event());
        };
    }

    private record Transfer(Amount amount, LocalDate valueDate, int paymentDays) {}

    private static Payable received(PaymentRequestNumber number, PaymentKind kind, ThirdPartyRef supplier) {
        return new Payable(
                number.text(), kind == PaymentKind.CREDIT_NOTE ? "" : kind.name(), supplier.text(), "", "", null, 0);
    }

    private static Payable paid(RequestKey key, Payable known, LoggedEvent logged, Appends appends, Transfer transfer) {
        if (!known.isCounted()) {
            return known;
        }
        boolean first = known.valueDate() == null;
        Payable next = first ? known.paid(transfer.valueDate(), transfer.paymentDays()) : known;
        append(key, next, logged, appends, first ? 1 : 0, transfer.amount().cents(), null);
        return next;
    }

    private static Payable late(
            RequestKey key, Payable known, LateInterestAccrued e, LoggedEvent logged, Appends appends) {
        if (known.isCounted()) {
            // On the day of the late payment, which an offset may be before any transfer.
            append(key, known.paid(e.dueDate().plusDays(e.daysLate()), known.paymentDays()), logged, appends, 0, 0, e);
        }
        return known;
    }

    private static void append(
            RequestKey key,
            Payable known,
            LoggedEvent logged,
            Appends appends,
            int payments,
            long amountCents,
            @Nullable LateInterestAccrued late) {
        LocalDate valueDate = known.valueDate();
        if (valueDate == null) {
            throw new IllegalStateException("the request " + key.paymentRequestId() + " has no day of payment");
        }
        appends.append(
                DELAYS,
                new Place(logged.position()),
                new Delay(
                        key.paymentRequestId(),
                        known.number(),
                        known.supplier(),
                        known.fundsCentre(),
                        known.post(),
                        valueDate,
                        known.paymentDays(),
                        payments,
                        amountCents,
                        late == null ? 0 : 1,
                        late == null ? null : late.dueDate(),
                        late == null ? 0 : late.daysLate(),
                        late == null ? 0 : late.interest().cents(),
                        late == null ? 0 : late.flatFee().cents(),
                        logged.recordedAt()));
    }
}
