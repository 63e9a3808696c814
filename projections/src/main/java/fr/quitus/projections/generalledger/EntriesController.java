package fr.quitus.projections.generalledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.generalledger.GeneralLedgerProjection.EntryKey;
import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/entries}: les écritures, in log order, with their numbers and postings. */
@RestController
final class EntriesController {
    private static final SqlFile SQL = SqlFile.beside(EntriesController.class, "questions");

    /** Imputation. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PostingLine(
            String account,
            String side,
            String amount,
            @Nullable String auxiliary) {}

    /**
     * Écriture.
     *
     * @param ordinal place among the entries of its event, from 0
     */
    record EntryLine(
            long position,
            int ordinal,
            String journal,
            int year,
            long number,
            String template,
            LocalDate accountingDate,
            String label,
            String eventId,
            String eventName,
            String aggregateId,
            List<PostingLine> postings) {
        private EntryLine with(List<PostingLine> lines) {
            return new EntryLine(
                    position,
                    ordinal,
                    journal,
                    year,
                    number,
                    template,
                    accountingDate,
                    label,
                    eventId,
                    eventName,
                    aggregateId,
                    List.copyOf(lines));
        }

        private EntryKey key() {
            return new EntryKey(position, ordinal);
        }
    }

    private final Questions questions;

    EntriesController(Questions questions) {
        this.questions = questions;
    }

    /** @param fromPosition first place in the log, included; {@code toPosition} the last, included */
    @GetMapping("/api/v1/entries")
    ResponseEntity<Answer<EntryLine>> entries(
            @RequestParam(required = false) @Nullable Long fromPosition,
            @RequestParam(required = false) @Nullable Long toPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAllBooks(questions.reader(), "les écritures");
        long from = fromPosition == null ? 0 : fromPosition;
        long to = toPosition == null ? Long.MAX_VALUE : toPosition;
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("entries", from, to);
        long[] after = cursors.numbers(cursor, LogReader.BEFORE_FIRST, 0);
        return questions.answer(GeneralLedgerProjection.NAME, minPosition, connection -> {
            List<EntryLine> entries = Query.list(
                    connection,
                    SQL.statement("entries"),
                    EntriesController::entry,
                    after[0],
                    after[1],
                    from,
                    to,
                    items + 1);
            Page<EntryLine> page = Page.of(entries, items, entry -> cursors.after(entry.position(), entry.ordinal()));
            return new Page<>(withPostings(connection, page.items()), page.next(), null);
        });
    }

    private static List<EntryLine> withPostings(Connection connection, List<EntryLine> entries) throws SQLException {
        if (entries.isEmpty()) {
            return entries;
        }
        record Placed(EntryKey entry, PostingLine line) {}
        EntryLine first = entries.getFirst();
        EntryLine last = entries.getLast();
        List<Placed> placed = Query.list(
                connection,
                SQL.statement("postings"),
                row -> new Placed(new EntryKey(row.getLong("position"), row.getInt("ordinal")), posting(row)),
                first.position(),
                first.ordinal(),
                last.position(),
                last.ordinal());
        Map<EntryKey, List<PostingLine>> byEntry = new HashMap<>();
        placed.forEach(
                p -> byEntry.computeIfAbsent(p.entry(), _ -> new ArrayList<>()).add(p.line()));
        return entries.stream()
                .map(entry -> entry.with(byEntry.getOrDefault(entry.key(), List.of())))
                .toList();
    }

    private static EntryLine entry(ResultSet row) throws SQLException {
        return new EntryLine(
                row.getLong("position"),
                row.getInt("ordinal"),
                row.getString("journal"),
                row.getInt("fiscal_year"),
                row.getLong("number"),
                row.getString("template"),
                row.getObject("accounting_date", LocalDate.class),
                row.getString("label"),
                row.getString("event_id"),
                row.getString("event_name"),
                row.getString("aggregate_id"),
                List.of());
    }

    private static PostingLine posting(ResultSet row) throws SQLException {
        return new PostingLine(
                row.getString("account"),
                row.getString("side"),
                Balance.ofCents(row.getLong("amount_cents")).text(),
                row.getString("auxiliary"));
    }
}
