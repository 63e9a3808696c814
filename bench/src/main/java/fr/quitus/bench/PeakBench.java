package fr.quitus.bench;

import fr.quitus.api.door.CommandGate;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Whole payments, from the draft of the EJ to the settlement, begun at a steady pace whether or not earlier ones are
 * through: what comes late counts as late. Then as many as the ledger can, for the share of it that the pace takes.
 */
final class PeakBench {
    private static final int UNITS = 200;
    private static final int CLIENTS = 64;
    private static final LocalDate DAY = LocalDate.of(YearCast.YEAR, 3, 2);

    /**
     * How much.
     *
     * @param paymentsPerSecond ten times the State's average is 14
     * @param capacity how long the ledger is then asked for all it can
     */
    record Plan(int paymentsPerSecond, Duration held, Duration capacity) {}

    private final Plan plan;
    private final PrintStream progress;
    private final YearDoor paced;
    private final YearDoor flatOut;
    private final List<FundsCentre> centres;
    private final AtomicInteger numbers = new AtomicInteger();

    private PeakBench(Plan plan, Instance instance, PrintStream progress) {
        this.plan = plan;
        this.progress = progress;
        CommandGate gate = instance.bean(CommandGate.class);
        this.paced = new YearDoor("paced", gate);
        this.flatOut = new YearDoor("flat-out", gate);
        this.centres = IntStream.range(0, UNITS)
                .mapToObj(
                        unit -> FundsCentre.of(String.format(Locale.ROOT, "%s-P%03d", YearCast.OPERATING_BUDGET, unit)))
                .toList();
        YearCast.open(new YearDoor("opening-the-peak", gate), centres);
    }

    static Measurement run(Plan plan, Instance instance, PrintStream progress) throws InterruptedException {
        return new PeakBench(plan, instance, progress).run();
    }

    private Measurement run() throws InterruptedException {
        Sample held = OpenLoop.run(plan.paymentsPerSecond(), plan.held(), _ -> pay(paced));
        if (held.firstFailure() != null) {
            progress.println(held.firstFailure());
        }
        progress.printf(Locale.ROOT, "%.2f payments/s held, now all it can%n", held.perSecond());
        Sample most = ClosedLoop.sample(CLIENTS, plan.capacity(), (client, random) -> pay(flatOut));
        List<Figure> figures = List.of(
                Figure.told("payments paced", "payments/s", plan.paymentsPerSecond()),
                Figure.told("payments held, to the last settlement", "payments/s", held.perSecond()),
                Figure.zero("payments not carried through", "payments", held.failed()),
                Figure.told(
                        "whole payment from its due time, p50",
                        "ms",
                        held.latencies().getValueAtPercentile(50) / 1e6),
                Figure.told(
                        "whole payment from its due time, p99",
                        "ms",
                        held.latencies().getValueAtPercentile(99) / 1e6),
                Figure.told(
                        "acts at this pace",
                        "acts/s",
                        paced.asked() / (double) plan.held().toSeconds()),
                Figure.told("all it can", "payments/s", most.perSecond()),
                Figure.told("share of it taken by the pace", "%", 100.0 * plan.paymentsPerSecond() / most.perSecond()));
        StringBuilder details =
                new StringBuilder("| act at the pace | asked | p50 ms | p99 ms |\n|---|---:|---:|---:|\n");
        paced.times().forEach((name, times) -> details.append(YearBench.row(name, times)));
        return new Measurement(figures, details.toString());
    }

    /** Eleven acts, each after the answer to the one before. */
    private void pay(YearDoor door) {
        int number = numbers.incrementAndGet();
        FundsCentre centre = centres.get(number % UNITS);
        Amount amount = Amount.euros(100);
        CommitmentNumber commitment = CommitmentNumber.of(
                door.accepted(YearCast.drafting(YearCast.YEAR, centre, amount), YearCast.MANAGER, DAY)
                        .id("commitmentNumber"));
        door.accepted(new ValidateCommitment(commitment), YearCast.OFFICER, DAY);
        ServiceReceiptNumber receipt = ServiceReceiptNumber.of(
                door.accepted(new RecordService(commitment, 1, amount, DAY), YearCast.MANAGER, DAY)
                        .id("serviceReceiptNumber"));
        door.accepted(new CertifyService(commitment, receipt), YearCast.OFFICER, DAY);
        ReceiveInvoice invoice = new ReceiveInvoice(
                YearCast.SUPPLIER.ref(),
                "P-" + number,
                DAY,
                DAY,
                amount,
                null,
                amount,
                YearCast.SUPPLIER_IBAN,
                commitment,
                null,
                null);
        door.accepted(invoice, YearCast.MANAGER, DAY);
        PaymentRequestId id = invoice.paymentRequestId();
        door.accepted(new MatchInvoice(id, null), YearCast.MANAGER, DAY);
        door.accepted(new OrderPayment(id), YearCast.OFFICER, DAY);
        door.accepted(YearCast.accepting(id), YearCast.ACCOUNTANT, DAY);
        PaymentRunId run = PaymentRunId.of("POINTE-" + number / UNITS);
        door.accepted(new ScheduleInRun(id, run, DAY), YearCast.ACCOUNTANT, DAY);
        ExecuteRun executing = new ExecuteRun(run, id, DAY);
        String endToEndId = door.accepted(executing, YearCast.ACCOUNTANT, DAY).id("endToEndId");
        door.accepted(YearCast.settling(executing, endToEndId, amount, DAY), YearCast.INTERFACE, DAY);
    }
}
