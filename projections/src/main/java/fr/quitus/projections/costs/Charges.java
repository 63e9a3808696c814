package fr.quitus.projections.costs;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentRegularised;
import fr.quitus.domain.directpayment.RegularisationLine;
import fr.quitus.domain.payroll.PayrollEvent.PayrollLiquidated;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Charges d'un événement : each of its postings on class 6, with its destination. The entries that close a year (P50)
 * are left out, as they are of the compte de résultat: they cost nobody anything.
 */
final class Charges {
    /** A charge, by its place in the log and in its event. */
    record Place(long position, int part) {}

    /** A charge, negative when it is taken back. */
    record Charge(
            int fiscalYear,
            String account,
            String costCentre,
            String activity,
            String materialGroup,
            String fundsCentre,
            LocalDate accountingDate,
            long amountCents,
            String eventId,
            String eventName,
            Instant recordedAt) {}

    static final Table<Place, Charge> TABLE = Table.of(Charges.class, "cost_movement", Place.class, Charge.class);

    private static final String CLOSING = "P50";

    private final LoggedEvent logged;
    private final Appends appends;
    private int part;

    Charges(LoggedEvent logged, Appends appends) {
        this.logged = logged;
        this.appends = appends;
    }

    /** What an event charges by itself; what a line of an EJ bears is told by its fold. */
    void append() {
        switch (logged.event()) {
            case ServiceCertified _, ServiceReceiptCancelled _ -> {}
            case DirectPaymentRegularised e -> regularised(e);
            case PayrollLiquidated e ->
                postings(Destination.ofUnit(e.fundsCentre().text()));
            default -> postings(Destination.UNKNOWN);
        }
    }

    /** P21 posts its lines as they are imputed. */
    private void regularised(DirectPaymentRegularised event) {
        for (RegularisationLine line : event.lines()) {
            String account = line.imputation().account().text();
            if (line.imputation().account().isCharge()) {
                add(
                        account,
                        Destination.of(line.imputation(), ""),
                        event.regularisedOn(),
                        line.amount().cents());
            }
        }
    }

    /** Every posting of the event on a charge account. */
    void postings(Destination destination) {
        for (JournalEntry entry : logged.entries()) {
            if (entry.template().equals(CLOSING)) {
                continue;
            }
            for (Posting posting : entry.postings()) {
                if (posting.account().isCharge()) {
                    long cents = posting.amount().cents();
                    add(
                            posting.account().text(),
                            destination,
                            entry.accountingDate(),
                            posting.side() == Side.DEBIT ? cents : -cents);
                }
            }
        }
    }

    void add(String account, Destination destination, LocalDate accountingDate, long cents) {
        appends.append(
                TABLE,
                new Place(logged.position(), part),
                new Charge(
                        accountingDate.getYear(),
                        account,
                        destination.costCentre(),
                        destination.activity(),
                        destination.materialGroup(),
                        destination.fundsCentre(),
                        accountingDate,
                        cents,
                        logged.eventId(),
                        logged.name(),
                        logged.recordedAt()));
        part++;
    }

    /** Leaves the places of what other keys of the same event append. */
    Charges from(int firstPart) {
        part = firstPart;
        return this;
    }
}
