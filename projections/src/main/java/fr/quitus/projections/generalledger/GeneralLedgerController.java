package fr.quitus.projections.generalledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/general-ledger/{account}?year=}: le grand livre d'un compte, by accounting date. */
@RestController
final class GeneralLedgerController {
    private static final SqlFile SQL = SqlFile.beside(GeneralLedgerController.class, "questions");

    /**
     * One posting on the account.
     *
     * @param balance after it, positive when debits exceed credits: of the account, or of the third party asked for;
     *     null where one side alone is asked for, whose lines do not make the balance
     * @param letter lettrage: postings of the account with this code settle each other; null while the file is open
     * @param leafHash of the event that made it, in the Merkle log
     * @param aggregateId the file of the act that made it
     * @param mark {@code MANUAL}, {@code MANUAL_REVERSAL} or {@code REVERSAL}; null for what a chain makes and keeps
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            long position,
            int ordinal,
            int line,
            String journal,
            long number,
            String template,
            LocalDate accountingDate,
            String label,
            String side,
            String amount,
            @Nullable String balance,
            @Nullable String auxiliary,
            @Nullable String letter,
            @Nullable LocalDate letteredOn,
            String eventId,
            String leafHash,
            String aggregateId,
            @Nullable String mark) {}

    private record Moved(Line line, Balance change) {
        private Line after(@Nullable String balance) {
            return new Line(
                    line.position,
                    line.ordinal,
                    line.line,
                    line.journal,
                    line.number,
                    line.template,
                    line.accountingDate,
                    line.label,
                    line.side,
                    line.amount,
                    balance,
                    line.auxiliary,
                    line.letter,
                    line.letteredOn,
                    line.eventId,
                    line.leafHash,
                    line.aggregateId,
                    line.mark);
        }
    }

    /** What the account, or the third party on it, held before the period. */
    record Opening(String opening) {}

    /** Which postings of an account are asked for; absent: of all third parties, on both sides. */
    private record Asked(
            AccountCode account,
            @Nullable String auxiliary,
            @Nullable Side side) {
        private @Nullable String sideName() {
            return side == null ? null : side.name();
        }

        private Balance before(Connection connection, Period period, LocalDate day, Known known) throws SQLException {
            return auxiliary == null
                    ? Balances.before(connection, account, period, day, known)
                    : Balances.before(connection, account, auxiliary, period, day, known);
        }
    }

    /** A posting's place in the grand livre: by accounting date, then as it was recorded. */
    private record Place(LocalDate date, long position, int ordinal, int line) {
        static Place before(LocalDate first) {
            return new Place(first, LogReader.BEFORE_FIRST, 0, 0);
        }

        static Place of(List<String> texts) {
            try {
                return new Place(
                        LocalDate.parse(texts.get(0)),
                        Long.parseLong(texts.get(1)),
                        Integer.parseInt(texts.get(2)),
                        Integer.parseInt(texts.get(3)));
            } catch (DateTimeException | NumberFormatException e) {
                throw Refusals.cursor();
            }
        }
    }

    private final Books books;

    GeneralLedgerController(Books books) {
        this.books = books;
    }

    /**
     * @param knownAt a position of the log, or an instant; what was recorded later is left out
     * @param auxiliary shows postings with this third party alone, written as in the balance auxiliaire
     * @param side shows one side alone
     */
    @GetMapping("/api/v1/general-ledger/{account}")
    ResponseEntity<DatedAnswer<Line>> generalLedger(
            @PathVariable String account,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String auxiliary,
            @RequestParam(required = false) @Nullable Side side,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Asked asked = new Asked(AccountCode.of(account), auxiliary, side);
        Period period = Period.asked(year, from, asOf);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("general-ledger", asked, period, knownAt);
        Place after = cursor == null ? Place.before(period.from()) : Place.of(cursors.texts(cursor, "", "", "", ""));
        return books.answer("le grand livre", period, knownAt, minPosition, (connection, known) -> {
            Balance opening = asked.before(connection, period, period.from(), known);
            List<Moved> page = page(connection, asked, period, known, after, items);
            List<Line> lines = side == null
                    ? withBalances(before(connection, asked, period, known, after, opening), page)
                    : page.stream().map(moved -> moved.after(null)).toList();
            return Page.of(
                            lines,
                            items,
                            line -> cursors.after(line.accountingDate(), line.position(), line.ordinal(), line.line()))
                    .with(new Opening(opening.text()));
        });
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/general-ledger/{account}", "/api/v1/general-ledger/{account}.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> generalLedgerAsCsv(
            @PathVariable String account,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String auxiliary,
            @RequestParam(required = false) @Nullable Side side,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "grand-livre-" + AccountCode.of(account) + "-"
                        + Period.asked(year, from, asOf).asOf(),
                Line.class,
                knownAt,
                (known, cursor, limit) ->
                        generalLedger(account, year, from, asOf, known, auxiliary, side, cursor, limit, minPosition));
    }

    /** What was held before a page's first line. */
    private static Balance before(
            Connection connection, Asked asked, Period period, Known known, Place after, Balance opening)
            throws SQLException {
        Balance day =
                after.date().equals(period.from()) ? opening : asked.before(connection, period, after.date(), known);
        return day.plus(sameDay(connection, asked, after));
    }

    /** What moved on the day of a page's first line, before it. */
    private static Balance sameDay(Connection connection, Asked asked, Place after) throws SQLException {
        return Query.list(
                        connection,
                        SQL.statement("same_day"),
                        row -> Balance.ofCents(row.getLong("balance_cents")),
                        asked.account().text(),
                        asked.auxiliary(),
                        asked.auxiliary(),
                        after.date(),
                        after.position(),
                        after.ordinal(),
                        after.line())
                .getFirst();
    }

    private static List<Moved> page(
            Connection connection, Asked asked, Period period, Known known, Place after, int items)
            throws SQLException {
        return Query.list(
                connection,
                EntryLines.withLetters(SQL.statement("account")),
                GeneralLedgerController::moved,
                asked.account().text(),
                asked.auxiliary(),
                asked.auxiliary(),
                asked.sideName(),
                asked.sideName(),
                period.asOf(),
                known.position(),
                after.date(),
                after.position(),
                after.ordinal(),
                after.line(),
                items + 1,
                known.position(),
                period.asOf(),
                known.position(),
                period.asOf());
    }

    private static List<Line> withBalances(Balance opening, List<Moved> moves) {
        List<Line> lines = new ArrayList<>();
        Balance balance = opening;
        for (Moved moved : moves) {
            balance = balance.plus(moved.change());
            lines.add(moved.after(balance.text()));
        }
        return lines;
    }

    private static Moved moved(ResultSet row) throws SQLException {
        String side = row.getString("side");
        long cents = row.getLong("amount_cents");
        Line line = new Line(
                row.getLong("position"),
                row.getInt("ordinal"),
                row.getInt("line"),
                row.getString("journal"),
                row.getLong("number"),
                row.getString("template"),
                row.getObject("accounting_date", LocalDate.class),
                row.getString("label"),
                side,
                Balance.ofCents(cents).text(),
                null,
                row.getString("auxiliary"),
                row.getString("letter"),
                row.getObject("lettered_on", LocalDate.class),
                row.getString("event_id"),
                row.getString("leaf_hash"),
                row.getString("aggregate_id"),
                row.getString("mark"));
        return new Moved(line, Balance.ofCents(side.equals("DEBIT") ? cents : -cents));
    }
}
