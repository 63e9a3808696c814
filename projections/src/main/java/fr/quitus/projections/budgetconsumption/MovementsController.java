package fr.quitus.projections.budgetconsumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/budget-movements?year=&code=}: les mouvements de crédits, in log order, behind each figure. */
@RestController
final class MovementsController {
    private static final SqlFile SQL = SqlFile.beside(MovementsController.class, "questions");

    /**
     * One figure that an event changed.
     *
     * @param holder programme, BOP or UO
     * @param reference number of the EJ, legal reference, or code of who was allotted
     * @param leafHash of the event in the Merkle log
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            long position,
            int ordinal,
            String holder,
            String titleGroup,
            @Nullable String title,
            String measure,
            String ae,
            String cp,
            LocalDate actDate,
            @Nullable String reference,
            @Nullable Integer line,
            String eventId,
            String eventName,
            Instant recordedAt,
            String actor,
            String leafHash) {}

    /** Dossier d'un mouvement : the file of the act that made it. */
    record Origin(long position, String file) {}

    private final Questions questions;
    private final LogReader log;
    private final KnownAnswers answers;

    MovementsController(Questions questions, LogReader log) {
        this.questions = questions;
        this.log = log;
        this.answers = new KnownAnswers(
                questions, BudgetConsumptionProjection.NAME, SqlFile.beside(MovementsController.class, "known"));
    }

    /**
     * @param code shows what is within this programme, BOP or UO
     * @param asOf last day of the acts shown; absent, all of them
     * @param knownAt a position of the log, or an instant; what was recorded later is left out
     */
    @GetMapping("/api/v1/budget-movements")
    ResponseEntity<DatedAnswer<Line>> budgetMovements(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable TitleGroup titleGroup,
            @RequestParam(required = false) @Nullable Title title,
            @RequestParam(required = false) @Nullable Measure measure,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        String within = Level.code(code, Level.UO);
        if (Level.isMission(within)) {
            throw Refusals.invalid("« code » est ici un programme, un BOP ou une UO.");
        }
        LocalDate last = Period.date("asOf", asOf);
        int items = Page.limit(limit, Page.ITEMS_DEFAULT);
        Cursor cursors = Cursor.of("budget-movements", fiscalYear, within, titleGroup, title, measure, last, knownAt);
        long[] after = cursors.numbers(cursor, LogReader.BEFORE_FIRST, 0);
        return answers.answer(
                null,
                last,
                knownAt,
                minPosition,
                (connection, known) -> Page.of(
                        Query.list(
                                connection,
                                SQL.statement("movements"),
                                MovementsController::line,
                                fiscalYear,
                                after[0],
                                after[1],
                                known.position(),
                                last,
                                last,
                                within,
                                within,
                                within,
                                name(titleGroup),
                                name(titleGroup),
                                name(title),
                                name(title),
                                name(measure),
                                name(measure),
                                scope.all(),
                                scope.codes(),
                                items + 1),
                        items,
                        line -> cursors.after(line.position(), line.ordinal())));
    }

    /** The file of a movement that who asks may see: the EJ, the DP, or what else moved credits. */
    @GetMapping("/api/v1/budget-movements/{position}")
    Origin budgetMovement(@PathVariable long position) {
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        boolean seen = questions.ask(BudgetConsumptionProjection.NAME, null, (connection, _) -> Query.list(
                        connection,
                        SQL.statement("movement"),
                        row -> row.getBoolean("seen"),
                        position,
                        scope.all(),
                        scope.codes())
                .getFirst());
        if (!seen) {
            throw Refusals.unknown("Le mouvement " + position);
        }
        return new Origin(position, fileOf(log.at(List.of(position)).getFirst()));
    }

    /** What the event names, the DP before its EJ; its own stream where it names neither. */
    private static String fileOf(LoggedEvent logged) {
        String file = logged.aggregateId();
        for (RecordComponent member : logged.event().getClass().getRecordComponents()) {
            if (member.getType() == PaymentRequestId.class) {
                return "payment-request:" + named(member, logged.event());
            }
            if (member.getType() == CommitmentNumber.class) {
                file = "commitment:" + named(member, logged.event());
            }
        }
        return file;
    }

    private static Object named(RecordComponent member, LedgerEvent event) {
        try {
            return member.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + member, e);
        }
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/budget-movements", "/api/v1/budget-movements.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> budgetMovementsAsCsv(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable TitleGroup titleGroup,
            @RequestParam(required = false) @Nullable Title title,
            @RequestParam(required = false) @Nullable Measure measure,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "mouvements-de-credits-" + FiscalYear.of(year),
                Line.class,
                knownAt,
                (known, cursor, limit) -> budgetMovements(
                        year, code, titleGroup, title, measure, asOf, known, cursor, limit, minPosition));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Line line(ResultSet row) throws SQLException {
        int line = row.getInt("line");
        return new Line(
                row.getLong("position"),
                row.getInt("ordinal"),
                row.getString("holder"),
                row.getString("title_group"),
                orNull(row.getString("title")),
                row.getString("measure"),
                Balance.ofCents(row.getLong("ae_cents")).text(),
                Balance.ofCents(row.getLong("cp_cents")).text(),
                row.getObject("act_date", LocalDate.class),
                orNull(row.getString("reference")),
                line == 0 ? null : line,
                row.getString("event_id"),
                row.getString("event_name"),
                KnownAnswers.recordedAt(row),
                row.getString("actor"),
                row.getString("leaf_hash"));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
