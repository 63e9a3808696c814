package fr.quitus.projections.budgetconsumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.MissionCode;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.projections.asking.CsvBook;
import fr.quitus.projections.asking.Cursor;
import fr.quitus.projections.asking.DatedAnswer;
import fr.quitus.projections.asking.Known;
import fr.quitus.projections.asking.KnownAnswers;
import fr.quitus.projections.asking.Page;
import fr.quitus.projections.asking.Period;
import fr.quitus.projections.asking.Query;
import fr.quitus.projections.asking.Questions;
import fr.quitus.projections.asking.Rights;
import fr.quitus.projections.engine.SqlFile;
import fr.quitus.projections.ports.Labels;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/budget-consumption?year=&level=}: le tableau des AE et des CP, by mission, programme, BOP, UO or
 * title, on a date, as known at a position or an instant. Each figure is the sum of {@code /budget-movements}.
 */
@RestController
final class ConsumptionController {
    private static final SqlFile SQL = SqlFile.beside(ConsumptionController.class, "questions");

    /**
     * One line of a level and title group.
     *
     * @param code of the level; null for programmes of no mission, and for credits that have a title group and no title
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            @Nullable String code,
            @Nullable String label,
            @Nullable String mission,
            String titleGroup,
            Figures.Side ae,
            Figures.Side cp) {}

    /** Sums over all lines; lines of one level sum to what those of another do. */
    record Totals(Figures.Side ae, Figures.Side cp) {}

    /** What makes a line. */
    private record Cell(String code, String titleGroup) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return Comparator.comparing(Cell::code)
                    .thenComparing(Cell::titleGroup)
                    .compare(this, other);
        }
    }

    private record Row(String place, String title, String titleGroup, Measure measure, long aeCents, long cpCents) {}

    private final Questions questions;
    private final Labels labels;
    private final KnownAnswers answers;

    ConsumptionController(Questions questions, Labels labels) {
        this.questions = questions;
        this.labels = labels;
        this.answers = new KnownAnswers(
                questions, BudgetConsumptionProjection.NAME, SqlFile.beside(ConsumptionController.class, "known"));
    }

    /**
     * @param year the fiscal year of the credits, whenever they are used: the complementary period is of its year
     * @param level PROGRAMME when absent
     * @param code shows what is within this mission, programme, BOP or UO
     * @param asOf last day of the acts counted; absent, all of them
     * @param knownAt a position of the log, or an instant; what was recorded later is left out
     */
    @GetMapping("/api/v1/budget-consumption")
    ResponseEntity<DatedAnswer<Line>> budgetConsumption(
            @RequestParam int year,
            @RequestParam(defaultValue = "PROGRAMME") Level level,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        if (level == Level.MISSION) {
            Rights.requireAllBooks(questions.reader(), "le budget par mission");
        }
        Rights.Scope scope = Rights.scopeOf(questions.reader());
        int fiscalYear = FiscalYear.of(year).value();
        String within = Level.code(code, level);
        LocalDate last = Period.date("asOf", asOf);
        int items = Page.limit(limit, Page.ITEMS_MAX);
        Cursor cursors = Cursor.of("budget-consumption", fiscalYear, level, within, last, knownAt);
        List<String> start = cursors.texts(cursor, "", "");
        Cell after = new Cell(start.get(0), start.get(1));
        return answers.answer(null, last, knownAt, minPosition, (connection, known) -> {
            Map<Cell, Figures> cells = cells(rows(connection, fiscalYear, level, within, last, known, scope), level);
            int heldAt = level.heldAt(within);
            List<Line> lines = cells.entrySet().stream()
                    .filter(cell -> cursor == null || cell.getKey().compareTo(after) > 0)
                    .limit(items + 1L)
                    .map(cell -> line(cell.getKey(), cell.getValue(), level, heldAt))
                    .toList();
            Figures total = new Figures();
            cells.values().forEach(total::add);
            return Page.of(lines, items, line -> cursors.after(text(line.code()), line.titleGroup()))
                    .with(new Totals(total.ae(heldAt), total.cp(heldAt)));
        });
    }

    /** The whole of it, as CSV. */
    @GetMapping(
            path = {"/api/v1/budget-consumption", "/api/v1/budget-consumption.csv"},
            produces = CsvBook.MEDIA_TYPE)
    ResponseEntity<Resource> budgetConsumptionAsCsv(
            @RequestParam int year,
            @RequestParam(defaultValue = "PROGRAMME") Level level,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestHeader(name = Questions.MIN_POSITION, required = false) @Nullable String minPosition) {
        return CsvBook.of(
                "execution-budgetaire-" + FiscalYear.of(year) + "-" + level,
                Line.class,
                knownAt,
                (known, cursor, limit) ->
                        budgetConsumption(year, level, code, asOf, known, cursor, limit, minPosition));
    }

    private List<Row> rows(
            Connection connection,
            int year,
            Level level,
            @Nullable String within,
            @Nullable LocalDate asOf,
            Known known,
            Rights.Scope scope)
            throws SQLException {
        // A mission is no part of a holder's code: its programmes are known here only.
        boolean ofMission = Level.isMission(within);
        List<@Nullable Object> parameters = new ArrayList<>();
        Collections.addAll(parameters, level.depth(), scope.all(), scope.codes());
        parameters.addAll(Acts.until(asOf).parameters(year, ofMission ? null : within, known));
        List<Row> rows =
                Query.list(connection, SQL.statement("consumption"), ConsumptionController::row, parameters.toArray());
        return ofMission
                ? rows.stream()
                        .filter(row -> missionOf(row.place()).equals(within))
                        .toList()
                : rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("place"),
                row.getString("title"),
                row.getString("title_group"),
                Measure.valueOf(row.getString("measure")),
                row.getLong("ae_cents"),
                row.getLong("cp_cents"));
    }

    private Map<Cell, Figures> cells(List<Row> rows, Level level) {
        Map<Cell, Figures> cells = new TreeMap<>();
        for (Row row : rows) {
            String code =
                    switch (level) {
                        case MISSION -> missionOf(row.place());
                        case PROGRAMME, BOP, UO -> row.place();
                        case TITLE -> row.title();
                    };
            cells.computeIfAbsent(new Cell(code, row.titleGroup()), _ -> new Figures())
                    .add(row.measure(), row.aeCents(), row.cpCents());
        }
        return cells;
    }

    private Line line(Cell cell, Figures figures, Level level, int heldAt) {
        String code = cell.code().isEmpty() ? null : cell.code();
        return new Line(
                code,
                code == null ? null : label(code, level),
                code == null ? null : mission(code, level),
                cell.titleGroup(),
                figures.ae(heldAt),
                figures.cp(heldAt));
    }

    private @Nullable String label(String code, Level level) {
        return switch (level) {
            case MISSION -> labels.mission(MissionCode.of(code)).orElse(null);
            case PROGRAMME -> labels.programme(ProgrammeCode.of(code)).orElse(null);
            case BOP, UO, TITLE -> null;
        };
    }

    private @Nullable String mission(String code, Level level) {
        return switch (level) {
            case MISSION -> code;
            case PROGRAMME, BOP, UO -> missionOf(code).isEmpty() ? null : missionOf(code);
            case TITLE -> null;
        };
    }

    /** The mission of a holder's programme; empty where no mission claims it. */
    private String missionOf(String holder) {
        return labels.missionOf(ProgrammeCode.of(holder.substring(0, 4)))
                .map(MissionCode::text)
                .orElse("");
    }

    private static String text(@Nullable String code) {
        return code == null ? "" : code;
    }
}
