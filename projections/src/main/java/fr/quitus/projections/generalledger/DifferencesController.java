package fr.quitus.projections.generalledger;

import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.generalledger.Differences.AccountDifference;
import fr.quitus.projections.generalledger.EntryLines.EntryLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/differences?year=&since=}: what was recorded since a knowledge time and changes the figures of a
 * period: the entries with their authors and reasons, and the amounts by account.
 */
@RestController
final class DifferencesController {
    /** Sums over all pages. */
    record Changes(long entries, List<AccountDifference> accounts) {}

    private final Books books;

    DifferencesController(Books books) {
        this.books = books;
    }

    /**
     * @param since the knowledge time before, a position or an instant, such as that of a published statement
     * @param knownAt the knowledge time after; now when absent
     */
    @GetMapping("/api/v1/differences")
    ResponseEntity<DatedAnswer<EntryLine>> differences(
            @RequestParam String since,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Asked asked = new Asked(since, Period.asked(year, from, asOf), knownAt, minPosition);
        return answer(
                asked,
                cursor,
                limit,
                (connection, before, known) -> new Changes(
                        Differences.entries(connection, asked.period(), before, known),
                        Differences.of(connection, asked.period(), before, known)));
    }

    private record Asked(
            String since,
            Period period,
            @Nullable String knownAt,
            @Nullable String minPosition) {}

    /** What stands beside the entries, of what was recorded after a position. */
    @FunctionalInterface
    private interface Sums {
        @Nullable Changes read(Connection connection, long before, Known known) throws SQLException;
    }

    private ResponseEntity<DatedAnswer<EntryLine>> answer(
            Asked asked, @Nullable String cursor, @Nullable Integer limit, Sums sums) {
        Period period = asked.period();
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("differences", asked.since(), period, asked.knownAt());
        long before = books.ask("les écarts", asked.since(), null, (_, known) -> known.position());
        long[] after = cursors.numbers(cursor, before, Integer.MAX_VALUE);
        return books.answer("les écarts", period, asked.knownAt(), asked.minPosition(), (connection, known) -> {
            List<EntryLine> entries = EntryLines.read(
                    connection,
                    "between",
                    after[0],
                    after[1],
                    known.position(),
                    period.from(),
                    period.asOf(),
                    items + 1);
            return Page.of(entries, items, entry -> cursors.after(entry.position(), entry.ordinal()))
                    .with(sums.read(connection, before, known));
        });
    }

    /** The whole of it, as CSV: a row for each posting. */
    @GetMapping(
            path = {"/api/v1/differences", "/api/v1/differences.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> differencesAsCsv(
            @RequestParam String since,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Period period = Period.asked(year, from, asOf);
        return CsvBook.of(
                "ecarts-" + period.asOf(),
                EntryLine.class,
                knownAt,
                (known, cursor, limit) ->
                        answer(new Asked(since, period, known, minPosition), cursor, limit, (_, _, _) -> null));
    }
}
