package fr.quitus.projections.auditfindings;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.audit.FindingSeverity;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/audit-findings}: les constats d'audit, within the reader's perimeter. */
@RestController
final class AuditFindingsController {
    private static final SqlFile SQL = SqlFile.beside(AuditFindingsController.class, "questions");
    private static final List<String> STATUSES = List.of("OPEN", "ANSWERED", "CLOSED");
    private static final List<String> SEVERITIES =
            Arrays.stream(FindingSeverity.values()).map(FindingSeverity::name).toList();

    /** Réponse. */
    record Reply(String text, LocalDate answeredOn, String answeredBy, String answeredAs) {}

    /**
     * Constat.
     *
     * @param position of the log at which it was recorded
     * @param about the file, event, account or published statement
     * @param history the stream whose history shows it
     * @param outcome {@code LEVE} or {@code MAINTENU}; null while it is not closed
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String finding,
            long position,
            String about,
            String history,
            @Nullable String fundsCentre,
            @Nullable String post,
            String severity,
            String text,
            String legalReference,
            LocalDate recordedOn,
            String recordedBy,
            String status,
            List<Reply> answers,
            @Nullable String outcome,
            @Nullable String conclusion,
            @Nullable LocalDate closedOn,
            @Nullable String closedBy) {}

    private final Questions questions;

    AuditFindingsController(Questions questions) {
        this.questions = questions;
    }

    /** @param about what findings are about, or the file whose history they belong to */
    @GetMapping("/api/v1/audit-findings")
    ResponseEntity<Answer<Line>> findings(
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        String thing = about == null ? null : thing(about);
        requireOneOf("status", status, STATUSES);
        requireOneOf("severity", severity, SEVERITIES);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("audit-findings", thing, status, severity);
        long after = cursors.numbers(cursor, LogReader.BEFORE_FIRST)[0];
        return questions.answer(
                AuditFindingsProjection.NAME,
                minPosition,
                connection -> Page.of(
                        answered(
                                connection,
                                Query.list(
                                        connection,
                                        SQL.statement("findings"),
                                        AuditFindingsController::line,
                                        after,
                                        thing,
                                        thing,
                                        thing,
                                        status,
                                        status,
                                        severity,
                                        severity,
                                        scope.all(),
                                        scope.codes(),
                                        items + 1)),
                        items,
                        line -> cursors.after(line.position())));
    }

    private static String thing(String about) {
        try {
            return AuditedThing.of(about).text();
        } catch (InvalidValue e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static void requireOneOf(String name, @Nullable String given, List<String> known) {
        if (given != null && !known.contains(given)) {
            throw Refusals.invalid(name + " est l'un de " + String.join(", ", known) + ".");
        }
    }

    private static List<Line> answered(Connection connection, List<Line> lines) throws SQLException {
        record Given(String finding, Reply reply) {}
        Map<String, List<Reply>> replies = new HashMap<>();
        Query.list(
                        connection,
                        SQL.statement("answers"),
                        row -> new Given(
                                row.getString("finding"),
                                new Reply(
                                        row.getString("answer_text"),
                                        row.getObject("answered_on", LocalDate.class),
                                        row.getString("answered_by"),
                                        row.getString("answered_as"))),
                        connection.createArrayOf(
                                "text", lines.stream().map(Line::finding).toArray()))
                .forEach(given -> replies.computeIfAbsent(given.finding(), _ -> new ArrayList<>())
                        .add(given.reply()));
        return lines.stream()
                .map(line -> with(line, replies.getOrDefault(line.finding(), List.of())))
                .toList();
    }

    private static Line with(Line line, List<Reply> replies) {
        return new Line(
                line.finding(),
                line.position(),
                line.about(),
                line.history(),
                line.fundsCentre(),
                line.post(),
                line.severity(),
                line.text(),
                line.legalReference(),
                line.recordedOn(),
                line.recordedBy(),
                line.status(),
                List.copyOf(replies),
                line.outcome(),
                line.conclusion(),
                line.closedOn(),
                line.closedBy());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("finding"),
                row.getLong("first_position"),
                row.getString("about"),
                row.getString("history"),
                row.getString("funds_centre"),
                row.getString("post"),
                row.getString("severity"),
                row.getString("finding_text"),
                row.getString("legal_reference"),
                row.getObject("recorded_on", LocalDate.class),
                row.getString("recorded_by"),
                row.getString("status"),
                List.of(),
                row.getString("outcome"),
                row.getString("conclusion"),
                row.getObject("closed_on", LocalDate.class),
                row.getString("closed_by"));
    }
}
