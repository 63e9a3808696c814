package fr.quitus.projections.worklist;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.audit.AuditFindingEvent;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptIdentified;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptUnidentified;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
import fr.quitus.domain.cashdesk.CashDeskEvent.UnpaidChequeClaimed;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAmended;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAnticipated;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCancelled;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentChange.TrancheAffirmed;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.VisaEvent.OpinionDisregarded;
import fr.quitus.domain.commitment.VisaEvent.OpinionIssued;
import fr.quitus.domain.commitment.VisaEvent.VisaExempted;
import fr.quitus.domain.commitment.VisaEvent.VisaGranted;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationProduced;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationRequested;
import fr.quitus.domain.commitment.VisaEvent.VisaOmitted;
import fr.quitus.domain.commitment.VisaEvent.VisaRefusalOverridden;
import fr.quitus.domain.commitment.VisaEvent.VisaRefused;
import fr.quitus.domain.commitment.VisaEvent.VisaRegularised;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.directpayment.DirectPaymentEvent;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentMade;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payroll.PayrollEvent;
import fr.quitus.domain.payroll.PayrollEvent.PayrollLiquidated;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.worklist.WorkListProjection.Item;
import fr.quitus.projections.worklist.WorkListProjection.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Corbeilles : each event that changes whose turn it is. Others leave the item as it is. */
final class WorkList implements Fold<Item, Row> {
    /** The part of a file that is the file itself. */
    private static final String WHOLE = "";

    @Override
    public Table<Item, Row> table() {
        return WorkListProjection.TABLE;
    }

    @Override
    public List<Item> keysOf(LoggedEvent logged) {
        LedgerEvent event = logged.event();
        if (event instanceof AuditFindingEvent e) {
            return FindingWork.keysOf(e);
        }
        if (event instanceof CashReceiptRecorded e) {
            return e.regularisingCentre() == null
                    ? List.of()
                    : List.of(new Item(event.aggregateId(), String.valueOf(e.receiptNumber())));
        }
        if (event instanceof ChequeReturnedUnpaid e) {
            Item claim = RevenueWork.cheque(e.aggregateId(), e.receiptNumber());
            return e.awaitedTitle()
                    ? List.of(claim, new Item(e.aggregateId(), String.valueOf(e.receiptNumber())))
                    : List.of(claim);
        }
        if (event instanceof UnpaidChequeClaimed e) {
            return List.of(RevenueWork.cheque(e.aggregateId(), e.receiptNumber()));
        }
        if (event instanceof RegularisationTitleIssued e) {
            return List.of(new Item(event.aggregateId(), String.valueOf(e.receiptNumber())));
        }
        ServiceReceiptNumber receipt =
                switch (event) {
                    case ServiceRecorded e -> e.serviceReceiptNumber();
                    case ServiceCertified e -> e.serviceReceiptNumber();
                    case ServiceReceiptCancelled e -> e.serviceReceiptNumber();
                    default -> null;
                };
        if (receipt != null) {
            return List.of(new Item(event.aggregateId(), receipt.text()));
        }
        boolean concerned = event instanceof CommitmentEvent
                || event instanceof PaymentRequestEvent
                || event instanceof DirectPaymentEvent
                || event instanceof PayrollEvent
                || event instanceof RevenueOrderEvent
                || event instanceof ReceiptUnidentified
                || event instanceof ReceiptIdentified
                || event instanceof ManualEntryReversed
                || (event instanceof ManualEntryPosted e && e.kind().isReversedAtTheOpening());
        return concerned ? List.of(new Item(event.aggregateId(), WHOLE)) : List.of();
    }

    @Override
    public Row fold(Item key, @Nullable Row row, LoggedEvent logged, Appends appends) {
        if (logged.event() instanceof AuditFindingEvent e) {
            return FindingWork.fold(key, row, e).at(logged.position());
        }
        Row begun = begun(logged.event(), row);
        if (begun == null) {
            throw new IllegalStateException("the log acts on " + key.fileId() + ", which it never opened");
        }
        return after(begun, logged.event()).at(logged.position());
    }

