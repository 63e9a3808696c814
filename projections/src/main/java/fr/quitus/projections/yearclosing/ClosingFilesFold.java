package fr.quitus.projections.yearclosing;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.directpayment.DirectPaymentEvent;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentCarriedForward;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentMade;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteUsed;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.yearclosing.YearClosingProjection.FileKey;
import fr.quitus.projections.yearclosing.YearClosingProjection.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each event that puts a file on a year, moves it to another, or ends what the year has to do with it. */
final class ClosingFilesFold implements Fold<FileKey, Row> {
    @Override
    public Table<FileKey, Row> table() {
        return YearClosingProjection.TABLE;
    }

    @Override
    public List<FileKey> keysOf(LoggedEvent logged) {
        LedgerEvent event = logged.event();
        boolean concerned =
                switch (event) {
                    case InvoiceReceived _,
                            InvoiceRemainderReceived _,
                            InvoiceMatched _,
                            InvoiceRefused _,
                            LateInterestRequested _,
                            RetentionReleaseRequested _,
                            PaymentRequestCancelled _,
                            PaymentRequestRejected _,
                            PaymentAccepted _,
                            PayableOffset _,
                            CreditNoteUsed _,
                            CreditNoteNetted _,
                            CreditNoteClaimed _,
                            PaymentExecuted _,
                            SeizurePaid _,
                            PaymentRequestCarriedForward _,
                            DirectPaymentEvent _,
                            ManualEntryReversed _ -> true;
                    case ManualEntryPosted e -> e.kind().isReversedAtTheOpening();
                    default -> false;
                };
        return concerned ? List.of(new FileKey(event.aggregateId())) : List.of();
    }

    @Override
    public Row fold(FileKey key, @Nullable Row row, LoggedEvent logged, Appends appends) {
        Row opened = opened(logged.event());
        if (opened != null) {
            return opened.at(logged.position());
        }
        if (row != null) {
            return after(row, logged.event()).at(logged.position());
        }
        if (logged.event() instanceof ManualEntryReversed e) {
            // Of a kind that no opening takes back.
            return Row.begun(
                            ClosingKind.INVENTORY_ENTRY,
                            e.entry().text(),
                            e.entry().text())
                    .at(logged.position());
        }
        throw new IllegalStateException("the log acts on " + key.fileId() + ", which it never opened");
    }

    /** The row of what this event begins; absent when it begins nothing. */
    private static @Nullable Row opened(LedgerEvent event) {
        return switch (event) {
            case InvoiceReceived e ->
                Row.begun(
                        ClosingKind.REQUEST,
                        e.paymentRequestId().text(),
                        e.paymentRequestNumber().text());
            case InvoiceRemainderReceived e ->
                Row.begun(
                        ClosingKind.REQUEST,
                        e.paymentRequestId().text(),
                        e.paymentRequestNumber().text());
            case LateInterestRequested e ->
                on(
                        Row.begun(
                                ClosingKind.OWN_REQUEST,
                                e.paymentRequestId().text(),
                                e.paymentRequestNumber().text()),
                        e.lines().getFirst().envelope(),
                        e.amount().cents());
            case RetentionReleaseRequested e ->
                on(
                        Row.begun(
                                ClosingKind.OWN_REQUEST,
                                e.paymentRequestId().text(),
                                e.paymentRequestNumber().text()),
                        e.lines().getFirst().envelope(),
                        e.amount().cents());
            case DirectPaymentMade e ->
                Row.begun(
                                ClosingKind.DIRECT_PAYMENT,
                                e.directPaymentId().text(),
                                e.paymentRequestNumber().text())
                        .opened(
                                e.valueDate().getYear(),
                                e.fundsCentre().text(),
                                e.amount().cents());
            case ManualEntryPosted e ->
                Row.begun(
                                ClosingKind.INVENTORY_ENTRY,
                                e.entry().text(),
                                e.entry().text())
                        .opened(e.accountingDate().getYear(), null, debits(e));
            default -> null;
        };
    }

    private static long debits(ManualEntryPosted event) {
        return event.entries().getFirst().postings().stream()
                .filter(posting -> posting.side() == Side.DEBIT)
                .mapToLong(posting -> posting.amount().cents())
                .sum();
    }

    private static Row on(Row row, EnvelopeId envelope, long cents) {
        return row.opened(envelope.year().value(), envelope.fundsCentre().text(), cents);
    }

    private static Row after(Row row, LedgerEvent event) {
        return switch (event) {
            case InvoiceMatched e -> matched(row, e);
            case PaymentAccepted _ -> row.left(row.amountCents());
            case PayableOffset e -> row.left(row.amountCents() - e.amount().cents());
            case CreditNoteUsed e -> row.left(row.amountCents() - e.amount().cents());
            case CreditNoteNetted e -> row.left(row.amountCents() - e.amount().cents());
            case PaymentRequestCarriedForward e -> row.in(e.to().value());
            case DirectPaymentCarriedForward e -> row.in(e.to().value());
            case PaymentRequestRejected _ -> row.kind().equals(ClosingKind.OWN_REQUEST.name()) ? row : row.done();
            case InvoiceRefused _,
                    PaymentRequestCancelled _,
                    CreditNoteClaimed _,
                    PaymentExecuted _,
                    SeizurePaid _,
                    DirectPaymentRegularised _,
                    ManualEntryReversed _ -> row.done();
            default -> row;
        };
    }

    private static Row matched(Row row, InvoiceMatched event) {
        PaymentLine first = event.lines().getFirst();
        long left = 0;
        for (PaymentLine line : event.lines()) {
            left += line.amount().balance().minus(line.deductions().total()).cents();
        }
        return on(row, first.envelope(), left);
    }
}
