package fr.quitus.projections.generalledger;

import fr.quitus.domain.accounting.Journal;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.generalledger.EntryLines.EntryLine;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/journals?year=}: les journaux d'un exercice; {@code /{journal}}: l'un d'eux, par numéros. */
@RestController
final class JournalController {
    /**
     * Journal.
     *
     * @param lastNumber the highest number shown; with {@code entries} it says whether the period leaves some out
     * @param amount total of its debits, which is that of its credits
     */
    record JournalLine(String journal, String label, long entries, long lastNumber, String amount) {}

    private final Books books;

    JournalController(Books books) {
        this.books = books;
    }

    /** @param knownAt a position of the log, or an instant; what was recorded later is left out */
    @GetMapping("/api/v1/journals")
    ResponseEntity<DatedAnswer<JournalLine>> journals(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Period period = Period.asked(year, from, asOf);
        return books.answer(
                "les journaux",
                period,
                knownAt,
                minPosition,
                (connection, known) -> Page.whole(Query.list(
                        connection,
                        EntryLines.SQL.statement("journals"),
                        row -> new JournalLine(
                                row.getString("journal"),
                                Journal.valueOf(row.getString("journal")).label(),
                                row.getLong("entries"),
                                row.getLong("last_number"),
                                Balance.ofCents(row.getLong("amount_cents")).text()),
                        Balances.parts(known, period.from(), period.asOf()))));
    }

    /** @param knownAt a position of the log, or an instant; what was recorded later is left out */
    @GetMapping("/api/v1/journals/{journal}")
    ResponseEntity<DatedAnswer<EntryLine>> journal(
            @PathVariable String journal,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        String code = known(journal);
        Period period = Period.asked(year, from, asOf);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("journals", code, period, knownAt);
        long after = cursors.numbers(cursor, 0)[0];
        return books.answer("les journaux", period, knownAt, minPosition, (connection, known) -> {
            List<EntryLine> entries = EntryLines.read(
                    connection,
                    "journal",
                    code,
                    period.year(),
                    after,
                    period.from(),
                    period.asOf(),
                    known.position(),
                    items + 1);
            return Page.of(entries, items, entry -> cursors.after(entry.number()));
        });
    }

    /** The whole of it, as CSV: a row for each posting. */
    @GetMapping(
            path = {"/api/v1/journals/{journal}", "/api/v1/journals/{journal}.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> journalAsCsv(
            @PathVariable String journal,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "journal-" + known(journal) + "-"
                        + Period.asked(year, from, asOf).asOf(),
                EntryLine.class,
                knownAt,
                (known, cursor, limit) -> journal(journal, year, from, asOf, known, cursor, limit, minPosition));
    }

    private static String known(String journal) {
        return Arrays.stream(Journal.values())
                .map(Journal::name)
                .filter(journal::equals)
                .findFirst()
                .orElseThrow(() -> Refusals.unknown("Le journal « " + journal + " »"));
    }
}
