package fr.quitus.projections.trialbalance;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.engine.SqlFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Soldes des comptes de résultat (classes 6 et 7) at the end of a year, everything up to a position taken into account:
 * what closing the year brings to zero. And that of any one account.
 */
@Component
public final class ResultBalances {
    private static final SqlFile SQL = SqlFile.beside(ResultBalances.class, "result_balances");

    private final Questions questions;

    ResultBalances(Questions questions) {
        this.questions = questions;
    }

    private record Line(String account, long balanceCents) {}

    /**
     * Waits for the position, or refuses as every question does.
     *
     * @return debits positive; accounts at zero too
     */
    public SortedMap<AccountCode, Balance> at(FiscalYear year, long position) {
        List<Line> lines = questions.askWhole(
                TrialBalanceProjection.NAME,
                position < 0 ? null : String.valueOf(position),
                (connection, _) -> Query.list(
                        connection,
                        SQL.statement("results"),
                        row -> new Line(row.getString("account"), row.getLong("balance_cents")),
                        year.value()));
        SortedMap<AccountCode, Balance> balances = new TreeMap<>();
        lines.forEach(line -> balances.put(AccountCode.of(line.account()), Balance.ofCents(line.balanceCents())));
        return balances;
    }

    /** What an account holds at a position, over all years; debits positive. Waits, or refuses, as {@link #at}. */
    public Balance of(AccountCode account, long position) {
        return questions.askWhole(
                TrialBalanceProjection.NAME,
                position < 0 ? null : String.valueOf(position),
                (connection, _) -> Query.list(
                                connection,
                                SQL.statement("account"),
                                row -> Balance.ofCents(row.getLong("balance_cents")),
                                account.text())
                        .getFirst());
    }
}
