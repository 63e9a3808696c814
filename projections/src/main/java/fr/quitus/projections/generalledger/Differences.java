package fr.quitus.projections.generalledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Écarts : what was recorded between two knowledge times, account by account. It is what had moved by the later less
 * what had by the earlier, both sums of steps: however many entries lie between, none of them is read.
 */
final class Differences {
    /** Compte moved since. The difference is positive when debits exceed credits. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccountDifference(String account, long entries, String debit, String credit, String difference) {}

    /** What an account had moved by a position, or between two. */
    private record Moved(long entries, Balance debit, Balance credit) {
        static final Moved NONE = new Moved(0, Balance.ZERO, Balance.ZERO);

        Moved minus(Moved other) {
            return new Moved(entries - other.entries, debit.minus(other.debit), credit.minus(other.credit));
        }
    }

    private record AccountMoved(String account, Moved moved) {}

    private Differences() {}

    /** @param since the position known before, left out; {@code known} the last one counted */
    static List<AccountDifference> of(Connection connection, Period period, long since, Known known)
            throws SQLException {
        if (since >= known.position()) {
            return List.of();
        }
        Map<String, Moved> before = moved(connection, period, since).stream()
                .collect(Collectors.toMap(AccountMoved::account, AccountMoved::moved));
        return moved(connection, period, known.position()).stream()
                .map(one ->
                        difference(one.account(), one.moved().minus(before.getOrDefault(one.account(), Moved.NONE))))
                .filter(difference -> difference.entries() > 0)
                .toList();
    }

    private static List<AccountMoved> moved(Connection connection, Period period, long position) throws SQLException {
        return Query.list(
                connection,
                EntryLines.SQL.statement("changes"),
                row -> new AccountMoved(
                        row.getString("account"),
                        new Moved(
                                row.getLong("entries"),
                                Balance.ofCents(row.getLong("debit_cents")),
                                Balance.ofCents(row.getLong("credit_cents")))),
                Balances.parts(position, period.from(), period.asOf()));
    }

    private static AccountDifference difference(String account, Moved moved) {
        return new AccountDifference(
                account,
                moved.entries(),
                moved.debit().text(),
                moved.credit().text(),
                moved.debit().minus(moved.credit()).text());
    }

    /** How many entries were recorded between. */
    static long entries(Connection connection, Period period, long since, Known known) throws SQLException {
        return since >= known.position()
                ? 0
                : entries(connection, period, known.position()) - entries(connection, period, since);
    }

    private static long entries(Connection connection, Period period, long position) throws SQLException {
        return Query.list(
                        connection,
                        EntryLines.SQL.statement("journals"),
                        row -> row.getLong("entries"),
                        Balances.parts(position, period.from(), period.asOf()))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