    /** The row of what this event opens, else the row there is. */
    private static @Nullable Row begun(LedgerEvent event, @Nullable Row row) {
        return switch (event) {
            case CommitmentDrafted e ->
                Row.of("EJ", e.commitmentNumber().text(), e.fundsCentre().text(), e.subject(), total(e.lines()));
            case CommitmentTakenOver e ->
                Row.of("EJ", e.commitmentNumber().text(), e.fundsCentre().text(), e.subject(), total(e.lines()))
                        .takenOver(e.origin());
            case ServiceRecorded e ->
                Row.of(
                                "SF",
                                e.serviceReceiptNumber().text(),
                                null,
                                "Poste " + e.line(),
                                e.amount().cents())
                        .placed(null, e.commitmentNumber().text(), null);
            case DirectPaymentMade e ->
                Row.of(
                                "DSO",
                                e.paymentRequestNumber().text(),
                                e.fundsCentre().text(),
                                e.paid(),
                                e.amount().cents())
                        .placed(e.fundsCentre().text(), null, e.post().text());
            case PayrollLiquidated e ->
                Row.of(
                                "PAYE",
                                e.year() + "-" + e.month(),
                                e.fundsCentre().text(),
                                "Paye",
                                e.gross().cents())
                        .placed(e.fundsCentre().text(), null, e.post().text());
            case ClaimEstablished e ->
                Row.of(
                        "TITRE",
                        e.revenueOrderNumber().text(),
                        e.fundsCentre().text(),
                        e.debtor().name(),
                        e.lines().stream()
                                .map(ClaimLine::amount)
                                .mapToLong(amount -> amount.cents())
                                .sum());
            case ReceiptUnidentified e -> RevenueWork.unidentified(e, row);
            case CashReceiptRecorded e -> RevenueWork.cashed(e);
            case ChequeReturnedUnpaid e when row == null -> RevenueWork.returned(e);
            case ManualEntryPosted e ->
                Row.of("ECRITURE", e.entry().text(), null, e.reason(), debits(e))
                        .placed(null, null, e.post().text());
            case ManualEntryReversed e
            when row == null -> Row.of("ECRITURE", e.entry().text(), null, e.reason(), 0);
            default -> PaymentWork.begun(event, row);
        };
    }

    private static long total(List<CommitmentEvent.Line> lines) {
        return lines.stream().mapToLong(line -> line.amount().cents()).sum();
    }

    private static long debits(ManualEntryPosted event) {
        return event.lines().stream()
                .filter(line -> line.side() == Side.DEBIT)
                .mapToLong(line -> line.amount().cents())
                .sum();
    }

    private static Row after(Row row, LedgerEvent event) {
        return switch (event) {
            case CommitmentDrafted _ -> row.waiting(Task.TO_VALIDATE);
            case VisaRequested e -> row.due(Task.TO_VISA, e.deadline());
            case VisaInformationRequested _ -> row.waiting(Task.TO_INFORM);
            case VisaInformationProduced e -> row.due(Task.TO_VISA, e.deadline());
            case VisaRefused _ -> row.waiting(Task.VISA_REFUSED);
            case CommitmentAnticipated e -> row.due(Task.TO_CHARGE, e.serviceFrom());
            case VisaRegularised _ -> row.done();
            case VisaOmitted _ -> row.waiting(Task.TO_SUBMIT);
            case VisaExempted _, VisaGranted _, OpinionIssued _, OpinionDisregarded _, VisaRefusalOverridden _ ->
                row.waiting(Task.TO_VALIDATE);
            case CommitmentTakenOver _,
                    CommitmentValidated _,
                    CommitmentAmended _,
                    TrancheAffirmed _,
                    CommitmentReimputed _,
                    CommitmentCancelled _,
                    CommitmentClosed _ -> row.done();
            case ServiceRecorded _ -> row.waiting(Task.TO_CERTIFY);
            case ServiceCertified e -> certified(row, e);
            case ServiceReceiptCancelled _ -> row.amount(0).done();
            case DirectPaymentMade _ -> row.waiting(Task.TO_REGULARISE);
            case DirectPaymentEvent.DirectPaymentRegularised _ -> row.done();
            case PayrollLiquidated _ -> row.waiting(Task.TO_PAY);
            case PayrollEvent _ -> row.done();
            case RevenueOrderEvent e -> RevenueWork.after(row, e);
            case CashReceiptRecorded _ -> row.waiting(Task.TO_REGULARISE);
            case RegularisationTitleIssued _ -> row.done();
            case ChequeReturnedUnpaid _ ->
                row.kind().equals(RevenueWork.CHEQUE) ? row.waiting(Task.TO_CLAIM) : row.done();
            case UnpaidChequeClaimed _ -> row.done();
            case ReceiptUnidentified _ -> row.waiting(Task.TO_IDENTIFY);
            case ReceiptIdentified e -> RevenueWork.less(row, e.amount());
            case ManualEntryPosted e -> row.due(Task.TO_REVERSE, FiscalYears.dayAfter(yearOf(e)));
            case ManualEntryReversed _ -> row.done();
            case PaymentRequestEvent e -> PaymentWork.after(row, e);
            default -> row;
        };
    }

    private static FiscalYear yearOf(ManualEntryPosted event) {
        return FiscalYear.of(event.accountingDate().getYear());
    }

    /** What is left of a receipt that is certified in parts still waits. */
    private static Row certified(Row row, ServiceCertified e) {
        Row left = row.amount(Math.subtractExact(row.amountCents(), e.amount().cents()));
        return left.amountCents() > 0 ? left : left.done();
    }
}
