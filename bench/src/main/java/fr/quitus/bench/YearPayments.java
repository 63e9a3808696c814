package fr.quitus.bench;

import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.MatchLine;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.SettlementCommand.ClaimCreditNote;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The payments, credit notes and titles of one unit. From the invoice to the transfer a payment takes 18 days at the
 * median and 4 at the first decile; what would go beyond the year is paid in its last days.
 */
final class YearPayments {
    private static final double MEDIAN_DAYS_LOG = Math.log(18);
    /** So that the first decile is 4 days: (ln 18 − ln 4) / 1.2816. */
    private static final double DAYS_LOG_DEVIATION = 1.174;

    private static final int DAYS_MAX = 60;
    private static final RevenueLine REVENUE_LINE = RevenueLine.of("2306");
    private static final Debtor DEBTOR = new Debtor(Siret.of("22222222200022"), "Commune");

    private final YearUnit unit;
    private final YearDoor door;
    private final Random random;
    private final String name;
    private int invoices;
    private int titles;
    private int creditNotesLeft;

    YearPayments(YearUnit unit, YearDoor door, Random random, String name) {
        this.unit = unit;
        this.door = door;
        this.random = random;
        this.name = name;
    }

    /** Of the first payments so many are followed by a credit note for a fifth. */
    void planCreditNotes(int count) {
        creditNotesLeft = count;
    }

    /** An EJ is paid in so many equal shares, from a day on. */
    void plan(CommitmentNumber number, Amount amount, int shares, LocalDate from) {
        for (int i = 0; i < shares; i++) {
            Amount share = Amount.ofCents(Math.max(1, amount.cents() / shares));
            LocalDate day = bounded(from.plusDays(random.nextInt(90)), 8);
            LocalDate served = day.isBefore(from) ? from : day;
            unit.on(served, () -> serve(number, share, served));
        }
    }

    private static LocalDate bounded(LocalDate day, int before) {
        LocalDate last = LocalDate.of(YearCast.YEAR, 12, 31).minusDays(before);
        return day.isAfter(last) ? last : day;
    }

    private void serve(CommitmentNumber number, Amount amount, LocalDate day) {
        var recorded = door.accepted(new RecordService(number, 1, amount, day), YearCast.MANAGER, day);
        ServiceReceiptNumber receipt = ServiceReceiptNumber.of(recorded.id("serviceReceiptNumber"));
        door.accepted(new CertifyService(number, receipt), YearCast.OFFICER, day);
        LocalDate received = bounded(day.plusDays(1 + random.nextInt(5)), 6);
        LocalDate then = received.isBefore(day) ? day : received;
        unit.on(then, () -> invoice(number, receipt, amount, then));
    }

    private void invoice(CommitmentNumber number, ServiceReceiptNumber receipt, Amount amount, LocalDate day) {
        ReceiveInvoice invoice = received("F", amount, number, null, null, day);
        door.accepted(invoice, YearCast.MANAGER, day);
        if (invoices % YearPlan.WRONG_EVERY == 0) {
            door.ask(invoice, YearCast.MANAGER, day);
        }
        PaymentRequestId id = invoice.paymentRequestId();
        door.accepted(new MatchInvoice(id, List.of(new MatchLine(receipt, amount))), YearCast.MANAGER, day);
        double days = Math.exp(MEDIAN_DAYS_LOG + DAYS_LOG_DEVIATION * random.nextGaussian());
        LocalDate paid = bounded(day.plusDays(Math.clamp(Math.round(days), 1, DAYS_MAX)), 3);
        LocalDate last = paid.isBefore(day) ? day : paid;
        LocalDate ordered = between(day, last, 40);
        LocalDate accepted = between(day, last, 70);
        unit.on(ordered, () -> door.accepted(new OrderPayment(id), YearCast.OFFICER, ordered));
        unit.on(accepted, () -> door.accepted(YearCast.accepting(id), YearCast.ACCOUNTANT, accepted));
        unit.on(last, () -> pay(number, id, amount, last));
    }

