package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.bank.BankEntry.Statement;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.interchange.bank.BankEntry;
import fr.quitus.interchange.bank.BankTransaction;
import fr.quitus.interchange.bank.Direction;
import fr.quitus.interchange.bank.OrderStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remboursements d'excédents : a transaction that bears the identity of one settles it, or gives it back. */
final class RefundReading {
    private static final Pattern IDENTITY = Pattern.compile("RT([0-9]{10})-[0-9]{1,9}");

    private final Files files;

    RefundReading(Files files) {
        this.files = files;
    }

    /** The title whose excess a transfer of this identity gives back, if it is of that form. */
    private static Optional<RevenueOrderNumber> title(String identity) {
        Matcher named = IDENTITY.matcher(identity);
        return named.matches() ? Optional.of(RevenueOrderNumber.of(named.group(1))) : Optional.empty();
    }

    /**
     * A refund that the bank rejects before it debits it (pain.002).
     *
     * @param transfer as the file of its run had it
     * @param account debited by the run
     */
    static Optional<BankLine> rejected(RunTransfer transfer, OrderStatus status, Iban account, String reference) {
        String identity = transfer.endToEndId();
        return title(identity)
                .map(title -> new BankLine(
                        status.line(),
                        identity,
                        title.text(),
                        Statement.credit(account, reference, transfer.amount(), transfer.executionOn())
                                .id(),
                        null,
                        new RecordRefundReturn(
                                title,
                                identity,
                                false,
                                StatusReading.reason(status),
                                transfer.amount(),
                                transfer.executionOn(),
                                account,
                                reference)));
    }

    /** @param account ours */
    Optional<BankLine> line(Iban account, BankEntry entry, BankTransaction transaction, String reference) {
        String identity = transaction.endToEndId();
        RevenueOrderNumber title = identity == null ? null : title(identity).orElse(null);
        if (identity == null || title == null) {
            return Optional.empty();
        }
        boolean sent = files.revenueOrder(title)
                .state()
                .opened()
                .flatMap(file -> file.account().refund(identity))
                .isPresent();
        boolean back = transaction.returned() != null || entry.reversal();
        if (!sent || (transaction.direction() == Direction.CREDIT) != back) {
            return Optional.empty();
        }
        Statement told = back
                ? Statement.credit(account, reference, transaction.amount(), entry.valueOn())
                : Statement.debit(account, reference, transaction.amount(), entry.valueOn());
        return Optional.of(new BankLine(
                transaction.line(),
                reference,
                title.text(),
                told.id(),
                told,
                back ? returned(title, identity, transaction, told) : settled(title, identity, told)));
    }

    private static ConfirmRefund settled(RevenueOrderNumber title, String identity, Statement told) {
        return new ConfirmRefund(
                title, identity, told.amount(), told.valueDate(), told.account(), told.servicerReference());
    }

    private static RecordRefundReturn returned(
            RevenueOrderNumber title, String identity, BankTransaction transaction, Statement told) {
        return new RecordRefundReturn(
                title,
                identity,
                true,
                StatementReading.reason(transaction.returned()),
                told.amount(),
                told.valueDate(),
                told.account(),
                told.servicerReference());
    }
}
