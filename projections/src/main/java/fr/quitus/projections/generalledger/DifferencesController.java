package fr.quitus.projections.generalledger;

import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.generalledger.Differences.AccountDifference;
import fr.quitus.projections.generalledger.EntryLines.EntryLine;
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
        Period period = Period.asked(year, from, asOf);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("differences", since, period, knownAt);
        long before = books.ask("les écarts", since, null, (_, known) -> known.position());
        long[] after = cursors.numbers(cursor, before, Integer.MAX_VALUE);
        return books.answer("les écarts", period, knownAt, minPosition, (connection, known) -> {
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
                    .with(new Changes(
                            Differences.entries(connection, period, before, known),
                            Differences.of(connection, period, before, known)));
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
        return CsvBook.of(
                "ecarts-" + Period.asked(year, from, asOf).asOf(),
                EntryLine.class,
                knownAt,
                (known, cursor, limit) -> differences(since, year, from, asOf, known, cursor, limit, minPosition));
    }
}
