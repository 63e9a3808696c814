package fr.quitus.projections.audittrail;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.document.DocumentEvent.FileConsulted;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.RefusalReader;
import fr.quitus.projections.ports.RefusalReader.RefusedAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/audit-trail}: la piste d'audit, who looked at what, and the refused attempts. */
@RestController
final class AuditTrailController {
    /** Events of a page that are read to find those wanted; the page may then have fewer, and yet a next one. */
    static final int READ_LINES_MAX = 2_000;

    private static final SqlFile SQL = SqlFile.beside(AuditTrailController.class, "questions");

    /** Where a line is to be read, and what the event itself does not say without its payload. */
    private record Found(long position, @Nullable String about) {}

    /**
     * Consultation d'un dossier.
     *
     * @param sha256 the document that was shown; absent for the file's own page
     * @param reason motif, as the reader gave it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Consultation(
            long position,
            String file,
            @Nullable String sha256,
            String reason,
            String actor,
            String role,
            String consultedOn,
            Instant recordedAt) {}

    private final Questions questions;
    private final RefusalReader refusals;
    private final LogReader log;

    AuditTrailController(Questions questions, RefusalReader refusals, LogReader log) {
        this.questions = questions;
        this.refusals = refusals;
        this.log = log;
    }

    /**
     * @param aggregateId a file: what happened to it, and the audit findings about it
     * @param from first day or instant of recording, and {@code to} the last
     * @param newest whether the last recorded come first
     */
    @GetMapping("/api/v1/audit-trail")
    ResponseEntity<Answer<AuditTrailLine>> auditTrail(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String aggregateId,
            @RequestParam(required = false) @Nullable List<Long> position,
            @RequestParam(required = false) @Nullable Long fromPosition,
            @RequestParam(required = false) @Nullable Long toPosition,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String origin,
            @RequestParam(required = false) @Nullable String entry,
            @RequestParam(defaultValue = "false") boolean newest,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAuditTrail(questions.reader());
        AuditTrailFilters filters = new AuditTrailFilters(actor, aggregateId, position, event, role, origin, entry);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("audit-trail", filters, fromPosition, toPosition, from, to, newest);
        long after = cursors.numbers(cursor, newest ? Long.MAX_VALUE : LogReader.BEFORE_FIRST)[0];
        RecordedPeriod period = RecordedPeriod.of(log, from, to);
        RecordedPeriod places = new RecordedPeriod(
                Math.max(period.fromPosition(), fromPosition == null ? 0 : fromPosition),
                Math.min(period.toPosition(), toPosition == null ? Long.MAX_VALUE : toPosition));
        return Questions.respond(
                filters.readLines()
                        ? wanted(filters, places, newest, after, items, cursors, minPosition)
                        : told(filters, places, newest, after, items, cursors, minPosition));
    }

    /** A page of the view, each place told from the log. */
    private Answer<AuditTrailLine> told(
            AuditTrailFilters filters,
            RecordedPeriod places,
            boolean newest,
            long after,
            int items,
            Cursor cursors,
            @Nullable String minPosition) {
        Answer<Found> found = questions.page(
                AuditTrailProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement(newest ? "newest_events" : "events"),
                                row -> new Found(row.getLong("position"), row.getString("about")),
                                after,
                                places.fromPosition(),
                                places.toPosition(),
                                filters.places(),
                                filters.places(),
                                filters.actor(),
                                filters.actor(),
                                filters.aggregateId(),
                                filters.aggregateId(),
                                filters.aggregateId(),
                                items + 1),
                        items,
                        one -> cursors.after(one.position())));
        return found.with(lines(found.items()));
    }

    /** What the view cannot find by itself: lines are read in turn until the page is full or enough were read. */
    private Answer<AuditTrailLine> wanted(
            AuditTrailFilters filters,
            RecordedPeriod places,
            boolean newest,
            long after,
            int items,
            Cursor cursors,
            @Nullable String minPosition) {
        Answer<AuditTrailLine> read = told(filters, places, newest, after, Page.ITEMS_MAX, cursors, minPosition);
        List<AuditTrailLine> lines = new ArrayList<>();
        int count = 0;
        while (true) {
            for (AuditTrailLine line : read.items()) {
                if (filters.want(line)) {
                    lines.add(line);
                    if (lines.size() == items) {
                        boolean last =
                                read.next() == null && line.equals(read.items().getLast());
                        return answer(read, lines, last ? null : cursors.after(line.position()));
                    }
                }
            }
            count += read.items().size();
            if (read.next() == null || count >= READ_LINES_MAX) {
                return answer(read, lines, read.next());
            }
            long last = read.items().getLast().position();
            read = told(filters, places, newest, last, Page.ITEMS_MAX, cursors, minPosition);
        }
    }

    private static Answer<AuditTrailLine> answer(
            Answer<AuditTrailLine> read, List<AuditTrailLine> lines, @Nullable String next) {
        return new Answer<>(read.position(), read.at(), lines, next, read.letters(), null);
    }

    /** Read from the log, which never changes: the connection to the view is not kept waiting for it. */
    private List<AuditTrailLine> lines(List<Found> found) {
        Map<Long, LoggedEvent> events = new HashMap<>();
        log.at(found.stream().map(Found::position).toList()).forEach(event -> events.put(event.position(), event));
        return found.stream()
                .map(one -> AuditTrailLine.of(Objects.requireNonNull(events.get(one.position())), one.about()))
                .toList();
    }

    /**
     * Qui a vu quoi, the newest first.
     *
     * @param file such as {@code commitment:2100000012}
     * @param toPosition the last place known
     */
    @GetMapping("/api/v1/audit-trail/consultations")
    ResponseEntity<Answer<Consultation>> consultations(
            @RequestParam(required = false) @Nullable String file,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable Long toPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.requireAuditTrail(questions.reader());
        AuditTrailFilters.requireShort("file", file);
        AuditTrailFilters.requireShort("actor", actor);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("consultations", file, actor, toPosition);
        long before = cursors.numbers(cursor, Long.MAX_VALUE)[0];
        Answer<Long> found = questions.page(
                AuditTrailProjection.NAME,
                minPosition,
                connection -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("consultations"),
                                row -> row.getLong("position"),
                                before,
                                toPosition == null ? Long.MAX_VALUE : toPosition,
                                actor,
                                actor,
                                file,
                                file,
                                items + 1),
                        items,
                        cursors::after));
        List<Consultation> consultations = new ArrayList<>();
        log.at(found.items()).forEach(event -> consultations.addFirst(consultation(event)));
        return Questions.respond(found.with(consultations));
    }

    private static Consultation consultation(LoggedEvent event) {
        FileConsulted told = (FileConsulted) event.event();
        return new Consultation(
                event.position(),
                told.file().text(),
                told.sha256() == null ? null : told.sha256().text(),
                told.reason(),
                told.consultedBy().text(),
                told.role().name(),
                told.consultedOn().toString(),
                event.recordedAt());
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
}
