package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.bank.BankEntry.Statement;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.interchange.bank.BankEntry;
import fr.quitus.interchange.bank.BankStatement;
import fr.quitus.interchange.bank.BankTransaction;
import fr.quitus.interchange.bank.Direction;
import fr.quitus.interchange.bank.EntryStatus;
import fr.quitus.interchange.bank.ReturnReason;
import fr.quitus.projections.paymentruns.Transfers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lecture des relevés : which dossier each transaction is about. A debit that bears one of our identities settles it, a
 * credit that gives one back returns it, a credit that cites a title pays it; the rest is told, with the reason.
 */
final class StatementReading {
    /** Ten-digit numbers of one text that are looked up among titles. */
    static final int TITLES_LOOKED_UP_MAX = 5;
    /** What the standard says when a bank gives no reason of its own. */
    private static final ReturnReasonCode UNSPECIFIED = ReturnReasonCode.of("MS03");

    private static final Pattern TITLE = Pattern.compile("(?<![0-9A-Za-z])[0-9]{10}(?![0-9A-Za-z])");

    private final Files files;
    private final Transfers transfers;
    private final Set<Iban> accounts;
    private final RefundReading refunds;

    /** @param accounts ours; empty where the organisation does not say */
    StatementReading(Files files, Transfers transfers, Set<Iban> accounts) {
        this.files = files;
        this.transfers = transfers;
        this.accounts = Set.copyOf(accounts);
        this.refunds = new RefundReading(files);
    }

    /** @param position everything that was written up to there is looked at */
    List<BankLine> lines(List<BankStatement> statements, long position, FileReport.Builder report) {
        Set<String> identities = new LinkedHashSet<>();
        statements.forEach(statement -> statement.entries().forEach(entry -> entry.transactions().stream()
                .map(BankTransaction::endToEndId)
                .filter(Objects::nonNull)
                .forEach(identities::add)));
        Map<String, Transfers.Sent> ours = transfers.named(identities, position);
        List<BankLine> lines = new ArrayList<>();
        for (BankStatement statement : statements) {
            if (!accounts.isEmpty() && !accounts.contains(statement.account())) {
                report.reject(
                        statement.line(),
                        "Acct",
                        statement.id(),
                        "COMPTE_INCONNU",
                        "Le compte " + statement.account() + " n'est pas de ceux que tient ce registre.");
                continue;
            }
            for (BankEntry entry : statement.entries()) {
                for (BankTransaction transaction : entry.transactions()) {
                    line(statement, entry, transaction, ours, report).ifPresent(lines::add);
                }
            }
        }
        return lines;
    }

    private Optional<BankLine> line(
            BankStatement statement,
            BankEntry entry,
            BankTransaction transaction,
            Map<String, Transfers.Sent> ours,
            FileReport.Builder report) {
        String reference = transaction.reference();
        if (entry.status() != EntryStatus.BOOKED || reference == null) {
            report.ignore(
                    transaction.line(),
                    String.valueOf(reference),
                    "Écriture " + entry.status() + " : rien n'est comptabilisé.");
            return Optional.empty();
        }
        Optional<BankLine> refund = refunds.line(statement.account(), entry, transaction, reference);
        if (refund.isPresent()) {
            return refund;
        }
        Transfers.Sent sent = transaction.endToEndId() == null ? null : ours.get(transaction.endToEndId());
        return transaction.direction() == Direction.DEBIT
                ? debit(statement.account(), entry, transaction, reference, sent, report)
                : credit(statement.account(), entry, transaction, reference, sent, report);
    }

    private static Optional<BankLine> debit(
            Iban account,
            BankEntry entry,
            BankTransaction transaction,
            String reference,
            Transfers.@Nullable Sent sent,
            FileReport.Builder report) {
        if (sent == null || entry.reversal()) {
            unidentified(
                    transaction,
                    reference,
                    entry.reversal()
                            ? "Reprise d'un crédit par la banque."
                            : "Aucun virement émis ne porte cette identité.",
                    report);
            return Optional.empty();
        }
        Statement told = Statement.debit(account, reference, transaction.amount(), entry.valueOn());
        return Optional.of(new BankLine(
                transaction.line(),
                reference,
                sent.paymentRequestId(),
                told.id(),
                told,
                new ConfirmSettlement(
                        PaymentRequestId.of(sent.paymentRequestId()),
                        sent.endToEndId(),
                        transaction.amount(),
                        entry.valueOn(),
                        account,
                        reference)));
    }

