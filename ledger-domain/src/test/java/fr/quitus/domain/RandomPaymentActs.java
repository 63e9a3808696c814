package fr.quitus.domain;

import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.date;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.ControlCommand;
import fr.quitus.domain.payment.DeadlineCommand;
import fr.quitus.domain.payment.PaymentCommand;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentFile;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunCommand;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.SettlementCommand;
import fr.quitus.domain.payment.SplitCommand;
import fr.quitus.domain.payment.SuspensionMotive;
import fr.quitus.domain.payment.TransferCommand;
import fr.quitus.domain.payment.WithdrawalCommand;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For random histories: something that may be done next on a payment request, usual or not, made from two dice. */
public final class RandomPaymentActs {
    public static final Person MINISTER = new Person("ministre", Role.BUDGET_MINISTER, Perimeter.ALL, null);
    private static final Iban OTHER = Iban.of("FR7630001007941234567890185");
    private static final LocalDate TODAY = date("2026-03-20");

    private RandomPaymentActs() {}

    /** Now and then so long ago that the claim is prescribed. */
    public static LocalDate rendered(int die) {
        return date(die == 3 ? "2021-05-10" : "2026-01-05");
    }

    /** Half of them late on the day of the random acts, and a few never received twice by chance. */
    public static ReceiveInvoice invoicing(CommitmentNumber number, int die, Amount amount) {
        return invoicing(number, die, amount, null);
    }

    /** The same, of any kind that may be asked for, and of some that may not. */
    public static ReceiveInvoice invoicing(
            CommitmentNumber number, int die, Amount amount, @Nullable PaymentKind kind) {
        LocalDate received = date(die % 2 == 0 ? "2026-01-12" : "2026-03-10");
        String paper = kind == null ? "F-" : kind.name() + "-";
        return new ReceiveInvoice(
                F1_SIRET, paper + die, date("2026-01-06"), received, amount, null, amount, F1_IBAN, number, kind, null);
    }

    /** A credit note on one of the requests; or, if that is one, what becomes of it. */
    public static @Nullable LedgerCommand crediting(
            PaymentRequest request, PaymentRequestId other, int die, Amount amount) {
        PaymentFile file = request.opened().orElse(null);
        if (file == null || file.commitmentNumber() == null) {
            return null;
        }
        if (file.kind() == PaymentKind.CREDIT_NOTE) {
            return die == 0
                    ? new SettlementCommand.ClaimCreditNote(file.id(), RevenueLine.of("2306"))
                    : new SettlementCommand.NetCreditNote(file.id(), other, die == 1 ? amount : null);
        }
        Amount credited = file.amount().compareTo(amount) < 0 ? file.amount() : amount;
        return new ReceiveInvoice(
                F1_SIRET,
                "C-" + file.number() + "-" + die,
                date("2026-01-06"),
                date("2026-03-10"),
                credited,
                null,
                credited,
                F1_IBAN,
                file.commitmentNumber(),
                PaymentKind.CREDIT_NOTE,
                file.id());
    }

    /** Mostly the next act of the chain, else one of those that interrupt it. */
    public static LedgerCommand on(
            PaymentRequest request, PaymentRequestId id, int die, int other, Amount amount, PaymentRunId run) {
        int choice = (die + other) % 12;
        return switch (request) {
            case PaymentRequest.Received(var file) ->
                switch (choice) {
                    case 9 -> new WithdrawalCommand.RefuseInvoice(id, "Facture d'un autre");
                    case 8 -> // seldom: parts are small, and what they leave waits for service
                        die == 0
                                ? new SplitCommand.SplitInvoice(id, Amount.ofCents(1 + amount.cents() / 16), null)
                                : matching(file, choice);
                    case 10, 11 -> deadline(file, die);
                    default -> matching(file, choice);
                };
            case PaymentRequest.Matched(var file) ->
                switch (choice) {
                    case 0 -> deadline(file, die);
                    case 1 -> new ControlCommand.WaivePrescription(id, "Décision 1");
                    case 2 -> new TransferCommand.ChangePayeeAccount(id, otherThan(file), "RIB");
                    case 3 -> new DeadlineCommand.ResumePaymentDeadline(id, TODAY);
                    case 4 -> new WithdrawalCommand.CancelPaymentRequest(id, "Retirée par le fournisseur");
                    default -> new PaymentCommand.OrderPayment(id);
                };
            case PaymentRequest.Ordered(var file, var _) ->
                switch (choice) {
                    case 0, 1 -> new ControlCommand.SuspendPayment(id, List.of(motive(other)), "Motif");
                    case 2 -> new ControlCommand.RejectPaymentRequest(id, List.of(motive(other)), "Motif");
                    case 3 -> new ControlCommand.WaivePrescription(id, "Décision 2");
                    case 4 ->
                        file.kind().isReceived()
                                ? new WithdrawalCommand.CancelPaymentRequest(id, "Ordonnancée par erreur")
                                : new ControlCommand.RejectPaymentRequest(id, List.of(motive(other)), "Motif");
                    default -> Story.accepting(id);
                };
            case PaymentRequest.Suspended _ -> onSuspended(id, choice, other);
            case PaymentRequest.Rejected _ -> new PaymentCommand.OrderPayment(id);
            case PaymentRequest.Accepted(var file, var _) ->
                switch (choice) {
                    case 0 -> new TransferCommand.ChangePayeeAccount(id, otherThan(file), "RIB");
                    case 1 -> Story.accepting(id);
                    case 2, 3, 4 -> // refused for what clears service: it waits, and credit notes may be netted on it
                        file.kind().clearsService()
                                ? Story.accepting(id)
                                : new PaymentCommand.ScheduleInRun(id, run, TODAY);
                    default -> new PaymentCommand.ScheduleInRun(id, run, TODAY);
                };
            case PaymentRequest.InRun(var file, var _, var scheduledIn) ->
                switch (choice) {
                    case 0 -> new TransferCommand.ChangePayeeAccount(id, otherThan(file), "RIB");
                    case 1 -> Story.accepting(id);
                    case 2 -> new TransferCommand.WithdrawFromRun(id, "Compte à vérifier");
                    default -> new PaymentCommand.ExecuteRun(scheduledIn, id, TODAY);
                };
            case PaymentRequest.Paid(var file, var _, var sent) ->
                switch (choice) {
                    case 0 -> returned(file, sent, ReturnKind.REJECTED_BEFORE_SETTLEMENT, die);
                    case 2, 3 -> new SettlementCommand.ReleaseRetention(id);
                    default ->
                        new PaymentCommand.ConfirmSettlement(
                                id,
                                sent,
                                choice == 1 ? amount : file.toPay().amount(),
                                TODAY,
                                TREASURY,
                                "D-" + die + "-" + sent);
                };
            case PaymentRequest.Settled(var file, var _, var sent, var _) ->
                choice % 2 == 0
                        ? new SettlementCommand.RestoreCredits(
                                id, amount, choice == 2 ? amount.plus(amount) : null, TODAY, TREASURY, "C-" + die)
                        : returned(file, sent, ReturnKind.RETURNED_AFTER_SETTLEMENT, die);
            case PaymentRequest.Returned(var file, var _) ->
                choice < 3
                        ? new TransferCommand.ChangePayeeAccount(id, otherThan(file), "RIB")
                        : new TransferCommand.ReissuePayment(id, TODAY, choice < 8 ? null : run);
            case PaymentRequest.Cleared _ -> new SettlementCommand.ReleaseRetention(id);
            case PaymentRequest.Absent _, PaymentRequest.Refused _, PaymentRequest.Cancelled _ ->
                new PaymentCommand.OrderPayment(id);
        };
    }

