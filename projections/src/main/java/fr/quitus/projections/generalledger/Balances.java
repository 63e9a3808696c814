package fr.quitus.projections.generalledger;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.engine.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Soldes : what accounts held on a date, as known at a position, summed from steps. Accounts of classes 1 to 5 and 8
 * open a year with what they held; those of classes 6 and 7 open it at zero, and what they still held from years that
 * are not closed is shown as their result, on the account of the result: so every balance balances.
 */
public final class Balances {
    /** Solde des opérations de l'exercice. */
    public static final AccountCode RESULT = AccountCode.of("1200000000");

    private static final SqlFile SQL = SqlFile.beside(Balances.class, "balances");

    /**
     * Compte : its opening, and what moved in the period.
     *
     * @param opening positive when debits exceed credits
     */
    public record AccountBalance(AccountCode account, Balance opening, Balance debit, Balance credit) {
        public Balance closing() {
            return opening.plus(debit).minus(credit);
        }
    }

    /** Tiers, on an account. */
    public record AuxiliaryBalance(@Nullable String auxiliary, Balance opening, Balance debit, Balance credit) {
        public Balance closing() {
            return opening.plus(debit).minus(credit);
        }
    }

    private Balances() {}

    /** Every account that opened the period with something or moved in it, in their order. */
    public static List<AccountBalance> of(Connection connection, Period period, Known known) throws SQLException {
        return Query.list(
                connection,
                SQL.statement("accounts"),
                row -> new AccountBalance(
                        AccountCode.of(row.getString("account")),
                        Balance.ofCents(row.getLong("opening_cents")),
                        Balance.ofCents(row.getLong("debit_cents")),
                        Balance.ofCents(row.getLong("credit_cents"))),
                parameters(known, RESULT.text(), period.yearStart(), period.from(), period.asOf()));
    }

    /**
     * Third parties of an account, in their order, postings without one first.
     *
     * @param after the one before the first, empty for postings without one; absent for the first of all
     */
    public static List<AuxiliaryBalance> auxiliaries(
            Connection connection, AccountCode account, Period period, Known known, @Nullable String after, int most)
            throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>(
                List.of(period.from(), period.from(), period.from(), account.text(), period.asOf(), known.position()));
        if (after != null) {
            parameters.add(after);
        }
        parameters.add(most);
        return Query.list(
                connection,
                SQL.statement(after == null ? "auxiliaries" : "auxiliaries_after"),
                row -> new AuxiliaryBalance(
                        row.getString("auxiliary"),
                        Balance.ofCents(row.getLong("opening_cents")),
                        Balance.ofCents(row.getLong("debit_cents")),
                        Balance.ofCents(row.getLong("credit_cents"))),
                parameters.toArray());
    }

    /** All third parties of an account together, whatever they held in earlier years. */
    public static AccountBalance moved(Connection connection, AccountCode account, Period period, Known known)
            throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(period.from(), period.from(), period.from()));
        Object[] parts = Blocks.partsOf(known);
        parameters.addAll(List.of(account.text(), parts[0]));
        parameters.addAll(List.of(account.text(), parts[1], parts[2]));
        parameters.addAll(List.of(account.text(), parts[3], parts[4]));
        parameters.addAll(List.of(account.text(), parts[5], parts[6], period.asOf()));
        return Query.list(
                        connection,
                        SQL.statement("moved"),
                        row -> new AccountBalance(
                                account,
                                Balance.ofCents(row.getLong("opening_cents")),
                                Balance.ofCents(row.getLong("debit_cents")),
                                Balance.ofCents(row.getLong("credit_cents"))),
                        parameters.toArray())
                .getFirst();
    }

    /** What the entries that close a year moved on each account; debits positive. */
    public static Map<AccountCode, Balance> closings(Connection connection, Period period, Known known)
            throws SQLException {
        record Closed(AccountCode account, Balance balance) {}
        Map<AccountCode, Balance> closings = new TreeMap<>();
        Query.list(
                        connection,
                        EntryLines.SQL.statement("closings"),
                        row -> new Closed(
                                AccountCode.of(row.getString("account")),
                                Balance.ofCents(row.getLong("balance_cents"))),
                        period.year(),
                        period.asOf(),
                        known.position())
                .forEach(closed -> closings.put(closed.account(), closed.balance()));
        return closings;
    }

    /** What an account held before a day of the period, openings included. */
    static Balance before(Connection connection, AccountCode account, Period period, LocalDate day, Known known)
            throws SQLException {
        Balance balance = sum(connection, account.text(), account.text(), first(account, period), day, known);
        return account.equals(RESULT)
                ? balance.plus(sum(connection, "6", "7999999999", LocalDate.of(1, 1, 1), period.yearStart(), known))
                : balance;
    }

    /** What an account held with one third party before a day of the period. */
    static Balance before(
            Connection connection, AccountCode account, String auxiliary, Period period, LocalDate day, Known known)
            throws SQLException {
        return Query.list(
                        connection,
                        SQL.statement("auxiliary"),
                        row -> Balance.ofCents(row.getLong("balance_cents")),
                        account.text(),
                        auxiliary,
                        first(account, period),
                        day,
                        known.position())
                .getFirst();
    }

    /** The first day that counts for what an account holds: charges and products begin anew with each year. */
    private static LocalDate first(AccountCode account, Period period) {
        return account.isCharge() || account.isProduct() ? period.yearStart() : LocalDate.of(1, 1, 1);
    }

    private static Balance sum(
            Connection connection, String from, String to, LocalDate first, LocalDate before, Known known)
            throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>();
        Object[] parts = Blocks.partsOf(known);
        parameters.addAll(List.of(from, to, parts[0]));
        parameters.addAll(List.of(from, to, parts[1], parts[2]));
        parameters.addAll(List.of(from, to, parts[3], parts[4]));
        parameters.addAll(List.of(from, to, parts[5], parts[6], first, before));
        return Query.list(
                        connection,
                        SQL.statement("account"),
                        row -> Balance.ofCents(row.getLong("balance_cents")),
                        parameters.toArray())
                .getFirst();
    }

    private static @Nullable Object[] parameters(Known known, Object... first) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(first));
        parameters.addAll(List.of(Blocks.partsOf(known)));
        return parameters.toArray();
    }

    /** Blocks and positions known, and what follows them. */
    static @Nullable Object[] parts(Known known, Object... then) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(Blocks.partsOf(known)));
        parameters.addAll(List.of(then));
        return parameters.toArray();
    }
}
