package fr.quitus.projections.generalledger;

import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.generalledger.Balances.AccountBalance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Écritures d'un exercice, one posting after the other in log order, as an export takes them. */
@Component
public final class ExportedEntries {
    private static final SqlFile SQL = SqlFile.beside(ExportedEntries.class, "export");

    /** Rows fetched at once, so that a year of entries is never held. */
    private static final int FETCH_ROWS_MAX = 2_000;

    /**
     * Ligne d'écriture.
     *
     * @param number 0 for the opening, which no event made
     * @param file the stream of the act
     * @param recordedAt when the entry became final; null for the opening
     */
    public record ExportedLine(
            String journal,
            String journalLabel,
            long number,
            LocalDate accountingDate,
            String account,
            String accountLabel,
            @Nullable String auxiliary,
            String file,
            String label,
            long debitCents,
            long creditCents,
            @Nullable String letter,
            @Nullable LocalDate letteredOn,
            @Nullable Instant recordedAt) {}

    /** Takes the lines, one by one. */
    @FunctionalInterface
    public interface Taker {
        void take(ExportedLine line);
    }

    private final Books books;

    public ExportedEntries(Books books) {
        this.books = books;
    }

    /**
     * The opening of the year, then its entries up to the date, as known. Of books that a dead letter keeps events from
     * nothing is exported.
     *
     * @return what the export knows
     */
    public Known give(Period period, @Nullable String knownAt, @Nullable String minPosition, Taker taker) {
        return books.ask("l'export des écritures", knownAt, minPosition, (connection, known) -> {
            if (known.letters() > 0) {
                throw Refusals.letters(GeneralLedgerProjection.NAME, known.letters());
            }
            ChartOfAccounts chart = KnownChart.read(connection, known);
            opening(connection, period.ofYear(), known, chart, taker);
            try (PreparedStatement statement =
                    connection.prepareStatement(EntryLines.withLetters(SQL.statement("lines")))) {
                statement.setFetchSize(FETCH_ROWS_MAX);
                statement.setLong(1, known.position());
                statement.setObject(2, period.asOf());
                statement.setLong(3, known.position());
                statement.setObject(4, period.asOf());
                statement.setInt(5, period.year());
                statement.setObject(6, period.asOf());
                statement.setLong(7, known.position());
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        taker.take(line(row, chart, period));
                    }
                }
            }
            return known;
        });
    }

    /** A file of entries begins with what the accounts held: here a property of the balance, there an entry. */
    private static void opening(Connection connection, Period period, Known known, ChartOfAccounts chart, Taker taker)
            throws SQLException {
        for (AccountBalance account : Balances.of(connection, period, known)) {
            Balance opening = account.opening();
            if (!opening.isZero()) {
                taker.take(new ExportedLine(
                        "AN",
                        "À-nouveaux",
                        0,
                        period.yearStart(),
                        account.account().text(),
                        label(chart, account.account(), period),
                        null,
                        "ouverture " + period.year(),
                        "Balance d'ouverture",
                        Math.max(0, opening.cents()),
                        Math.max(0, -opening.cents()),
                        null,
                        null,
                        null));
            }
        }
    }

    private static ExportedLine line(ResultSet row, ChartOfAccounts chart, Period period) throws SQLException {
        boolean debit = row.getString("side").equals("DEBIT");
        long cents = row.getLong("amount_cents");
        return new ExportedLine(
                row.getString("journal"),
                Journal.valueOf(row.getString("journal")).label(),
                row.getLong("number"),
                row.getObject("accounting_date", LocalDate.class),
                row.getString("account"),
                label(chart, AccountCode.of(row.getString("account")), period),
                row.getString("auxiliary"),
                row.getString("file"),
                row.getString("label"),
                debit ? cents : 0,
                debit ? 0 : cents,
                row.getString("letter"),
                row.getObject("lettered_on", LocalDate.class),
                Books.recordedAt(row));
    }

    /** One label in the whole file: that of its last day. */
    private static String label(ChartOfAccounts chart, AccountCode account, Period period) {
        return chart.label(account, period.asOf()).orElse("Compte " + account);
    }
}
