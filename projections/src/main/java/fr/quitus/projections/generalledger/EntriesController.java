package fr.quitus.projections.generalledger;

import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.DeadLetterOffice;
import fr.quitus.projections.generalledger.EntryLines.EntryLine;
import fr.quitus.projections.ports.FilePositions;
import fr.quitus.projections.ports.LogReader;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/entries}: les écritures, in log order, with their numbers and postings; all, or of some files. */
@RestController
final class EntriesController {
    /** Files asked for at once: an EJ with its DP. */
    private static final int FILES_MAX = 50;

    private final Questions questions;
    private final FilePositions files;

    EntriesController(Questions questions, FilePositions files) {
        this.questions = questions;
        this.files = files;
    }

    /**
     * @param file such as {@code commitment:2100000012}, several times or with commas: shows their entries alone
     * @param fromPosition first place in the log, included; {@code toPosition} the last, included
     */
    @GetMapping("/api/v1/entries")
    ResponseEntity<Answer<EntryLine>> entries(
            @RequestParam(required = false) @Nullable List<String> file,
            @RequestParam(required = false) @Nullable Long fromPosition,
            @RequestParam(required = false) @Nullable Long toPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAllBooks(questions.reader(), "les écritures");
        long from = fromPosition == null ? 0 : fromPosition;
        long to = toPosition == null ? Long.MAX_VALUE : toPosition;
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        if (file != null && file.size() > FILES_MAX) {
            throw Refusals.invalid("« file » nomme " + FILES_MAX + " dossiers au plus.");
        }
        Cursor cursors = Cursor.of("entries", file, from, to);
        long[] after = cursors.numbers(cursor, LogReader.BEFORE_FIRST, 0);
        return questions.answer(GeneralLedgerProjection.NAME, minPosition, connection -> {
            // Entries kept aside are given later: who goes on from the last he was given must not have passed them.
            long kept = DeadLetterOffice.firstKept(connection, GeneralLedgerProjection.NAME)
                    .orElse(Long.MAX_VALUE);
            long last = Math.min(to, kept - 1);
            List<EntryLine> entries = file == null
                    ? EntryLines.read(connection, "entries", after[0], after[1], from, last, items + 1)
                    : EntryLines.read(
                            connection,
                            "entries_at",
                            positions(connection, file),
                            after[0],
                            after[1],
                            from,
                            last,
                            items + 1);
            return Page.of(entries, items, entry -> cursors.after(entry.position(), entry.ordinal()));
        });
    }

    /** Read after what the view shows is fixed: the log then has all of it. */
    private Array positions(Connection connection, List<String> file) throws SQLException {
        return connection.createArrayOf(
                "bigint", file.stream().flatMap(id -> files.of(id).stream()).toArray());
    }
}
