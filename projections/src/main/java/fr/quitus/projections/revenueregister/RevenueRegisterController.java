package fr.quitus.projections.revenueregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.projections.asking.Answer;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/revenue-orders}: le registre des titres, within the reader's perimeter. */
@RestController
final class RevenueRegisterController {
    static final SqlFile SQL = SqlFile.beside(RevenueRegisterController.class, "questions");
    private static final List<String> STATES = List.of(
            "DRAFT",
            "ISSUED",
            "REJECTED",
            "TAKEN_IN_CHARGE",
            "PARTIALLY_COLLECTED",
            "COLLECTED",
            "CANCELLED",
            "WRITTEN_OFF",
            "REMITTED",
            "PRESCRIBED");

    /**
     * One title. {@code remaining} is issued + added − reduced − remitted − writtenOff − collected, with collected net
     * of what a reduction gave back.
     *
     * @param kind TITRE, or POUR_ORDRE for one that regularises a cash receipt
     * @param debtor SIRET, or number of a natural person
     * @param added costs and surcharges
     * @param recovered cashed after it was written off
     * @param excess owed back to the debtor
     * @param dunning the furthest act of recovery: REMINDED, NOTICED or SEIZED
     * @param contested PENDING, REJECTED or UPHELD; silence rejects it on {@code answerBy}
     * @param plan KEPT or DEFAULTED
     * @param takenOverFrom the takeover (reprise) that brought it, if one did
     * @param impaired dépréciation : of what remains, what is not expected to be collected
     * @param lastPosition of the last event of the title
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String number,
            String kind,
            int year,
            String fundsCentre,
            @Nullable String post,
            @Nullable String debtor,
            @Nullable String debtorName,
            String subject,
            String state,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            String issued,
            String added,
            String reduced,
            String remitted,
            String writtenOff,
            String collected,
            String remaining,
            String recovered,
            String excess,
            @Nullable String dunning,
            @Nullable String contested,
            @Nullable LocalDate answerBy,
            @Nullable String plan,
            @Nullable String takenOverFrom,
            String impaired,
            long lastPosition) {}

    private final Questions questions;

    RevenueRegisterController(Questions questions) {
        this.questions = questions;
    }

    /**
     * @param year the titles' fiscal year
     * @param debtor SIRET, or number of a natural person
     * @param post accounting post that collects
     */
    @GetMapping("/api/v1/revenue-orders")
    ResponseEntity<Answer<Line>> revenueOrders(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String debtor,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Asked asked = new Asked(year, state, debtor, post, Rights.scopeOf(questions.reader()));
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("revenue-orders", asked.year(), state, asked.debtor(), asked.post());
        String after = cursors.texts(cursor, "").getFirst();
        return questions.answer(
                RevenueRegisterProjection.NAME,
                minPosition,
                connection -> Page.of(
                        asked.lines(connection, after, items + 1), items, line -> cursors.after(line.number())));
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/revenue-orders", "/api/v1/revenue-orders.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> revenueOrdersAsCsv(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String debtor,
            @RequestParam(required = false) @Nullable String post,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Asked asked = new Asked(year, state, debtor, post, Rights.scopeOf(questions.reader()));
        return questions.ask(
                RevenueRegisterProjection.NAME,
                minPosition,
                (connection, shown) -> CsvBook.of(
                        "registre-des-titres" + (year == null ? "" : "-" + year),
                        Line.class,
                        shown.position(),
                        (last, limit) -> asked.lines(connection, last == null ? "" : last.number(), limit)));
    }

    /** A question, its filters checked. */
    private record Asked(
            @Nullable Integer year,
            @Nullable String state,
            @Nullable String debtor,
            @Nullable String post,
            Rights.Scope scope) {
        private Asked {
            year = year == null ? null : Integer.valueOf(FiscalYear.of(year).value());
            if (state != null && !STATES.contains(state)) {
                throw Refusals.invalid("state est l'un de " + String.join(", ", STATES) + ".");
            }
            debtor = debtor == null ? null : ThirdPartyRef.of(debtor).text();
            post = post == null ? null : AccountingPostId.of(post).text();
        }

        private List<Line> lines(Connection connection, String after, int limit) throws SQLException {
            return Query.list(
                    connection,
                    SQL.statement("register"),
                    RevenueRegisterController::line,
                    after,
                    year,
                    year,
                    state,
                    state,
                    debtor,
                    debtor,
                    post,
                    post,
                    scope.all(),
                    scope.codes(),
                    limit);
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("number"),
                row.getString("kind"),
                row.getInt("fiscal_year"),
                row.getString("funds_centre"),
                row.getString("post"),
                row.getString("debtor"),
                row.getString("debtor_name"),
                row.getString("subject"),
                row.getString("state"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                euros(row, "issued_cents"),
                euros(row, "added_cents"),
                euros(row, "reduced_cents"),
                euros(row, "remitted_cents"),
                euros(row, "written_off_cents"),
                euros(row, "collected_cents"),
                euros(row, "remaining_cents"),
                euros(row, "recovered_cents"),
                euros(row, "excess_cents"),
                row.getString("dunning"),
                row.getString("contested"),
                row.getObject("answer_by", LocalDate.class),
                row.getString("plan"),
                row.getString("taken_over_from"),
                euros(row, "impaired_cents"),
                row.getLong("last_position"));
    }

    private static String euros(ResultSet row, String column) throws SQLException {
        return Balance.ofCents(row.getLong(column)).text();
    }
}
