package fr.quitus.projections.invoicelifecycle;

import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Statuts de facture: the last one of each invoice, and all of them in the order of the log. */
@Component
public final class InvoiceLifeCycleProjection implements Projection {
    public static final String NAME = "invoicelifecycle";

    /** Demande de paiement. */
    record Request(String paymentRequestId) {}

    /** Its invoice. A request that began without one, as for late interest, has {@code isInvoice} 0 and no status. */
    record Invoice(
            String number, String supplier, String invoiceNumber, int isInvoice, String status, long lastPosition) {
        Invoice became(String next, long position) {
            return new Invoice(number, supplier, invoiceNumber, isInvoice, next, position);
        }
    }

    /** Place of a status: an event may give two. */
    record Place(long position, int step) {}

    /** A status taken. */
    record Taken(
            String paymentRequestId,
            String number,
            String supplier,
            String invoiceNumber,
            String status,
            String occurredAt,
            @Nullable String detail) {}

    static final Table<Request, Invoice> INVOICES =
            Table.of(InvoiceLifeCycleProjection.class, "invoice", Request.class, Invoice.class);
    static final Table<Place, Taken> STATUSES =
            Table.of(InvoiceLifeCycleProjection.class, "invoice_status", Place.class, Taken.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Fold<?, ?>> folds() {
        return List.of(new Statuses());
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(STATUSES);
    }

    private static final class Statuses implements Fold<Request, Invoice> {
        @Override
        public Table<Request, Invoice> table() {
            return INVOICES;
        }

        @Override
        public List<Request> keysOf(LoggedEvent event) {
            return event.event() instanceof PaymentRequestEvent e
                    ? List.of(new Request(e.paymentRequestId().text()))
                    : List.of();
        }

        @Override
        public Invoice fold(Request key, @Nullable Invoice row, LoggedEvent logged, Appends appends) {
            PaymentRequestEvent event = (PaymentRequestEvent) logged.event();
            Invoice invoice = opened(row, event, logged.position());
            String status = invoice.status();
            int step = 0;
            if (invoice.isInvoice() == 1) {
                for (InvoiceLifeCycle.Step taken : InvoiceLifeCycle.steps(event)) {
                    status = taken.status().name();
                    appends.append(STATUSES, new Place(logged.position(), step), taken(key, invoice, logged, taken));
                    step++;
                }
            }
            return invoice.became(status, logged.position());
        }

        private static Invoice opened(@Nullable Invoice row, PaymentRequestEvent event, long position) {
            if (event instanceof InvoiceReceived e) {
                return new Invoice(
                        e.paymentRequestNumber().text(), e.supplier().text(), e.invoiceNumber(), 1, "", position);
            }
            if (event instanceof InvoiceRemainderReceived e) {
                return new Invoice(
                        e.paymentRequestNumber().text(), e.supplier().text(), e.invoiceNumber(), 1, "", position);
            }
            if (event instanceof LateInterestRequested e) {
                return new Invoice(
                        e.paymentRequestNumber().text(), e.supplier().text(), e.invoiceNumber(), 0, "", position);
            }
            return row == null ? new Invoice("", "", "", 0, "", position) : row;
        }

        private static Taken taken(Request key, Invoice invoice, LoggedEvent logged, InvoiceLifeCycle.Step step) {
            return new Taken(
                    key.paymentRequestId(),
                    invoice.number(),
                    invoice.supplier(),
                    invoice.invoiceNumber(),
                    step.status().name(),
                    logged.metadata()
                            .getOrDefault("occurredAt", logged.recordedAt().toString()),
                    step.detail());
        }
    }
}
