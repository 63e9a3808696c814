package fr.quitus.app.interchange;

import fr.quitus.api.ledger.Files;
import fr.quitus.domain.bank.BankEntry.Statement;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.interchange.bank.BankEntry;
import fr.quitus.interchange.bank.BankTransaction;
import fr.quitus.interchange.bank.Direction;
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

    /** @param account ours */
    Optional<BankLine> line(Iban account, BankEntry entry, BankTransaction transaction, String reference) {
        String identity = transaction.endToEndId();
        Matcher named = IDENTITY.matcher(identity == null ? "" : identity);
        if (identity == null || !named.matches()) {
            return Optional.empty();
        }
        RevenueOrderNumber title = RevenueOrderNumber.of(named.group(1));
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
