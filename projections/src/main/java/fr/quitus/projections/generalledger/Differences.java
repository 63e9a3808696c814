package fr.quitus.projections.generalledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.asking.Blocks.Range;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Écarts : what was recorded between two knowledge times, account by account, summed from the blocks of the log that
 * lie between: however many entries they hold, fewer than 8,192 events are read one by one.
 */
final class Differences {
    /** Compte moved since. The difference is positive when debits exceed credits. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccountDifference(String account, long entries, String debit, String credit, String difference) {}

    private Differences() {}

    /** @param since the position known before, left out; {@code known} the last one counted */
    static List<AccountDifference> of(Connection connection, Period period, long since, Known known)
            throws SQLException {
        if (since >= known.position()) {
            return List.of();
        }
        return Query.list(
                connection,
                EntryLines.SQL.statement("changes"),
                row -> difference(
                        row.getString("account"),
                        row.getLong("entries"),
                        Balance.ofCents(row.getLong("debit_cents")),
                        Balance.ofCents(row.getLong("credit_cents"))),
                between(period, since, known));
    }

    private static AccountDifference difference(String account, long entries, Balance debit, Balance credit) {
        return new AccountDifference(
                account,
                entries,
                debit.text(),
                credit.text(),
                debit.minus(credit).text());
    }

    /** How many entries were recorded between. */
    static long entries(Connection connection, Period period, long since, Known known) throws SQLException {
        if (since >= known.position()) {
            return 0;
        }
        return Query.list(
                        connection,
                        EntryLines.SQL.statement("entries_between"),
                        row -> row.getLong("entries"),
                        between(period, since, known))
                .getFirst();
    }

    /** Parameters of both statements: large blocks, middle ones, small ones, positions, each with the period. */
    private static @Nullable Object[] between(Period period, long since, Known known) {
        Blocks.Parts parts = Blocks.partsBetween(since, known);
        List<@Nullable Object> parameters = new ArrayList<>();
        add(parameters, period, parts.large());
        add(parameters, period, parts.middleBefore(), parts.middleAfter());
        add(parameters, period, parts.smallBefore(), parts.smallAfter());
        add(parameters, period, parts.positionsBefore(), parts.positionsAfter());
        return parameters.toArray();
    }

    private static void add(List<@Nullable Object> parameters, Period period, Range... ranges) {
        for (Range range : ranges) {
            Collections.addAll(parameters, range.from(), range.below());
        }
        Collections.addAll(parameters, period.from(), period.asOf());
    }
}