    private Optional<BankLine> credit(
            Iban account,
            BankEntry entry,
            BankTransaction transaction,
            String reference,
            Transfers.@Nullable Sent sent,
            FileReport.Builder report) {
        Statement told = Statement.credit(account, reference, transaction.amount(), entry.valueOn());
        if (sent != null) {
            if (transaction.returned() == null && !entry.reversal()) {
                unidentified(
                        transaction,
                        reference,
                        "Porte l'identité d'un virement émis, mais n'est pas un retour.",
                        report);
                return Optional.empty();
            }
            return Optional.of(new BankLine(
                    transaction.line(),
                    reference,
                    sent.paymentRequestId(),
                    told.id(),
                    told,
                    new RecordReturn(
                            PaymentRequestId.of(sent.paymentRequestId()),
                            sent.endToEndId(),
                            ReturnKind.RETURNED_AFTER_SETTLEMENT,
                            reason(transaction.returned()),
                            transaction.amount(),
                            entry.valueOn(),
                            account,
                            reference)));
        }
        Set<RevenueOrderNumber> titles = titles(transaction);
        return titles.size() == 1
                ? Optional.of(paying(titles.iterator().next(), entry, transaction, told))
                : unknown(titles, transaction, told, report);
    }

    private BankLine paying(RevenueOrderNumber title, BankEntry entry, BankTransaction transaction, Statement told) {
        String reference = told.servicerReference();
        boolean writtenOff = files.revenueOrder(title).state().status().equals("WRITTEN_OFF");
        LedgerCommand command = writtenOff
                ? new RecordRecoveryAfterWriteOff(
                        title, transaction.amount(), entry.valueOn(), told.account(), reference)
                : new AllocateReceipt(title, transaction.amount(), null, entry.valueOn(), told.account(), reference);
        return new BankLine(transaction.line(), reference, title.text(), told.id(), told, command);
    }

    /** A credit of an account that is known to be ours is in the books at once, and waits to be identified. */
    private Optional<BankLine> unknown(
            Set<RevenueOrderNumber> titles, BankTransaction transaction, Statement told, FileReport.Builder report) {
        String reason = titles.isEmpty() ? "Ne cite aucun titre connu." : "Cite plusieurs titres : " + titles + ".";
        if (accounts.isEmpty()) {
            unidentified(transaction, told.servicerReference(), reason, report);
            return Optional.empty();
        }
        return Optional.of(new BankLine(
                transaction.line(),
                told.servicerReference(),
                told.id().text(),
                told.id(),
                told,
                new RecordUnidentifiedReceipt(
                        told.amount(), told.valueDate(), told.account(), told.servicerReference(), reason)));
    }

    /** Titles that the debtor cites anywhere the bank lets him write. */
    private Set<RevenueOrderNumber> titles(BankTransaction transaction) {
        String text = transaction.remittance() + " " + transaction.endToEndId() + " " + transaction.instructionId();
        Set<RevenueOrderNumber> known = new LinkedHashSet<>();
        Matcher numbers = TITLE.matcher(text);
        for (int looked = 0; looked < TITLES_LOOKED_UP_MAX && numbers.find(); looked++) {
            RevenueOrderNumber number = RevenueOrderNumber.of(numbers.group());
            if (!(files.revenueOrder(number).state() instanceof RevenueOrder.Absent)) {
                known.add(number);
            }
        }
        return known;
    }

    static ReturnReasonCode reason(@Nullable ReturnReason given) {
        try {
            return given == null ? UNSPECIFIED : ReturnReasonCode.of(given.code());
        } catch (InvalidValue bankOwnCode) {
            return UNSPECIFIED;
        }
    }

    private static void unidentified(
            BankTransaction transaction, String reference, String reason, FileReport.Builder report) {
        report.unidentified(
                transaction.line(),
                reference,
                transaction.amount().text(),
                transaction.direction().name(),
                reason);
    }
}
