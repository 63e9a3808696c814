package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.bank.BankEntry.Statement;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.revenue.RevenueCommand.OnRevenueOrder;
import fr.quitus.domain.value.NamedId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.eventstore.EventLog;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.IncomingFile;
import fr.quitus.interchange.IntegrationReport;
import fr.quitus.interchange.bank.BankStatement;
import fr.quitus.interchange.bank.CamtReader;
import fr.quitus.interchange.bank.PaymentStatusReader;
import fr.quitus.interchange.bank.PaymentStatusReport;
import fr.quitus.interchange.xml.XmlInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Fichiers de la banque : read whole, then each transaction through the door of commands by itself. An entry is known
 * by the bank's reference, whatever file it comes in, so that a file that stopped half-way is simply posted again.
 */
final class BankFiles {
    private final EventLog log;
    private final Files files;
    private final FileDoor door;
    private final StatementReading statements;
    private final StatusReading statuses;

    BankFiles(EventLog log, Files files, FileDoor door, StatementReading statements, StatusReading statuses) {
        this.log = log;
        this.files = files;
        this.door = door;
        this.statements = statements;
        this.statuses = statuses;
    }

    FileReport integrate(IncomingFile file, FileDoor.Bringer bringer) {
        FileReport.Builder report = new FileReport.Builder();
        List<BankLine> lines = new ArrayList<>();
        // Whatever was paid before this moment is found.
        long position = log.head();
        boolean status = isStatusReport(file);
        if (status) {
            IntegrationReport<PaymentStatusReport> read = PaymentStatusReader.read(file);
            report.reject(read.rejected());
            read.accepted().forEach(told -> lines.addAll(statuses.lines(told, position, report)));
        } else {
            IntegrationReport<BankStatement> read = CamtReader.read(file);
            report.reject(read.rejected());
            lines.addAll(statements.lines(read.accepted(), position, report));
        }
        int before = report.answered();
        Lanes.each(lines, BankLine::dossier, line -> submit(line, bringer, report));
        int unfinished = lines.size() - (report.answered() - before);
        return report.report(file.id(), status ? "pain.002" : "camt", false, unfinished);
    }

    /** What cannot even be opened is told by the reader of statements. */
    private static boolean isStatusReport(IncomingFile file) {
        try {
            return XmlInput.open(file).namespace().contains(":pain.002.");
        } catch (FileRefused e) {
            return false;
        }
    }

    /**
     * Asked under the entry's own identity: a second file with it gets the first answer. One that was refused is
     * decided again once its dossier has moved on since.
     */
    private void submit(BankLine line, FileDoor.Bringer bringer, FileReport.Builder report) {
        if (isAllocated(line)) {
            report.ignore(line.line(), line.reference(), "Déjà intégré.");
            return;
        }
        String key = "bank:" + line.entry();
        Submitted answer = door.submit(bringer, line.command(), key);
        if (!answer.accepted() && (answer.known() || "CLE_REUTILISEE".equals(answer.code()))) {
            String again =
                    NamedId.of("bank-again", key, String.valueOf(version(line))).toString();
            answer = door.submit(bringer, line.command(), again);
        }
        if (answer.accepted() && line.command() instanceof RecordUnidentifiedReceipt c) {
            report.unidentified(
                    line.line(),
                    line.reference(),
                    c.amount().text(),
                    "CREDIT",
                    c.reason() + " Imputé provisoirement (compte 4711), à identifier.");
            return;
        }
        report.answer(line.line(), line.reference(), line.command().getClass().getSimpleName(), answer);
    }

    private boolean isAllocated(BankLine line) {
        Statement told = line.statement();
        if (told == null) {
            return false;
        }
        var entry = files.bankEntry(line.entry()).state();
        return entry.statement().filter(told::equals).isPresent()
                && entry.left(told).isZero();
    }

    private long version(BankLine line) {
        return switch (line.command()) {
            case ConfirmSettlement c -> version(c.paymentRequestId());
            case RecordReturn c -> version(c.paymentRequestId());
            case OnRevenueOrder c -> version(c.revenueOrderNumber());
            case RecordUnidentifiedReceipt c -> files.bankEntry(c.bankEntryId()).version();
            default -> throw new IllegalStateException("no bank line becomes a " + line.command());
        };
    }

    private long version(PaymentRequestId id) {
        return files.paymentRequest(id).version();
    }

    private long version(RevenueOrderNumber number) {
        return files.revenueOrder(number).version();
    }
}
