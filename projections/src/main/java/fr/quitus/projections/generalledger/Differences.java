package fr.quitus.projections.generalledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Écarts : what was recorded between two knowledge times, account by account. */
final class Differences {
    /** Compte moved since. The difference is positive when debits exceed credits. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccountDifference(String account, long entries, String debit, String credit, String difference) {}

    private Differences() {}

    /** @param since the position known before, left out; {@code known} the last one counted */
    static List<AccountDifference> of(Connection connection, Period period, long since, Known known)
            throws SQLException {
        return Query.list(
                connection,
                EntryLines.SQL.statement("changes"),
                row -> {
                    Balance debit = Balance.ofCents(row.getLong("debit_cents"));
                    Balance credit = Balance.ofCents(row.getLong("credit_cents"));
                    return new AccountDifference(
                            row.getString("account"),
                            row.getLong("entries"),
                            debit.text(),
                            credit.text(),
                            debit.minus(credit).text());
                },
                since,
                known.position(),
                period.from(),
                period.asOf());
    }

    /** How many entries were recorded between. */
    static long entries(Connection connection, Period period, long since, Known known) throws SQLException {
        return Query.list(
                        connection,
                        EntryLines.SQL.statement("count_between"),
                        row -> row.getLong("entries"),
                        since,
                        known.position(),
                        period.from(),
                        period.asOf())
                .getFirst();
    }
}
