package fr.quitus.projections.balances;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.generalledger.Balances;
import fr.quitus.projections.generalledger.Balances.AccountBalance;
import fr.quitus.projections.generalledger.Books;
import fr.quitus.projections.generalledger.KnownChart;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/trial-balance?year=}: la balance générale, on a date, as known at a position or an instant. */
@RestController
final class TrialBalanceController {
    /**
     * One account: what it opened the period with, what moved in it, what it closes with.
     *
     * @param balance the closing balance, positive when debits exceed credits
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String account,
            @Nullable String label,
            String openingDebit,
            String openingCredit,
            String debit,
            String credit,
            String closingDebit,
            String closingCredit,
            String balance) {}

    /** Sums over all accounts; debit equals credit in each pair, at every position. */
    record Sums(
            String openingDebit,
            String openingCredit,
            String debit,
            String credit,
            String closingDebit,
            String closingCredit,
            String balance) {}

    private final Books books;

    TrialBalanceController(Books books) {
        this.books = books;
    }

    /** @param knownAt a position of the log, or an instant; what was recorded later is left out */
    @GetMapping("/api/v1/trial-balance")
    ResponseEntity<DatedAnswer<Line>> trialBalance(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Period period = Period.asked(year, from, asOf);
        int items = Page.limit(limit, Page.ITEMS_MAX);
        Cursor cursors = Cursor.of("trial-balance", period, knownAt);
        String after = cursors.texts(cursor, "").getFirst();
        return books.answer("la balance générale", period, knownAt, minPosition, (connection, known) -> {
            ChartOfAccounts chart = KnownChart.read(connection, known);
            List<AccountBalance> all = Balances.of(connection, period, known);
            List<Line> lines = all.stream()
                    .filter(account -> account.account().text().compareTo(after) > 0)
                    .limit(items + 1L)
                    .map(account -> line(account, chart, period))
                    .toList();
            return Page.of(lines, items, line -> cursors.after(line.account())).with(sums(all));
        });
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/trial-balance", "/api/v1/trial-balance.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> trialBalanceAsCsv(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "balance-generale-" + Period.asked(year, from, asOf).asOf(),
                Line.class,
                knownAt,
                (known, cursor, limit) -> trialBalance(year, from, asOf, known, cursor, limit, minPosition));
    }

    private static Line line(AccountBalance account, ChartOfAccounts chart, Period period) {
        Balance closing = account.closing();
        return new Line(
                account.account().text(),
                chart.label(account.account(), period.asOf()).orElse(null),
                debit(account.opening()).text(),
                credit(account.opening()).text(),
                account.debit().text(),
                account.credit().text(),
                debit(closing).text(),
                credit(closing).text(),
                closing.text());
    }

    private static Sums sums(List<AccountBalance> accounts) {
        Balance openingDebit = Balance.ZERO;
        Balance openingCredit = Balance.ZERO;
        Balance debit = Balance.ZERO;
        Balance credit = Balance.ZERO;
        Balance closingDebit = Balance.ZERO;
        Balance closingCredit = Balance.ZERO;
        for (AccountBalance account : accounts) {
            openingDebit = openingDebit.plus(debit(account.opening()));
            openingCredit = openingCredit.plus(credit(account.opening()));
            debit = debit.plus(account.debit());
            credit = credit.plus(account.credit());
            closingDebit = closingDebit.plus(debit(account.closing()));
            closingCredit = closingCredit.plus(credit(account.closing()));
        }
        return new Sums(
                openingDebit.text(),
                openingCredit.text(),
                debit.text(),
                credit.text(),
                closingDebit.text(),
                closingCredit.text(),
                closingDebit.minus(closingCredit).text());
    }

    static Balance debit(Balance balance) {
        return balance.isNegative() ? Balance.ZERO : balance;
    }

    static Balance credit(Balance balance) {
        return balance.isNegative() ? Balance.ZERO.minus(balance) : Balance.ZERO;
    }
}
