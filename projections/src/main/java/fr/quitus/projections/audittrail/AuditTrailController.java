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
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.RefusalReader;
import fr.quitus.projections.ports.RefusalReader.RefusedAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            String leafHash) {

        /** From its metadata; its payload is not read. */
        private static Line of(LoggedEvent event, @Nullable String about) {
            Map<String, String> metadata = event.metadata();
            return new Line(
                    event.position(),
                    event.eventId(),
                    event.name(),
                    event.aggregateType(),
                    event.aggregateId(),
                    about,
                    event.sequence(),
                    AuditTrailProjection.required(event, "actor"),
                    AuditTrailProjection.required(event, "role"),
                    metadata.get("perimeter"),
                    metadata.get("delegation"),
                    AuditTrailProjection.required(event, "commandId"),
                    AuditTrailProjection.required(event, "command"),
                    AuditTrailProjection.required(event, "occurredAt"),
                    event.recordedAt(),
                    AuditTrailProjection.required(event, "origin"),
                    AuditTrailProjection.required(event, "entry"),
                    event.leafHashHex());
        }
    }

    /** Where a line is to be read, and what the event itself does not say without its payload. */
    private record Found(long position, @Nullable String about) {}

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
        Answer<Found> found = questions.page(
                AuditTrailProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("events"),
                                row -> new Found(row.getLong("position"), row.getString("about")),
                                after,
                                actor,
                                actor,
                                aggregateId,
                                aggregateId,
                                aggregateId,
                                items + 1),
                        items,
                        one -> cursors.after(one.position())));
        return Questions.respond(found.with(lines(found.items())));
    }

    /** Read from the log, which never changes: the connection to the view is not kept waiting for it. */
    private List<Line> lines(List<Found> found) {
        List<LoggedEvent> events = log.at(found.stream().map(Found::position).toList());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            lines.add(Line.of(events.get(i), found.get(i).about()));
        }
        return lines;
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
}
