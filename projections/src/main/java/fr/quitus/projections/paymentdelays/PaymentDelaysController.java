package fr.quitus.projections.paymentdelays;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/payment-delays?from=&to=}: le rapport sur le délai global de paiement, by month, programme and
 * accounting post, of the payments whose value date is in the period; {@code /late} lists those that owed interest.
 * What a delay is: {@link Distribution}.
 */
@RestController
final class PaymentDelaysController {
    private static final SqlFile SQL = SqlFile.beside(PaymentDelaysController.class, "questions");

    /** One month, programme and accounting post. */
    record Line(String month, String programme, String post, Distribution.Figures figures) {}

    /** One late payment, with what it owed without being asked. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LateLine(
            long position,
            String paymentRequestId,
            String paymentRequestNumber,
            String supplier,
            String fundsCentre,
            String post,
            @Nullable LocalDate dueDate,
            LocalDate valueDate,
            int paymentDays,
            int daysLate,
            String interest,
            String flatFee) {}

    private record Cell(String month, String programme, String post) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::month).thenComparing(Cell::programme).thenComparing(Cell::post);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    private record Row(Cell cell, int days, DelaySteps.Sum sum) {}

    private record Asked(
            LocalDate from,
            LocalDate to,
            @Nullable String code,
            @Nullable String post,
            Rights.Scope scope) {}

    private final Questions questions;
    private final KnownAnswers answers;

    PaymentDelaysController(Questions questions) {
        this.questions = questions;
        this.answers = new KnownAnswers(
                questions, PaymentDelaysProjection.NAME, SqlFile.beside(PaymentDelaysController.class, "known"));
    }

    /**
     * @param from first value date counted, {@code to} the last
     * @param code counts what is within this programme, BOP or UO
     * @param post counts what this accounting post pays
     * @param knownAt a position of the log, or an instant; what was recorded later is left out
     */
    @GetMapping("/api/v1/payment-delays")
    ResponseEntity<DatedAnswer<Line>> paymentDelays(
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Asked asked = asked(from, to, code, post);
        int items = Page.limit(limit, Page.ITEMS_MAX);
        Cursor cursors = Cursor.of("payment-delays", asked.from(), asked.to(), code, post, knownAt);
        List<String> start = cursors.texts(cursor, "", "", "");
        Cell after = new Cell(start.get(0), start.get(1), start.get(2));
        return answers.answer(asked.from(), asked.to(), knownAt, minPosition, (connection, known) -> {
            Map<Cell, Distribution> cells = new TreeMap<>();
            Distribution all = new Distribution();
            for (Row row : rows(connection, asked, known)) {
                cells.computeIfAbsent(row.cell(), _ -> new Distribution()).add(row.days(), row.sum());
                all.add(row.days(), row.sum());
            }
            List<Line> lines = cells.entrySet().stream()
                    .filter(one -> one.getKey().compareTo(after) > 0)
                    .limit(items + 1L)
                    .map(one -> line(one.getKey(), one.getValue()))
                    .toList();
            return Page.of(lines, items, line -> cursors.after(line.month(), line.programme(), line.post()))
                    .with(all.figures());
        });
    }

    /** The late ones, in log order; the same period and filters. */
    @GetMapping("/api/v1/payment-delays/late")
    ResponseEntity<DatedAnswer<LateLine>> latePayments(
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Asked asked = asked(from, to, code, post);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("late-payments", asked.from(), asked.to(), code, post, knownAt);
        long after = cursors.numbers(cursor, LogReader.BEFORE_FIRST)[0];
        return answers.answer(
                asked.from(),
                asked.to(),
                knownAt,
                minPosition,
                (connection, known) -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("late"),
                                PaymentDelaysController::lateLine,
                                after,
                                known.position(),
                                asked.from(),
                                asked.to(),
                                code,
                                code,
                                code,
                                asked.post(),
                                asked.post(),
                                asked.scope().all(),
                                asked.scope().codes(),
                                items + 1),
                        items,
                        line -> cursors.after(line.position())));
    }

    private Asked asked(String from, String to, @Nullable String code, @Nullable String post) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        LocalDate first = Period.date("from", from);
        LocalDate last = Period.date("to", to);
        if (first == null || last == null || first.isAfter(last)) {
            throw Refusals.invalid("« from » ne suit pas « to ».");
        }
        if (code != null && !code.matches("[0-9]{4}(-[A-Z0-9]{2,8}){0,2}")) {
            throw Refusals.invalid("« code » est un programme, un BOP ou une UO.");
        }
        String paying = post == null ? null : AccountingPostId.of(post).text();
        return new Asked(first, last, code, paying, scope);
    }

    private static List<Row> rows(Connection connection, Asked asked, Known known) throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(asked.from());
        parameters.add(asked.to());
        parameters.add(asked.code());
        parameters.add(asked.post());
        parameters.add(asked.scope().all());
        parameters.add(asked.scope().codes());
        parameters.addAll(List.of(Blocks.partsOf(known)));
        return Query.list(connection, SQL.statement("delays"), PaymentDelaysController::row, parameters.toArray());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Cell(row.getString("month"), row.getString("programme"), row.getString("post")),
                row.getInt("payment_days"),
                new DelaySteps.Sum(
                        row.getLong("payments"),
                        row.getLong("amount_cents"),
                        row.getLong("late"),
                        row.getLong("days_late"),
                        row.getLong("interest_cents"),
                        row.getLong("fee_cents")));
    }

    private static Line line(Cell cell, Distribution distribution) {
        return new Line(cell.month(), cell.programme(), cell.post(), distribution.figures());
    }

    private static LateLine lateLine(ResultSet row) throws SQLException {
        return new LateLine(
                row.getLong("position"),
                row.getString("payment_request_id"),
                row.getString("number"),
                row.getString("supplier"),
                row.getString("funds_centre"),
                row.getString("post"),
                row.getObject("due_date", LocalDate.class),
                row.getObject("value_date", LocalDate.class),
                row.getInt("payment_days"),
                row.getInt("days_late"),
                Balance.ofCents(row.getLong("interest_cents")).text(),
                Balance.ofCents(row.getLong("fee_cents")).text());
    }
}
