package fr.quitus.app.ledger;

import fr.quitus.api.ports.Books;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.yearend.ResultAccounts;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.trialbalance.ResultBalances;
import java.util.function.Supplier;

/** The books as the trial balance shows them, once it has followed the log to its head. */
final class ViewedBooks implements Books {
    private final EventLog log;
    private final Supplier<ResultBalances> balances;

    ViewedBooks(EventLog log, Supplier<ResultBalances> balances) {
        this.log = log;
        this.balances = balances;
    }

    @Override
    public ResultAccounts resultAccounts(FiscalYear year) {
        try {
            return new ResultAccounts(balances.get().at(year, log.head()));
        } catch (QuestionRefused e) {
            throw new BooksBehind(e.detail());
        }
    }
}
