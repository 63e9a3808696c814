package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.bank.BankEntry.Statement;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.RunOrders;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.interchange.bank.OrderStatus;
import fr.quitus.interchange.bank.PaymentStatusReport;
import fr.quitus.projections.paymentruns.Transfers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lecture des comptes rendus (pain.002): each transfer that the bank rejects, by itself or with its group or its file.
 * A rejection of the same transfer told by another report is the same rejection.
 */
final class StatusReading {
    private static final Pattern GROUP = Pattern.compile(".*-([0-9]{4})");

    private final Files files;
    private final Transfers transfers;

    StatusReading(Files files, Transfers transfers) {
        this.files = files;
        this.transfers = transfers;
    }

    List<BankLine> lines(PaymentStatusReport told, long position, FileReport.Builder report) {
        Optional<RunOrders> orders = orders(told.originalMessageId());
        if (orders.isEmpty()) {
            report.unidentified(
                    0, told.originalMessageId(), "", "", "Aucune campagne close ne porte cet identifiant de fichier.");
            return List.of();
        }
        Map<String, RunTransfer> sent = new LinkedHashMap<>();
        orders.get().transfers().forEach(transfer -> sent.put(transfer.endToEndId(), transfer));
        Map<String, OrderStatus> rejected = rejected(told, orders.get(), sent, report);
        Map<String, Transfers.Sent> ours = transfers.named(rejected.keySet(), position);
        List<BankLine> lines = new ArrayList<>();
        rejected.forEach((identity, status) -> {
            RunTransfer transfer = sent.get(identity);
            String reference = "pain.002/" + told.originalMessageId() + "/" + identity;
            var account = orders.get().account().iban();
            Optional<BankLine> refund =
                    transfer == null ? Optional.empty() : RefundReading.rejected(transfer, status, account, reference);
            if (refund.isPresent()) {
                lines.add(refund.get());
                return;
            }
            Transfers.Sent paid = ours.get(identity);
            if (transfer == null || paid == null) {
                report.unidentified(
                        status.line(),
                        identity,
                        "",
                        "",
                        "La campagne " + told.originalMessageId() + " ne l'a pas émis.");
                return;
            }
            lines.add(new BankLine(
                    status.line(),
                    identity,
                    paid.paymentRequestId(),
                    Statement.credit(account, reference, transfer.amount(), transfer.executionOn())
                            .id(),
                    null,
                    new RecordReturn(
                            PaymentRequestId.of(paid.paymentRequestId()),
                            identity,
                            ReturnKind.REJECTED_BEFORE_SETTLEMENT,
                            reason(status),
                            transfer.amount(),
                            // Not the day of the report: told by another, it is the same act.
                            transfer.executionOn(),
                            account,
                            reference)));
        });
        return lines;
    }

    static ReturnReasonCode reason(OrderStatus status) {
        return StatementReading.reason(
                status.reasons().isEmpty() ? null : status.reasons().getFirst());
    }

    private Optional<RunOrders> orders(String messageId) {
        try {
            return files.paymentRun(PaymentRunId.of(messageId)).state() instanceof PaymentRun.Closed run
                    ? Optional.of(run.orders())
                    : Optional.empty();
        } catch (InvalidValue notOurs) {
            return Optional.empty();
        }
    }

    /** What the bank says of a transfer goes before what it says of its group, and that before its file. */
    private static Map<String, OrderStatus> rejected(
            PaymentStatusReport told, RunOrders orders, Map<String, RunTransfer> sent, FileReport.Builder report) {
        Map<String, OrderStatus> rejected = new LinkedHashMap<>();
        OrderStatus ofFile = told.status();
        if (ofFile != null && ofFile.isRejected()) {
            sent.keySet().forEach(identity -> rejected.put(identity, ofFile));
        } else if (ofFile != null) {
            report.ignore(ofFile.line(), told.originalMessageId(), "Fichier " + ofFile.code() + ".");
        }
        for (PaymentStatusReport.Group group : told.groups()) {
            OrderStatus ofGroup = group.status();
            if (ofGroup != null && ofGroup.isRejected()) {
                Matcher number = GROUP.matcher(group.paymentInformationId());
                List<RunTransfer> whole =
                        number.matches() ? orders.group(Integer.parseInt(number.group(1))) : List.of();
                whole.forEach(transfer -> rejected.put(transfer.endToEndId(), ofGroup));
            }
            for (PaymentStatusReport.Transfer transfer : group.transfers()) {
                String identity = transfer.endToEndId() == null ? transfer.instructionId() : transfer.endToEndId();
                if (identity == null || !transfer.status().isRejected()) {
                    report.ignore(
                            transfer.status().line(),
                            String.valueOf(identity),
                            "Virement " + transfer.status().code() + " : le relevé le réglera.");
                } else {
                    rejected.put(identity, transfer.status());
                }
            }
        }
        return rejected;
    }
}
