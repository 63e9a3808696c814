package fr.quitus.bench;

import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.MatchLine;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An EJ with its one or two payments: drafted, signed, the services recorded and certified, then each invoice from its
 * arrival to its settlement.
 */
final class ExpenseFile extends TrafficFile {
    private static final int COMMITMENT_ACTS = 2;
    private static final int SERVICE_ACTS = 2;
    private static final int INVOICE_ACTS = 2;
    private static final int PAYMENT_ACTS = 7;
    private static final int REQUESTS_PER_RUN = 200;
    private static final int EUROS_STEP = 7;
    private static final int EUROS_KINDS = 900;

    private final int number;
    private final int shares;
    private final Amount share;
    private final List<ServiceReceiptNumber> receipts = new ArrayList<>();
    private @Nullable CommitmentNumber commitment;
    private String endToEndId = "";
    private long version;

    ExpenseFile(TrafficOffice office, int number) {
        super(office, office.run() + "-" + office.name() + "-e" + number);
        this.number = number;
        this.shares = number % 4 < TrafficProfile.PAYMENTS_PER_FOUR_COMMITMENTS - 4 ? 2 : 1;
        this.share = Amount.euros(100L + number * EUROS_STEP % EUROS_KINDS);
    }

    private int firstInvoice() {
        return COMMITMENT_ACTS + shares * SERVICE_ACTS;
    }

    private int paymentAct() {
        return (step() - firstInvoice()) % PAYMENT_ACTS;
    }

    private int paymentShare() {
        return (step() - firstInvoice()) / PAYMENT_ACTS;
    }

    @Override
    boolean goesOn() {
        return step() < firstInvoice() + shares * PAYMENT_ACTS;
    }

    @Override
    TrafficLane lane() {
        if (step() < COMMITMENT_ACTS) {
            return TrafficLane.COMMITMENT;
        }
        if (step() < firstInvoice()) {
            return TrafficLane.SERVICE;
        }
        return paymentAct() < INVOICE_ACTS ? TrafficLane.INVOICE : TrafficLane.PAYMENT;
    }

    @Override
    Act act() {
        if (step() == 0) {
            return new Act(drafting(), office().manager(number), null);
        }
        CommitmentNumber engaged = Objects.requireNonNull(commitment);
        if (step() == 1) {
            return new Act(new ValidateCommitment(engaged), office().officer(number), version);
        }
        if (step() < firstInvoice()) {
            boolean records = (step() - COMMITMENT_ACTS) % SERVICE_ACTS == 0;
            return records
                    ? new Act(new RecordService(engaged, 1, share, office().day()), office().manager(number), version)
                    : new Act(new CertifyService(engaged, receipts.getLast()), office().officer(number), version);
        }
        return payment(engaged);
    }

    private Act payment(CommitmentNumber engaged) {
        ReceiveInvoice invoice = invoice(engaged);
        var id = invoice.paymentRequestId();
        ServiceReceiptNumber receipt = receipts.get(paymentShare());
        PaymentRunId run = PaymentRunId.of(
                String.format(Locale.ROOT, "CH-%s-%s-%d", office().run(), office().name(), number / REQUESTS_PER_RUN));
        ExecuteRun executing = new ExecuteRun(run, id, office().day());
        return switch (paymentAct()) {
            case 0 -> new Act(invoice, office().manager(number), null);
            case 1 ->
                new Act(
                        new MatchInvoice(id, List.of(new MatchLine(receipt, share))),
                        office().manager(number),
                        version);
            case 2 -> new Act(new OrderPayment(id), office().officer(number), version);
            case 3 -> new Act(YearCast.accepting(id), office().accountant(number), version);
            case 4 -> new Act(new ScheduleInRun(id, run, office().day()), office().accountant(number), version);
            case 5 -> new Act(executing, office().accountant(number), version);
            default ->
                new Act(
                        YearCast.settling(executing, endToEndId, share, office().day()),
                        office().bank(number),
                        version);
        };
    }

    private DraftCommitment drafting() {
        return new DraftCommitment(
                FiscalYear.of(office().day().getYear()),
                office().centre(),
                CommitmentType.MARCHE,
                YearCast.SUPPLIER,
                "Entretien des locaux",
                List.of(new DraftLine(office().imputation(), Amount.ofCents(share.cents() * shares))));
    }

    private ReceiveInvoice invoice(CommitmentNumber engaged) {
        return new ReceiveInvoice(
                YearCast.SUPPLIER.ref(),
                office().run() + "-" + office().name() + "-" + number + "-" + paymentShare(),
                office().day(),
                office().day(),
                share,
                null,
                share,
                YearCast.SUPPLIER_IBAN,
                engaged,
                null,
                null);
    }

    @Override
    void keep(Door.Reply reply) {
        version = reply.version();
        if (step() == 0) {
            commitment = CommitmentNumber.of(reply.id("commitmentNumber"));
        } else if (step() < firstInvoice() && reply.ids().containsKey("serviceReceiptNumber")) {
            ServiceReceiptNumber receipt = ServiceReceiptNumber.of(reply.id("serviceReceiptNumber"));
            if (!receipts.contains(receipt)) {
                receipts.add(receipt);
            }
        } else if (step() >= firstInvoice() && paymentAct() == 5) {
            endToEndId = reply.id("endToEndId");
        }
    }
}