    /** The run that is open, or the next that may be: one is opened when the one before is closed. */
    public static PaymentRunId run(InMemoryLedger ledger) {
        PaymentRunId id = RUN;
        for (int number = 2; ledger.run(id) instanceof PaymentRun.Closed; number++) {
            id = PaymentRunId.of(RUN + "-" + number);
        }
        return id;
    }

    public static LedgerCommand onRun(PaymentRunId id, int die) {
        return die % 2 == 0
                ? new PaymentRunCommand.OpenRun(id, TODAY, G0.P1, G0.TREASURY_ACCOUNT)
                : new PaymentRunCommand.CloseRun(id);
    }

    /** Now and then with deductions: a retention at its ceiling, penalties, a recovery asked for or not. */
    private static LedgerCommand matching(PaymentFile file, int choice) {
        long cents = file.amount().cents();
        if (!file.kind().clearsService() && choice > 2) {
            return new PaymentCommand.MatchInvoice(file.id(), null);
        }
        Amount retention = choice % 3 == 0 && cents >= 20 ? Amount.ofCents(cents / 20) : null;
        Amount penalties =
                switch (choice) {
                    case 0, 1 -> Amount.ofCents(cents / 10 + 1);
                    case 2 -> file.amount();
                    default -> null;
                };
        Balance recovery = choice == 4 ? Balance.ofCents(cents / 2) : null;
        return new PaymentCommand.MatchInvoice(file.id(), null, retention, recovery, penalties);
    }

    private static LedgerCommand onSuspended(PaymentRequestId id, int choice, int other) {
        return switch (choice) {
            case 0, 1, 5 -> new ControlCommand.RequisitionAccountant(id, "Ordre " + other);
            case 2 -> new ControlCommand.RefuseRequisition(id, "Ordre " + other);
            case 3 -> new ControlCommand.RejectPaymentRequest(id, List.of(motive(other)), "Motif");
            case 4 -> new ControlCommand.ProvideDocuments(id, List.of("Procès-verbal"), null);
            default -> Story.accepting(id);
        };
    }

    private static LedgerCommand deadline(PaymentFile file, int choice) {
        return choice < 5
                ? new DeadlineCommand.InterruptPaymentDeadline(
                        file.id(), file.receivedOn(), List.of("RIB absent"), List.of("RIB"))
                : new DeadlineCommand.ResumePaymentDeadline(file.id(), TODAY);
    }

    private static LedgerCommand returned(PaymentFile file, String sent, ReturnKind kind, int die) {
        return new TransferCommand.RecordReturn(
                file.id(),
                sent,
                kind,
                ReturnReasonCode.of(die % 2 == 0 ? "AC04" : "MS03"),
                file.toPay().amount(),
                TODAY,
                TREASURY,
                "C-" + die + sent);
    }

    private static Iban otherThan(PaymentFile file) {
        return file.payeeIban().equals(OTHER) ? F1_IBAN : OTHER;
    }

    private static SuspensionMotive motive(int die) {
        return SuspensionMotive.values()[die % SuspensionMotive.values().length];
    }
}
