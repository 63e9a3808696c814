package fr.quitus.bench;

import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.MatchLine;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run with all its requests scheduled, brought there through the gate by many clients at once. */
final class RunRequests {
    private static final int CENTRES = 40;
    private static final int CLIENTS = 64;
    /** An EJ of more needs a visa. */
    private static final long COMMITMENT_CENTS_MAX = 50_000_000;

    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final TreasuryAccount TREASURY =
            new TreasuryAccount("Trésor public", YearCast.TREASURY, Bic.of("BDFEFRPPCCT"));
    private static final List<FundsCentre> UNITS = IntStream.range(0, CENTRES)
            .mapToObj(n -> FundsCentre.of(String.format(Locale.ROOT, "%s-C%03d", YearCast.OPERATING_BUDGET, n)))
            .toList();

    private final Case2013.Size size;
    private final PaymentRunId run;
    private final LocalDate day;
    private final YearDoor door;

    private RunRequests(Case2013.Size size, PaymentRunId run, LocalDate day, YearDoor door) {
        this.size = size;
        this.run = run;
        this.day = day;
        this.door = door;
    }

    /** @param door of a ledger in which nothing was done yet */
    static void prepare(Case2013.Size size, PaymentRunId run, LocalDate day, YearDoor door)
            throws InterruptedException {
        YearCast.open(door, UNITS);
        door.accepted(new OpenRun(run, day, POST, TREASURY), YearCast.ACCOUNTANT, day);
        new RunRequests(size, run, day, door).prepare();
    }

    private void prepare() throws InterruptedException {
        int perCommitment = Math.max(1, (int) (COMMITMENT_CENTS_MAX / size.cents(0)));
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int first = next.getAndAdd(perCommitment);
                            first < size.transfers() && failure.get() == null;
                            first = next.getAndAdd(perCommitment)) {
                        engage(first, Math.min(size.transfers(), first + perCommitment));
                    }
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private void engage(int from, int to) {
        FundsCentre centre = UNITS.get(from % CENTRES);
        Amount whole =
                Amount.ofCents(IntStream.range(from, to).mapToLong(size::cents).sum());
        CommitmentNumber commitment = CommitmentNumber.of(
                door.accepted(YearCast.drafting(YearCast.YEAR, centre, whole), YearCast.MANAGER, day)
                        .id("commitmentNumber"));
        door.accepted(new ValidateCommitment(commitment), YearCast.OFFICER, day);
        ServiceReceiptNumber receipt = ServiceReceiptNumber.of(
                door.accepted(new RecordService(commitment, 1, whole, day), YearCast.MANAGER, day)
                        .id("serviceReceiptNumber"));
        door.accepted(new CertifyService(commitment, receipt), YearCast.OFFICER, day);
        for (int n = from; n < to; n++) {
            Amount amount = Amount.ofCents(size.cents(n));
            ReceiveInvoice invoice = new ReceiveInvoice(
                    YearCast.SUPPLIER.ref(),
                    "R13-" + n,
                    day,
                    day,
                    amount,
                    null,
                    amount,
                    YearCast.SUPPLIER_IBAN,
                    commitment,
                    null,
                    null);
            door.accepted(invoice, YearCast.MANAGER, day);
            var id = invoice.paymentRequestId();
            door.accepted(new MatchInvoice(id, List.of(new MatchLine(receipt, amount))), YearCast.MANAGER, day);
            door.accepted(new OrderPayment(id), YearCast.OFFICER, day);
            door.accepted(YearCast.accepting(id), YearCast.ACCOUNTANT, day);
            door.accepted(new ScheduleInRun(id, run, day), YearCast.ACCOUNTANT, day);
        }
    }
}
