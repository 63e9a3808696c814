package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;

import fr.quitus.domain.G0.Person;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.payment.ControlCommand.SuspendPayment;
import fr.quitus.domain.payment.DeadlineCommand.InterruptPaymentDeadline;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ReturnReasonCode;
import java.util.List;

/** What payment stories are told with, besides the words of every story. */
final class PaymentStory {
    static final Iban NEW_IBAN = Iban.of("FR7630001007941234567890185");
    static final Person MINISTER = new Person("ministre", Role.BUDGET_MINISTER, Perimeter.ALL, null);
    static final AccountCode RETURNED = Accounts.RETURNED_TRANSFERS;

    private PaymentStory() {}

    /** An invoice received on a day, of a service rendered on another, not yet matched. */
    static PaymentRequestId received(Story story, String amount, String rendered, String receivedOn) {
        CommitmentNumber number = story.aValidatedCommitment(amount);
        var service = new RecordService(number, 1, euros(amount), date(rendered));
        var receipt = only(story.accepted(service, GINA.on("2026-02-05")), ServiceRecorded.class)
                .serviceReceiptNumber();
        story.accepted(new CertifyService(number, receipt), OMAR.on("2026-02-05"));
        String invoice = "G-" + story.ledger().states().payments().size();
        var total = euros(amount);
        var command = new ReceiveInvoice(
                F1_SIRET, invoice, date(receivedOn), date(receivedOn), total, null, total, F1_IBAN, number);
        story.accepted(command, GINA.on(receivedOn));
        return command.paymentRequestId();
    }

    static PaymentRequestId matched(Story story, String amount, String rendered, String receivedOn) {
        PaymentRequestId id = received(story, amount, rendered, receivedOn);
        story.accepted(new MatchInvoice(id, null), GINA.on(receivedOn));
        return id;
    }

    static PaymentRequestId suspended(Story story, SuspensionMotive... motives) {
        PaymentRequestId id = story.anOrderedPayment("12000");
        story.accepted(suspending(id, motives), KATIA.on("2026-03-12"));
        return id;
    }

    static List<LedgerEvent> acceptAndPay(Story story, PaymentRequestId id, String accepted, String paid) {
        story.accepted(accepting(id), KATIA.on(accepted));
        return pay(story, id, paid);
    }

    static List<LedgerEvent> pay(Story story, PaymentRequestId id, String paid) {
        story.accepted(new ScheduleInRun(id, RUN, date(paid)), KATIA.on(paid));
        return story.accepted(new ExecuteRun(RUN, id, date(paid)), KATIA.on(paid));
    }

    static PaymentExecuted settled(Story story, String amount) {
        PaymentExecuted executed = story.anExecutedPayment(amount);
        story.accepted(Story.settling(executed, "REF-" + executed.endToEndId()), BANK.on("2026-03-23"));
        return executed;
    }

    /** What a supplier asks for that is no plain invoice. */
    static ReceiveInvoice asking(CommitmentNumber number, String paper, String amount, PaymentKind kind) {
        var total = euros(amount);
        return new ReceiveInvoice(
                F1_SIRET, paper, date("2026-03-02"), null, total, null, total, F1_IBAN, number, kind, null);
    }

    /** A credit note of the supplier on one of his invoices. */
    static ReceiveInvoice crediting(CommitmentNumber number, String paper, String amount, PaymentRequestId corrected) {
        var total = euros(amount);
        return new ReceiveInvoice(
                F1_SIRET,
                paper,
                date("2026-03-02"),
                null,
                total,
                null,
                total,
                F1_IBAN,
                number,
                PaymentKind.CREDIT_NOTE,
                corrected);
    }

    static SuspendPayment suspending(PaymentRequestId id, SuspensionMotive... motives) {
        return new SuspendPayment(id, List.of(motives), "Voir la fiche de contrôle");
    }

    static InterruptPaymentDeadline interrupting(PaymentRequestId id, String notifiedOn) {
        return new InterruptPaymentDeadline(
                id, date(notifiedOn), List.of("Bon de livraison absent"), List.of("Bon de livraison"));
    }

    static RecordReturn returning(
            PaymentRequestId id, String endToEndId, ReturnKind kind, String reason, String amount, String reference) {
        return new RecordReturn(
                id,
                endToEndId,
                kind,
                ReturnReasonCode.of(reason),
                euros(amount),
                date("2026-03-27"),
                TREASURY,
                reference);
    }

    static ConfirmSettlement settling(PaymentRequestId id, String endToEndId, String amount, String reference) {
        return new ConfirmSettlement(id, endToEndId, euros(amount), date("2026-04-02"), TREASURY, reference);
    }

    /** Debits less credits of an account, in the whole ledger. */
    static Balance debitOf(Story story, AccountCode account) {
        Balance balance = Balance.ZERO;
        for (LedgerEvent event : story.ledger().log()) {
            for (var entry : event.entries()) {
                for (var posting : entry.postings()) {
                    if (posting.account().equals(account)) {
                        balance = posting.side() == Side.DEBIT
                                ? balance.plus(posting.amount())
                                : balance.minus(posting.amount());
                    }
                }
            }
        }
        return balance;
    }

    static List<String> templates(Story story) {
        return story.ledger().log().stream()
                .flatMap(event -> event.entries().stream())
                .map(entry -> entry.template())
                .toList();
    }
}
