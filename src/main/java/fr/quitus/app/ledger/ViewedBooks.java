package fr.quitus.app.ledger;

import fr.quitus.api.ports.Books;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.directpayment.ToRegularise;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.yearend.ResultAccounts;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.trialbalance.ResultBalances;
import fr.quitus.projections.yearclosing.ClosingFiles;
import fr.quitus.projections.yearclosing.ClosingKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The books as the views show them, once they have followed the log to its head. */
final class ViewedBooks implements Books {
    /** One is enough to keep a year from closing; a refusal counts and names no more than these. */
    private static final int DIRECT_PAYMENTS_MAX = 10_000;

    private final EventLog log;
    private final Supplier<ResultBalances> balances;
    private final Supplier<ClosingFiles> files;

    ViewedBooks(EventLog log, Supplier<ResultBalances> balances, Supplier<ClosingFiles> files) {
        this.log = log;
        this.balances = balances;
        this.files = files;
    }

    @Override
    public ResultAccounts resultAccounts(FiscalYear year) {
        try {
            return new ResultAccounts(balances.get().at(year, log.head()));
        } catch (QuestionRefused e) {
            throw new BooksBehind(e.detail());
        }
    }

    @Override
    public Balance openingBalance() {
        try {
            return balances.get().of(Accounts.OPENING_BALANCE, log.head());
        } catch (QuestionRefused e) {
            throw new BooksBehind(e.detail());
        }
    }

    @Override
    public List<ToRegularise> toRegularise(FiscalYear year) {
        try {
            Set<ClosingKind> kinds = Set.of(ClosingKind.DIRECT_PAYMENT);
            return files.get().first(kinds, year, log.head(), DIRECT_PAYMENTS_MAX).stream()
                    .map(ViewedBooks::toRegularise)
                    .toList();
        } catch (QuestionRefused e) {
            throw new BooksBehind(e.detail());
        }
    }

    private static ToRegularise toRegularise(ClosingFiles.ClosingFile file) {
        return new ToRegularise(
                PaymentRequestNumber.of(file.number()),
                FundsCentre.of(Objects.requireNonNull(file.fundsCentre())),
                file.amount().amount());
    }
}
