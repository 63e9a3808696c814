package fr.quitus.projections.audittrail;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.RefusalReader;
import fr.quitus.projections.ports.RefusalReader.RefusedAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/audit-trail}: la piste d'audit, and the refused attempts of the command journal. */
@RestController
final class AuditTrailController {
    /** Longest filter, in characters. */
    private static final int FILTER_LENGTH_MAX = 200;

    private static final SqlFile SQL = SqlFile.beside(AuditTrailController.class, "questions");

    /**
     * One event.
     *
     * @param about the file whose history an audit finding belongs to
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            long position,
            String eventId,
            String event,
            String aggregateType,
            String aggregateId,
            @Nullable String about,
            long sequence,
            String actor,
            String role,
            @Nullable String perimeter,
            @Nullable String delegation,
            String commandId,
            String command,
            String occurredAt,
            Instant recordedAt,
            String origin,
            String entry,
            String leafHash) {}

    private final Questions questions;
    private final RefusalReader refusals;
    private final LogReader log;

    AuditTrailController(Questions questions, RefusalReader refusals, LogReader log) {
        this.questions = questions;
        this.refusals = refusals;
        this.log = log;
    }

    /** @param aggregateId a file: what happened to it, and the audit findings about it */
    @GetMapping("/api/v1/audit-trail")
    ResponseEntity<Answer<Line>> auditTrail(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String aggregateId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAuditTrail(questions.reader());
        requireShort("actor", actor);
        requireShort("aggregateId", aggregateId);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("audit-trail", actor, aggregateId);
        long after = cursors.numbers(cursor, LogReader.BEFORE_FIRST)[0];
        return questions.answer(
                AuditTrailProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("events"),
                                AuditTrailController::line,
                                after,
                                actor,
                                actor,
                                aggregateId,
                                aggregateId,
                                aggregateId,
                                items + 1),
                        items,
                        line -> cursors.after(line.position())));
    }

    /**
     * The command journal is no view: it is read as it stands, and the position shown is the head of the log
     * before it.
     */
    @GetMapping("/api/v1/audit-trail/refusals")
    ResponseEntity<Answer<RefusedAttempt>> refusals(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Rights.requireAuditTrail(questions.reader());
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("refusals");
        long after = cursors.numbers(cursor, LogReader.BEFORE_FIRST)[0];
        long head = log.head();
        List<RefusedAttempt> attempts = refusals.read(after, items + 1);
        Page<RefusedAttempt> page = Page.of(attempts, items, attempt -> cursors.after(attempt.number()));
        return Questions.respond(new Answer<>(head, null, page.items(), page.next(), null));
    }

    private static void requireShort(String name, @Nullable String filter) {
        if (filter != null && (filter.length() > FILTER_LENGTH_MAX || filter.indexOf('\0') >= 0)) {
            throw Refusals.invalid(
                    name + " dépasse " + FILTER_LENGTH_MAX + " caractères ou contient un caractère nul.");
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("event_name"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getString("about"),
                row.getLong("sequence"),
                row.getString("actor"),
                row.getString("role"),
                row.getString("perimeter"),
                row.getString("delegation"),
                row.getString("command_id"),
                row.getString("command"),
                row.getString("occurred_at"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("origin"),
                row.getString("entry"),
                row.getString("leaf_hash"));
    }
}