    private static LocalDate between(LocalDate from, LocalDate to, int percent) {
        return from.plusDays((to.toEpochDay() - from.toEpochDay()) * percent / 100);
    }

    private ReceiveInvoice received(
            String kindOfNumber,
            Amount amount,
            CommitmentNumber number,
            @Nullable PaymentKind kind,
            @Nullable PaymentRequestId corrected,
            LocalDate day) {
        String invoiceNumber = kindOfNumber + name + "-" + ++invoices;
        return new ReceiveInvoice(
                YearCast.SUPPLIER.ref(),
                invoiceNumber,
                day,
                day,
                amount,
                null,
                amount,
                YearCast.SUPPLIER_IBAN,
                number,
                kind,
                corrected);
    }

    private void pay(CommitmentNumber number, PaymentRequestId id, Amount amount, LocalDate day) {
        PaymentRunId run = PaymentRunId.of("CAMPAGNE-" + name + "-" + day);
        door.accepted(new ScheduleInRun(id, run, day), YearCast.ACCOUNTANT, day);
        ExecuteRun executing = new ExecuteRun(run, id, day);
        String endToEndId = door.accepted(executing, YearCast.ACCOUNTANT, day).id("endToEndId");
        LocalDate settled = day.plusDays(2);
        unit.on(settled, () -> {
            door.accepted(YearCast.settling(executing, endToEndId, amount, settled), YearCast.INTERFACE, settled);
            if (creditNotesLeft > 0 && settled.getYear() == YearCast.YEAR) {
                creditNotesLeft--;
                creditNote(number, id, Amount.ofCents(Math.max(1, amount.cents() / 5)), settled);
            }
        });
    }

    /** Une négative : accepted, and claimed back from the supplier. */
    private void creditNote(CommitmentNumber number, PaymentRequestId corrected, Amount amount, LocalDate day) {
        ReceiveInvoice note = received("A", amount, number, PaymentKind.CREDIT_NOTE, corrected, day);
        door.accepted(note, YearCast.MANAGER, day);
        PaymentRequestId id = note.paymentRequestId();
        door.accepted(new MatchInvoice(id, null), YearCast.MANAGER, day);
        door.accepted(new OrderPayment(id), YearCast.OFFICER, day);
        door.accepted(YearCast.accepting(id), YearCast.ACCOUNTANT, day);
        door.accepted(new ClaimCreditNote(id, REVENUE_LINE), YearCast.MANAGER, day);
    }

    void planTitles(int count) {
        for (int i = 0; i < count; i++) {
            LocalDate day = LocalDate.of(YearCast.YEAR, 1, 5).plusDays(random.nextInt(300));
            Amount amount = Amount.ofCents(5_000L + random.nextInt(2_000_000));
            unit.on(day, () -> establish(amount, day));
        }
    }

    private void establish(Amount amount, LocalDate day) {
        ClaimLine line = new ClaimLine(REVENUE_LINE, YearCast.PRODUCT, amount);
        var claim = new EstablishClaim(FiscalYear.of(YearCast.YEAR), unit.centre(), DEBTOR, "Redevance", List.of(line));
        RevenueOrderNumber number = RevenueOrderNumber.of(
                door.accepted(claim, YearCast.MANAGER, day).id("revenueOrderNumber"));
        door.accepted(new IssueRevenueOrder(number, day.plusDays(45)), YearCast.OFFICER, day);
        door.accepted(new TakeInCharge(number), YearCast.ACCOUNTANT, day);
        String reference = "RECETTE-" + name + "-" + ++titles;
        LocalDate cashed = day.plusDays(10 + random.nextInt(50));
        unit.on(
                cashed,
                () -> door.accepted(
                        new AllocateReceipt(number, amount, null, cashed, YearCast.TREASURY, reference),
                        YearCast.ACCOUNTANT,
                        cashed));
    }
}
